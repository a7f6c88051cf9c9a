/** A walk through a window: steps one after the other, each with its outcome, and a picture of the one that failed. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Outcome } from "../runner.ts";
import type { Window } from "./window.ts";

export interface WalkOptions {
  readonly browser: Browser;
  /** Address of a window with a file of the workspace open. */
  urlOf(file: string): string;
  /** Folder of real files that the window shows: a copy of examples/. */
  readonly workspace: string;
  /** Where screenshots go; the name of the host begins theirs. */
  readonly artefacts: string;
  readonly name: string;
  log(): string;
}

export interface Walk {
  readonly outcomes: Outcome[];
  /** Runs a step; what it throws is its outcome. After `stop` every step fails untried. */
  step(name: string, run: (window: Window) => Promise<void>): Promise<void>;
  /** No step after this one can be walked. */
  stop(why: string): void;
  picture(name: string, of?: Window): Promise<unknown>;
}

export function walkIn(window: Window, options: WalkOptions): Walk {
  const outcomes: Outcome[] = [];
  let stopped: string | undefined;
  const picture = (name: string, of = window): Promise<unknown> =>
    of.page.screenshot({ path: join(options.artefacts, `${options.name}-${name}.png`) });
  return {
    outcomes,
    picture,
    stop(why) {
      stopped = why;
    },
    async step(name, run) {
      const began = performance.now();
      let message: string | undefined;
      if (stopped !== undefined) message = `not tried: ${stopped}`;
      else {
        try {
          await run(window);
        } catch (error) {
          message = error instanceof Error ? (error.stack ?? error.message) : String(error);
          await picture(`failed-${name.replaceAll(/\W+/g, "-").slice(0, 60)}`).catch(() => undefined);
          if (options.log() !== "") message += `\nserver: ${options.log().slice(-1500)}`;
        }
      }
      const ms = Math.round(performance.now() - began);
      outcomes.push({ name, ok: message === undefined, ms, ...(message !== undefined && { message }) });
      console.log(
        `  ${message === undefined ? "✓" : "✗"} ${name} (${ms} ms)${message === undefined ? "" : `\n${message}`}`,
      );
    },
  };
}

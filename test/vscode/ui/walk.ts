/** A walk through a window: steps one after the other, each with its outcome, and a picture of the one that failed. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { EditorHost } from "../hosts/editor-host.ts";
import type { Outcome } from "../runner.ts";
import { openWindow, type Window } from "./window.ts";

/** What a walk needs of the run that it is a part of. */
export interface WalkPlace {
  readonly browser: Browser;
  /** Where screenshots go; the name of the host begins theirs. */
  readonly artefacts: string;
  readonly name: string;
}

export interface WalkOptions extends WalkPlace {
  /** Address of a window with a file of the workspace open. */
  urlOf(file: string): string;
  /** Folder of real files that the window shows: a copy of examples/. */
  readonly workspace: string;
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

/** Milliseconds for one thing to come once the window stands: what does not come within this time does not come. */
const patience = 30_000;
/** A window in which so many steps in a row fail is broken: the others would only wait for what cannot come. */
const mostFailures = 3;

/** Opens a window, walks in it and closes it; a window that does not open is the only outcome then. */
export async function walkThrough(
  options: Omit<WalkOptions, "urlOf" | "workspace">,
  {
    of,
    url,
    size,
  }: {
    /** Names the walk where its window is spoken of. */
    readonly of: string;
    readonly url: string;
    readonly size?: { readonly width: number; readonly height: number };
  },
  steps: (walk: Walk) => Promise<void>,
): Promise<readonly Outcome[]> {
  let window: Window;
  try {
    window = await openWindow(options.browser, url, size);
  } catch (error) {
    return [told({ name: `${of}: the window opens`, ok: false, ms: 0, message: wordsOf(error) })];
  }
  try {
    window.context.setDefaultTimeout(patience);
    const walk = walkIn(window, options);
    await steps(walk);
    await walk.step(`${of}: nothing of ours complained on the console meanwhile`, async ({ faults }) => {
      if (faults.length > 0) throw new Error(faults.join("\n"));
    });
    return walk.outcomes;
  } finally {
    await window.close();
  }
}

/**
 * A walk that needs a folder of its own: `prepare` fills it, `start` gives the host that shows it. Both are gone afterwards;
 * what fails before the walk is its outcome.
 */
export async function walkAlone(
  what: string,
  place: WalkPlace,
  {
    prepare,
    start,
    walk,
  }: {
    /** Fills an empty folder; gives the path of the folder within it that the window shows, "" for all of it. */
    prepare(folder: string): string;
    start(workspace: string): Promise<EditorHost>;
    walk(options: WalkOptions, host: EditorHost): Promise<readonly Outcome[]>;
  },
): Promise<readonly Outcome[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mlflow-walk-")));
  let host: EditorHost | undefined;
  try {
    const workspace = join(folder, prepare(folder));
    const running = (host = await start(workspace));
    return await walk({ ...place, workspace, urlOf: (file) => running.url(file), log: () => running.log() }, running);
  } catch (error) {
    return [told({ name: what, ok: false, ms: 0, message: wordsOf(error) })];
  } finally {
    await host?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function walkIn(window: Window, options: Pick<WalkOptions, "artefacts" | "name" | "log">): Walk {
  const outcomes: Outcome[] = [];
  let stopped: string | undefined;
  let failures = 0;
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
          message = wordsOf(error);
          await picture(`failed-${name.replaceAll(/\W+/g, "-").slice(0, 60)}`).catch(() => undefined);
          if (options.log() !== "") message += `\nserver: ${options.log().slice(-1500)}`;
          // A menu or a question that was left open would take the clicks of the next step.
          await window.page.keyboard.press("Escape").catch(() => undefined);
        }
      }
      failures = message === undefined ? 0 : failures + 1;
      if (failures === mostFailures) stopped ??= `${mostFailures} steps in a row failed`;
      const ms = Math.round(performance.now() - began);
      outcomes.push(told({ name, ok: message === undefined, ms, ...(message !== undefined && { message }) }));
    },
  };
}

/** Tells an outcome on the console as it comes. */
function told(outcome: Outcome): Outcome {
  const { name, ok, ms, message } = outcome;
  console.log(`  ${ok ? "✓" : "✗"} ${name} (${ms} ms)${message === undefined ? "" : `\n${message}`}`);
  return outcome;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

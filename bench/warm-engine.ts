/** Another language in a process of its own, which is asked for pictures. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { out } from "./bundled.ts";
import type { Answer } from "./other-warm.ts";
import type { Cost } from "./turns.ts";

export class WarmEngine {
  readonly #child: ChildProcess;
  readonly #longest: number;

  private constructor(child: ChildProcess, longest: number) {
    this.#child = child;
    this.#longest = longest;
  }

  /**
   * Starts it.
   *
   * @param root this repository
   * @param longest milliseconds after which it is given up
   */
  static async start(name: string, root: string, longest: number): Promise<WarmEngine> {
    const child = fork(join(out, "other-warm.mjs"), [name], {
      // What it prints is no concern of ours.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      env: { ...process.env, BENCH_ROOT: root },
    });
    const engine = new WarmEngine(child, longest);
    await engine.#answer("its start");
    return engine;
  }

  /** Draws a text and tells what it cost. Throws when there is no picture in time. */
  async draw(text: string): Promise<Cost> {
    this.#child.send(text);
    const answer = (await this.#answer("a picture")) as Answer;
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  }

  stop(): void {
    this.#child.kill("SIGKILL");
  }

  #answer(what: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail(`over ${this.#longest / 1000} s`), this.#longest);
      const fail = (why: string) => {
        settle();
        this.stop();
        reject(new Error(why));
      };
      const onExit = () => fail(`it ended before ${what}`);
      const onMessage = (answer: unknown) => {
        settle();
        resolve(answer);
      };
      const settle = () => {
        clearTimeout(timer);
        this.#child.off("exit", onExit);
        this.#child.off("message", onMessage);
      };
      this.#child.on("exit", onExit);
      this.#child.on("message", onMessage);
    });
  }
}

/**
 * A test runner of twenty lines that works in every extension host: no module of Node, no loader, one line a test on
 * the console, which all hosts hand to whoever started them.
 */
export interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly message?: string;
}

const tests: { readonly name: string; readonly run: () => Promise<void> }[] = [];

/** Marks a line of the console that holds an `Outcome` as JSON. */
export const outcomeMark = "e2e-outcome ";

export function test(name: string, run: () => Promise<void>): void {
  tests.push({ name, run });
}

/** Runs every test; the outcomes are told on the console as they come. */
export async function runTests(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { name, run } of tests) {
    const began = performance.now();
    let message: string | undefined;
    try {
      await run();
    } catch (error) {
      message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const ms = Math.round(performance.now() - began);
    const outcome: Outcome = { name, ok: message === undefined, ms, ...(message !== undefined && { message }) };
    outcomes.push(outcome);
    console.log(outcomeMark + JSON.stringify(outcome));
  }
  return outcomes;
}

/** Fails with a sentence unless the two are alike as JSON. */
export function expectEqual(actual: unknown, wanted: unknown, what: string): void {
  const [a, w] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (a !== w) throw new Error(`${what}: ${a} instead of ${w}`);
}

export function expectTrue(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** Waits until `look` gives something. Never sleeps longer than it must. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  seconds = 15,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await Promise.resolve()
      .then(look)
      .catch((error: unknown) => {
        // A text that was just changed cancels what was asked of the old one: an editor asks again, and so does this.
        if (/Canceled/.test(String(error))) return undefined;
        throw error;
      });
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for: ${what}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

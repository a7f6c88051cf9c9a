/** What keeps the main thread of a page busy, by what was done to it: read from Chromium's own trace. */
import type { Browser, Page } from "playwright-core";

/** One task of the main thread, in milliseconds. */
export interface Task {
  /** What was done last before it. */
  readonly action: string;
  /** Time on the clock: with other work on the machine, that too. */
  readonly wall: number;
  /** Time of the processor. */
  readonly cpu: number;
  /** Things on the page that had to be placed anew, letters and lines alike. */
  readonly placed: number;
  /** The three parts of it that took longest. */
  readonly parts: string;
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly beginData?: { readonly dirtyObjects?: number };
    readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string };
  };
}

const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];
const marked = "bench: ";

export interface Watch {
  /** From here on, tasks belong to this action. */
  action(name: string): Promise<void>;
  /** Every task since the watch began, those of the tool that watches left out. */
  stop(): Promise<readonly Task[]>;
}

/** Begins to watch the main thread of a page. One watch a browser at a time. */
export async function watchMainThread(browser: Browser, page: Page): Promise<Watch> {
  await browser.startTracing(page, { categories });
  return {
    action: (name) => page.evaluate((mark) => void performance.mark(mark), `${marked}${name}`),
    async stop() {
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
      return tasksIn(traceEvents);
    },
  };
}

function tasksIn(events: readonly TraceEvent[]): readonly Task[] {
  const marks = events.filter((e) => e.cat.includes("blink.user_timing") && e.name.startsWith(marked));
  // The page under test is the one that bears the marks; another renderer may be kept in reserve.
  const home = marks[0];
  if (!home) throw new Error("No action was named: there is nothing to tell tasks by.");
  const own = events.filter((e) => e.pid === home.pid && e.tid === home.tid);
  const actions = marks.toSorted((a, b) => a.ts - b.ts);
  const tasks = own.filter((e) => e.name === "RunTask" && e.dur !== undefined && e.tdur !== undefined);
  if (tasks.length === 0) throw new Error("The trace holds no tasks.");
  const parts = own.filter((e) => e.ph === "X" && ((e.dur ?? 0) >= 1000 || e.name === "Layout"));
  return tasks.flatMap((task) => {
    const [start, end] = [task.ts, task.ts + (task.dur ?? 0)];
    const inside = parts.filter((e) => e !== task && e.ts >= start && e.ts + (e.dur ?? 0) <= end);
    // Messages of the tool that clicks and looks are no work of the page.
    if (inside.some((e) => e.args?.chrome_mojo_event_info?.mojo_interface_tag?.includes("DevTools"))) return [];
    const action = actions.findLast((mark) => mark.ts <= start)?.name.slice(marked.length);
    if (action === undefined) return [];
    const longest = inside
      .filter((e) => !/RunTask|Receive mojo|HandlePostMessage|EventDispatch/.test(e.name))
      .toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
      .slice(0, 3)
      .map((e) => `${e.name} ${((e.tdur ?? 0) / 1000).toFixed(0)}`);
    const placed = inside
      .filter((e) => e.name === "Layout")
      .reduce((sum, e) => sum + (e.args?.beginData?.dirtyObjects ?? 0), 0);
    return [{ action, wall: (task.dur ?? 0) / 1000, cpu: (task.tdur ?? 0) / 1000, placed, parts: longest.join(", ") }];
  });
}

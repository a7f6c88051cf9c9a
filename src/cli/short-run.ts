import { setFlagsFromString } from "node:v8";

/**
 * How often V8 sees a function, or its loop, before Maglev compiles it anew for more speed: as in V8 itself, and fifty times as often. What
 * runs on for seconds is compiled all the same; without it, a map with many flows through the whole picture took five times as long.
 */
const counts = [
  ["invocation-count-for-maglev", 400, 20_000],
  ["invocation-count-for-maglev-osr", 100, 5_000],
] as const;

/**
 * Versions of Node in which this was tried. In Node 22 switches that are taken back count as changed, so that no kept code
 * would be trusted; a later V8 may not know these and would say so on standard error.
 */
const [oldest, newest] = [24, 26];

/**
 * For a run of less than a second: V8 waits longer before it compiles a function a second time, for more speed, and looks for no
 * garbage ahead of need. Its threads spend a third of the processor time of a start on both, for code that has ended before it pays.
 * Modules of Node itself that are loaded after this are compiled anew, as V8 trusts no kept code from under other switches:
 * it comes when all is loaded, and what it gives back, which takes the switches back, before code is kept.
 *
 * @param node the running Node's major version
 */
export function runShortly(node: number): () => void {
  if (node < oldest || node > newest) return () => {};
  setFlagsFromString("--no-incremental-marking");
  for (const [name, , patient] of counts) setFlagsFromString(`--${name}=${patient}`);
  return () => {
    setFlagsFromString("--incremental-marking");
    for (const [name, usual] of counts) setFlagsFromString(`--${name}=${usual}`);
  };
}

import { setFlagsFromString } from "node:v8";

/** Switches of V8 that pay only when a program runs for long. */
const switches = ["opt", "maglev", "incremental-marking"];

/**
 * Versions of Node in which this was tried. In Node 22 switches that are taken back count as changed, so that no kept code
 * would be trusted; a later V8 may not know these and would say so on standard error.
 */
const [oldest, newest] = [24, 26];

/**
 * For a run of less than a second: V8 compiles no function a second time, for more speed, and looks for no garbage ahead of
 * need. Its threads spend a third of the processor time of a start on both, for code that has ended before it pays.
 * Modules of Node itself that are loaded after this are compiled anew, as V8 trusts no kept code from under other switches:
 * it comes when all is loaded, and what it gives back, which takes the switches back, before code is kept.
 *
 * @param node the running Node's major version
 */
export function runShortly(node: number): () => void {
  const known = node >= oldest && node <= newest ? switches : [];
  for (const name of known) setFlagsFromString(`--no-${name}`);
  return () => {
    for (const name of known) setFlagsFromString(`--${name}`);
  };
}

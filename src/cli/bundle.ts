/** What `mlmap.ts` starts: all of the command line, bundled into one file. */
export { terminal } from "./io.ts";
export { main } from "./main.ts";

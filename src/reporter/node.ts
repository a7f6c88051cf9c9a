/**
 * Writes reports for desktop VS Code and remote servers, in a thread of its own: the layout would hold the editor up. The
 * script is the browser's, so that the layout engine is shipped once; here it finds what a worker of the browser has.
 */
import { parentPort } from "node:worker_threads";
import { systemFontsFor } from "./system-fonts.ts";

Object.assign(globalThis, {
  self: globalThis,
  fontsOfMachine: systemFontsFor,
  postMessage: (message: unknown) => parentPort?.postMessage(message),
  addEventListener: (_kind: "message", take: (event: { readonly data: unknown }) => void) =>
    parentPort?.on("message", (data: unknown) => take({ data })),
});
// Left as it is by the build: the file beside.
const beside = "../web/reporter.js";
void import(beside);

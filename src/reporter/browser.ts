/** Writes reports for VS Code in the browser, in a worker of its own. */
import type { Assets } from "../formats/format.ts";
import type { WriterRequest } from "../protocol.ts";
import { answer } from "./answer.ts";

/** Desktop VS Code and remote servers (node.ts) also give the fonts of their machine; a browser shows none. */
const scope = self as unknown as DedicatedWorkerGlobalScope & { readonly fontsOfMachine?: Assets["fontsFor"] };
scope.addEventListener("message", (event: MessageEvent<WriterRequest>) => {
  void answer(event.data, scope.fontsOfMachine).then((reply) => scope.postMessage(reply));
});

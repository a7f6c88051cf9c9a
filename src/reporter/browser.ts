/** Writes reports for VS Code in the browser, in a worker of its own. */
import type { WriterRequest } from "../protocol.ts";
import { answer } from "./answer.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
scope.addEventListener("message", (event: MessageEvent<WriterRequest>) => {
  void answer(event.data).then((reply) => scope.postMessage(reply));
});

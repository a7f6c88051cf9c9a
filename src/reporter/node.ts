/** Writes reports for desktop VS Code and remote servers, in a thread of its own: the layout would hold the editor up. */
import { parentPort } from "node:worker_threads";
import type { ReportRequest } from "../protocol.ts";
import { answer } from "./answer.ts";

parentPort?.on("message", (request: ReportRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

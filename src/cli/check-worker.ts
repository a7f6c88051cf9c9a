/** A thread of `mlmap check`: reads and checks the maps that it is given, one list at a time. */
import { parentPort, workerData } from "node:worker_threads";
import { checkFile } from "./check-file.ts";
import { type Answer, orWrong, type Task, type WorkerStart } from "./check-pool.ts";
import type { Io } from "./io.ts";
import { MapLoader } from "./maps.ts";

const { cwd, fix } = workerData as WorkerStart;
const none = (): never => {
  throw new Error("A thread of the check has no edge to the machine but files.");
};
const io: Io = {
  cwd,
  env: {},
  readInput: none,
  out: none,
  err: none,
  outIsTerminal: false,
  errIsTerminal: false,
  columns: 80,
  assets: { font: none, resvg: none },
};
const loader = new MapLoader(io);

parentPort?.on("message", ({ paths }: Task) => {
  void answer(paths).then((a) => parentPort?.postMessage(a));
});

/** What is no wrong call is a bug: it ends the thread and is told by whoever started it. */
async function answer(paths: readonly string[]): Promise<Answer> {
  const answers: Answer[number][] = [];
  for (const path of paths) {
    const checked = await orWrong(checkFile(io, loader, path, fix));
    if ("wrong" in checked) answers.push(checked);
    else {
      // Reports show lines of the text beside findings only.
      answers.push({
        ...checked,
        reports: checked.reports.map((r) => (r.diagnostics.length === 0 ? { ...r, text: "" } : r)),
      });
    }
  }
  return answers;
}

/** A thread of `mlmap check`: reads and checks the maps that it is given, one list at a time. */
import { parentPort, workerData } from "node:worker_threads";
import { answerInThread } from "../server/thread-pool.ts";
import { type Answer, answerFor, type WorkerStart } from "./check-pool.ts";
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

// What is no wrong call is a bug: it ends the thread and is told by whoever started it.
answerInThread<string, Answer>(parentPort, (path) => answerFor(io, loader, path, fix));

/** A thread of `mlmap history`. */
import { parentPort } from "node:worker_threads";
import { answerReadings } from "./past-threads.ts";

answerReadings(parentPort);

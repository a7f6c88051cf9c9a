#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Keeps what V8 compiles between runs: the second picture comes sooner than the first. No harm where it can't.
enableCompileCache();
const [{ terminal }, { main }] = await Promise.all([import("./io.ts"), import("./main.ts")]);

// `mlmap figures map.mlflow | head`: a reader that has seen enough is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), terminal());

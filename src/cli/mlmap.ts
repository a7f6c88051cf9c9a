#!/usr/bin/env node
import { terminal } from "./io.ts";
import { main } from "./main.ts";

// `mlmap figures map.mlflow | head`: a reader that has seen enough is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), terminal());

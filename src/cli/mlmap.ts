#!/usr/bin/env node
import module from "node:module";

// Nothing else is loaded before this: an older Node could not even read it.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`mlmap: mlmap needs Node 22.12 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}

// Keeps what V8 compiles between runs: the second picture comes sooner than the first. No harm where it can't.
module.enableCompileCache();
const [{ terminal }, { main }] = await Promise.all([import("./io.ts"), import("./main.ts")]);

// `mlmap figures map.mlflow | head`: a reader that has seen enough is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2), terminal());

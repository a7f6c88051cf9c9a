#!/usr/bin/env node
import module from "node:module";
import { loadCompiled } from "./compiled.ts";
import { runShortly } from "./short-run.ts";

// Nothing of the program is loaded before this: an older Node could not even read it.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`mlmap: mlmap needs Node 22.12 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}

module.enableCompileCache();
const [command = ""] = process.argv.slice(2);
const program = await load();

// `mlmap figures map.mlflow | head`: a reader that has seen enough is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const io = program.exports.terminal();
const asBefore = command === "render" ? runShortly(major) : undefined;
process.exitCode = await program.exports.main(process.argv.slice(2), io);
asBefore?.();
program.keep();

/** All of the command line: beside this file where it was built, else from its sources. */
async function load() {
  type Program = typeof import("./bundle.ts");
  if (!import.meta.url.endsWith(".ts"))
    return loadCompiled<Program>(
      new URL(command === "render" ? "./render.cjs" : "./program.cjs", import.meta.url),
      /^[a-z]{1,12}$/.test(command) ? command : "any",
    );
  // The build must not follow it: what it finds there stands in the program already.
  const sources = "./bundle.ts";
  return { exports: (await import(sources)) as Program, keep: () => undefined };
}

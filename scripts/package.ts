/**
 * `npm run package`: builds, then makes the two things that ship: the extension (`.vsix`) and the npm package with the
 * command line (`.tgz`). Says how large each is.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  name: string;
  version: string;
};

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) {
    console.error(`package: \`${command} ${args.join(" ")}\` failed.`);
    process.exit(1);
  }
}

const vsix = `${name}-${version}.vsix`;
const tarball = `${name}-${version}.tgz`;
run(process.execPath, ["scripts/build.ts"]);
run("vsce", [
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  vsix,
]);
run("npm", ["pack", "--ignore-scripts", "--loglevel=error"]);
for (const file of [vsix, tarball]) {
  console.log(`package: ${file} ${(statSync(join(root, file)).size / 1024 / 1024).toFixed(2)} MB`);
}

import { mkdir, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder, writeAtomically } from "../../src/cli/files.ts";
import { folderWith, read } from "./support.ts";

const under = async (folder: string, at = "."): Promise<readonly string[]> =>
  (await filesUnder(join(folder, at), (n) => n.endsWith(".mlflow"))).map((f) => relative(folder, f));

describe("searching a folder for maps", () => {
  it("finds them at every depth, in a fixed order, and nothing else", async () => {
    const folder = await folderWith({
      "b.mlflow": "",
      "a/c.mlflow": "",
      "a/readme.md": "",
      "node_modules/x.mlflow": "",
    });
    expect(await under(folder)).toEqual(["a/c.mlflow", "b.mlflow"]);
  });

  it("respects .gitignore files of each folder, the deeper one winning", async () => {
    const folder = await folderWith({
      ".gitignore": "build/\n*.tmp.mlflow\n",
      "build/x.mlflow": "",
      "a.tmp.mlflow": "",
      "deep/.gitignore": "!keep.tmp.mlflow\n/own.mlflow\n",
      "deep/keep.tmp.mlflow": "",
      "deep/own.mlflow": "",
      "deep/more/own.mlflow": "",
    });
    expect(await under(folder)).toEqual(["deep/keep.tmp.mlflow", "deep/more/own.mlflow"]);
  });

  it("respects .gitignore above the folder, up to the top of the repository", async () => {
    const folder = await folderWith({ ".gitignore": "out/\n", "sub/out/x.mlflow": "", "sub/y.mlflow": "" });
    await mkdir(join(folder, ".git"));
    expect(await under(folder, "sub")).toEqual(["sub/y.mlflow"]);
  });

  it("does not follow linked folders round in circles", async () => {
    const folder = await folderWith({ "a/x.mlflow": "" });
    await symlink(folder, join(folder, "a/round"));
    expect(await under(folder)).toEqual(["a/x.mlflow"]);
  });
});

describe("replacing a file", () => {
  it("keeps its rights and leaves nothing else behind", async () => {
    const folder = await folderWith({ "x.svg": "old" });
    const path = join(folder, "x.svg");
    await writeFile(path, "old", { mode: 0o644 });
    const { mode } = await stat(path);
    await writeAtomically(path, "x.svg", "new");
    expect(await read(folder, "x.svg")).toBe("new");
    expect((await stat(path)).mode).toBe(mode);
    expect(await readdir(folder)).toEqual(["x.svg"]);
  });

  it("writes through a link", async () => {
    const folder = await folderWith({ "real.svg": "old" });
    await symlink(join(folder, "real.svg"), join(folder, "link.svg"));
    await writeAtomically(join(folder, "link.svg"), "link.svg", "new");
    expect(await read(folder, "real.svg")).toBe("new");
  });
});

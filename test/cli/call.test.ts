import { chmod, mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, mlmap, read, soundMap } from "./support.ts";

describe("a wrong call", () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no command", [], /Usage: mlmap/],
    ["an unknown command", ["chek"], /unknown command 'chek'.*did you mean check\?/i],
    [
      "an unknown option",
      ["check", "--max-warning", "1"],
      /unknown option '--max-warning'.*did you mean --max-warnings\?/i,
    ],
    [
      "an unknown form of report",
      ["check", "--format", "jsn"],
      /It is text, json, sarif, junit, github, gitlab or checkstyle; did you mean json\?/,
    ],
    ["a number that is none", ["check", "--max-warnings", "few"], /whole number/],
    ["a missing file", ["check", "none.mlflow"], /Can't read none\.mlflow: there is no such file\./],
    ["a map named without its ending", ["check", "sound"], /sound\.mlflow\?/],
    ["a folder where one map is wanted", ["render", "maps"], /maps is a folder; name a file in it\./],
    ["a folder without a map", ["check", "empty"], /no map \(\.mlflow\) under empty/],
    ["a file of another kind", ["check", "empty/readme.txt"], /empty\/readme\.txt is no map: maps end in \.mlflow\./],
    [
      "Markdown where one map is wanted",
      ["figures", "page.md"],
      /page\.md holds maps in fences; only check and render read them\./,
    ],
    ["binary data", ["check", "binary.mlflow"], /binary\.mlflow is not text: it holds binary data\./],
    ["text that is not UTF-8", ["check", "latin.mlflow"], /latin\.mlflow is not UTF-8 text; save it as UTF-8\./],
    ["UTF-16 text", ["check", "wide.mlflow"], /wide\.mlflow is UTF-16 text; save it as UTF-8\./],
    ["a huge file", ["check", "huge.mlflow"], /huge\.mlflow is 5\.0 MB; a map may have at most 3 MB\./],
    ["an unknown state", ["render", "sound.mlflow", "--state", "curent"], /no state curent; did you mean current\?/],
    [
      "one state to compare",
      ["render", "sound.mlflow", "--compare", "current"],
      /takes two states, the one before first/,
    ],
    [
      "an unknown state to compare",
      ["render", "sound.mlflow", "--compare", "current", "curent"],
      /no state curent; did you mean current\?/,
    ],
    [
      "a comparison and a state",
      ["render", "sound.mlflow", "--compare", "current", "better", "--state", "better"],
      /leave --state out/,
    ],
    ["an unknown form of picture", ["render", "sound.mlflow", "-o", "x.pgn"], /\.pgn is no form.*Did you mean \.png\?/],
    ["an output without an ending", ["render", "sound.mlflow", "-o", "picture"], /has no ending.*--format/],
    ["an output in a folder that is not there", ["render", "sound.mlflow", "-o", "no/x.svg"], /there is no folder no/],
    ["an output that is a folder", ["export", "sound.mlflow", "-o", "maps", "--format", "json"], /it is a folder/],
    [
      "an ending against --format",
      ["render", "sound.mlflow", "-o", "x.svg", "--format", "png"],
      /ends in \.svg, but --format asks for png/,
    ],
    ["a baseline to update without its path", ["check", "--update-baseline"], /--baseline/],
  ];
  for (const [what, argv, message] of wrong)
    it(`is told in one sentence: ${what}`, async () => {
      const folder = await folderWith({
        "sound.mlflow": soundMap,
        "maps/sound.mlflow": soundMap,
        "empty/readme.txt": "",
        "page.md": "# Page",
        "binary.mlflow": new Uint8Array([109, 97, 112, 0, 1, 2]),
        "latin.mlflow": new Uint8Array([109, 97, 112, 0xe9, 0x20]),
        "wide.mlflow": new Uint8Array([0xff, 0xfe, 109, 0]),
        "huge.mlflow": "x".repeat(5 * 1024 * 1024),
      });
      const before = await readdir(folder);
      const run = await mlmap(folder, argv);
      expect(run.err).toMatch(message);
      expect(run.err).not.toMatch(/\n {4}at /);
      expect(run.out).toBe("");
      expect(run.status).toBe(2);
      expect(await readdir(folder)).toEqual(before);
    });

  it("never overwrites the map with its own picture", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    await symlink(join(folder, "sound.mlflow"), join(folder, "link.svg"));
    const run = await mlmap(folder, ["render", "sound.mlflow", "-o", "link.svg"]);
    expect(run).toMatchObject({ status: 2, err: "mlmap: link.svg is the map itself; write to another file.\n" });
    expect(await read(folder, "sound.mlflow")).toBe(soundMap);
  });

  it("leaves a write-protected file alone", async () => {
    if (process.getuid?.() === 0) return;
    const folder = await folderWith({ "sound.mlflow": soundMap, "old.svg": "old" });
    await chmod(join(folder, "old.svg"), 0o444);
    const run = await mlmap(folder, ["render", "sound.mlflow", "-o", "old.svg"]);
    expect(run).toMatchObject({ status: 2, err: "mlmap: Can't write old.svg: it is write-protected.\n" });
    expect(await read(folder, "old.svg")).toBe("old");
  });
});

describe("help", () => {
  it("is told on standard output, with status 0", async () => {
    const run = await mlmap(await folderWith(), ["--help"]);
    expect(run.status).toBe(0);
    expect(run.out).toMatch(/^Usage: mlmap/);
  });

  it("shows at least two examples for each command", async () => {
    const folder = await folderWith();
    const { out } = await mlmap(folder, ["--help"]);
    const commands = [...out.matchAll(/^ {2}([a-z]+) (?:\[|<|\s)/gm)].map((m) => m[1]).filter((c) => c !== "help");
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      const help = await mlmap(folder, [command ?? "", "--help"]);
      expect(help.status).toBe(0);
      expect(help.out.split("Examples:")[1]?.match(/^ {2}\S/gm)?.length, command).toBeGreaterThanOrEqual(2);
    }
  });

  it("prints the version", async () => {
    const run = await mlmap(await folderWith(), ["--version"]);
    expect(run).toMatchObject({ status: 0, out: "development\n" });
  });
});

describe("the configuration", () => {
  it("is refused with a did-you-mean when it names what does not exist", async () => {
    const folder = await folderWith({
      "a/map.mlflow": soundMap,
      "mlmap.config.json": `{ "rules": { "manul-step": "error", "absent-step": "eror" }, "them": "dark" }`,
    });
    const run = await mlmap(folder, ["check"]);
    expect(run.status).toBe(2);
    expect(run.err).toBe(
      "mlmap: mlmap.config.json: `them` no such setting; did you mean `theme`?\n" +
        "mlmap: mlmap.config.json: `rules.manul-step` no such rule; did you mean `manual-step`?\n" +
        "mlmap: mlmap.config.json: `rules.absent-step` must be error, warning, info, hint or off; did you mean `error`?\n",
    );
  });

  it("is refused when it is not JSON", async () => {
    const folder = await folderWith({ "map.mlflow": soundMap, "mlmap.config.json": "{ rules: }" });
    const run = await mlmap(folder, ["check"]);
    expect(run.status).toBe(2);
    expect(run.err).toMatch(/^mlmap: mlmap\.config\.json: is not JSON: /);
  });

  it("is the nearest one upwards", async () => {
    const folder = await folderWith({
      "mlmap.config.json": `{ "rules": { "manual-step": "error" } }`,
      "near/mlmap.config.json": `{ "rules": { "manual-step": "off" } }`,
      "near/map.mlflow": `process a "A" is manual\n`,
      "far/map.mlflow": `process a "A" is manual\n`,
    });
    await mkdir(join(folder, "far/deeper"));
    expect((await mlmap(folder, ["check", "near", "--severity", "warning"])).status).toBe(0);
    const far = await mlmap(folder, ["check", "far", "--severity", "error", "--format", "json"]);
    expect(far.status).toBe(1);
    expect(JSON.parse(far.out)).toMatchObject([{ rule: "manual-step", severity: "error" }]);
  });

  it("leaves ignored paths out of a search, not out of a call", async () => {
    const folder = await folderWith({
      "mlmap.config.json": `{ "ignore": ["drafts/"] }`,
      "drafts/map.mlflow": "process",
      "map.mlflow": soundMap,
    });
    expect((await mlmap(folder, ["check"])).status).toBe(0);
    expect((await mlmap(folder, ["check", "drafts/map.mlflow"])).status).toBe(1);
  });
});

import { describe, expect, it } from "vitest";
import { having, parseXml, textOf } from "../support/xml.ts";
import { folderWith, mlmap, read, soundMap } from "./support.ts";

const withTarget = `${soundMap}
target better "Better" {
  extend build {
    process check "Check" is manual
  }
  train -> check -> done
}
`;

const boxes = (svg: string): string[] =>
  [...svg.matchAll(/data-id="([\w-]+)" data-kind="process"/g)].map((m) => m[1] ?? "");

describe("mlmap render", () => {
  it("writes SVG to standard output or to a file, the same", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    const toOut = await mlmap(folder, ["render", "sound.mlflow"]);
    const toFile = await mlmap(folder, ["render", "sound.mlflow", "-o", "sound.svg"]);
    expect([toOut.status, toFile.status]).toEqual([0, 0]);
    expect(toFile).toMatchObject({ out: "", err: "" });
    expect(await read(folder, "sound.svg")).toBe(toOut.out);
    expect(toOut.out).toMatch(/^<svg |^<\?xml/);
    expect(boxes(toOut.out)).toEqual(["train"]);
    expect(toOut.out).toContain('data-level="automated"');
  });

  it("draws each fence of a Markdown file, and says on which line of the file an error stands", async () => {
    const fence = (text: string): string => `\`\`\`mlflow\n${text}\`\`\`\n`;
    const one = fence('process a "Alone" is manual\n');
    const folder = await folderWith({
      "one.md": `# Notes\n\n${one}`,
      "two.md": one + fence('process b "Second" is automated\n'),
      "none.md": "# Nothing\n",
      "bad.md": `# Notes\n\n${fence("process a is automatd\n")}`,
    });
    expect(boxes((await mlmap(folder, ["render", "one.md"])).out)).toEqual(["a"]);
    expect((await mlmap(folder, ["render", "two.md", "-o", "two.svg"])).status).toBe(0);
    expect(boxes(await read(folder, "two-1.svg"))).toEqual(["a"]);
    expect(boxes(await read(folder, "two-2.svg"))).toEqual(["b"]);
    expect(await mlmap(folder, ["render", "two.md"])).toMatchObject({ status: 2, out: "" });
    expect((await mlmap(folder, ["render", "none.md"])).err).toMatch(/none\.md holds no map/);
    const bad = await mlmap(folder, ["render", "bad.md", "-o", "bad.svg"]);
    expect(bad.status).toBe(1);
    expect(bad.err).toMatch(/bad\.md:4:/);
  });

  it("draws the state that is asked for", async () => {
    const folder = await folderWith({ "sound.mlflow": withTarget });
    const { out } = await mlmap(folder, ["render", "sound.mlflow", "--state", "better"]);
    expect(boxes(out).sort()).toEqual(["check", "train"]);
  });

  it.each([
    ["pdf", "%PDF-1.7"],
    ["html", "<!doctype html>"],
  ])("writes %s", async (ending, beginning) => {
    const folder = await folderWith({ "sound.mlflow": withTarget });
    expect(await mlmap(folder, ["render", "sound.mlflow", "-o", `map.${ending}`])).toMatchObject({
      status: 0,
      err: "",
    });
    expect((await read(folder, `map.${ending}`)).slice(0, beginning.length)).toBe(beginning);
  });

  it("draws what changes between two states", async () => {
    const folder = await folderWith({ "sound.mlflow": withTarget });
    const { status, out } = await mlmap(folder, ["render", "sound.mlflow", "--compare", "current", "better"]);
    expect(status).toBe(0);
    expect(out).toContain('data-kind="change"');
    expect((await mlmap(folder, ["render", "sound.mlflow", "--state", "better"])).out).not.toContain(
      'data-kind="change"',
    );
  });

  it("leaves the legend out when told so", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    expect((await mlmap(folder, ["render", "sound.mlflow"])).out).toContain('data-kind="legend"');
    expect((await mlmap(folder, ["render", "sound.mlflow", "--legend", "off"])).out).not.toContain(
      'data-kind="legend"',
    );
  });

  it("takes the theme from the call, else from the configuration", async () => {
    const folder = await folderWith({
      "sound.mlflow": soundMap,
      "conf/sound.mlflow": soundMap,
      "conf/mlmap.config.json": `{ "theme": "dark" }`,
    });
    const light = (await mlmap(folder, ["render", "sound.mlflow"])).out;
    const dark = (await mlmap(folder, ["render", "sound.mlflow", "--theme", "dark"])).out;
    expect(dark).not.toBe(light);
    expect((await mlmap(folder, ["render", "conf/sound.mlflow"])).out).toBe(dark);
    expect((await mlmap(folder, ["render", "conf/sound.mlflow", "--theme", "light"])).out).toBe(light);
  });

  it("draws a phase as one box, and knows which there are", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    const { out } = await mlmap(folder, ["render", "sound.mlflow", "--collapse", "build"]);
    expect(boxes(out)).toEqual([]);
    expect(out).toContain("Build");
    const lines = (argv: string[]) => mlmap(folder, ["render", "sound.mlflow", "--collapse", ...argv]);
    expect((await lines(["build,", "--legend", "on"])).out).toBe(out);
    expect((await lines(["build,biuld"])).err).toBe("mlmap: The map has no phase biuld; did you mean build?\n");
    const wrong = await mlmap(folder, ["render", "sound.mlflow", "--collapse", "biuld"]);
    expect(wrong).toMatchObject({ status: 2, err: "mlmap: The map has no phase biuld; did you mean build?\n" });
  });

  it("runs the picture right or down, in lanes or not", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    const size = async (...argv: string[]): Promise<number[]> => {
      const { out, status } = await mlmap(folder, ["render", "sound.mlflow", "--legend", "off", ...argv]);
      expect(status).toBe(0);
      return [...(/width="(\d+)" height="(\d+)"/.exec(out) ?? [])].slice(1).map(Number);
    };
    const [wide = 0, low = 0] = await size("--direction", "right");
    const [narrow = 0, tall = 0] = await size("--direction", "down");
    expect(wide).toBeGreaterThan(low);
    expect(tall / narrow).toBeGreaterThan(low / wide);
    await size("--lanes", "none");
    await size("--lanes", "actors");
  });

  it("draws lanes in each form where nobody is named: work that needs people stands in a lane of its own", async () => {
    const text = `map "M" { lanes actors }
actor ds "Data scientist"
process a "Train" by ds is manual
process b "Publish" is manual
process c "Serve" is automated
process d "Watch" by ds is manual
d -> c
`;
    const folder = await folderWith({ "loose.mlflow": text });
    const { out } = await mlmap(folder, ["render", "loose.mlflow"]);
    const lanes = having(parseXml(out), { "data-kind": "lane" }).map(textOf);
    expect(lanes).toEqual(["Data scientist", "Nobody"]);
    for (const ending of ["png", "pdf", "html"])
      expect(await mlmap(folder, ["render", "loose.mlflow", "-o", `map.${ending}`])).toMatchObject({
        status: 0,
        err: "",
      });
  });

  it("writes a PNG of the size that is asked for, but never to a terminal", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    const width = async (scale: string): Promise<number> => {
      const { bytes, status } = await mlmap(folder, ["render", "sound.mlflow", "--format", "png", "--scale", scale]);
      expect(status).toBe(0);
      expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
      return Buffer.from(bytes).readUInt32BE(16);
    };
    expect(await width("1")).toBeCloseTo((await width("3")) / 3, -1);
    const terminal = await mlmap(folder, ["render", "sound.mlflow", "--format", "png"], { terminal: true });
    expect(terminal.status).toBe(2);
    expect(terminal.err).toMatch(/binary.*-o/);
  });

  it("refuses a scale that an SVG can't have", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    expect((await mlmap(folder, ["render", "sound.mlflow", "--scale", "2"])).err).toMatch(/--scale is for PNG/);
  });

  it("draws nothing of a map with errors, and leaves the old picture", async () => {
    const folder = await folderWith({ "broken.mlflow": "process a is automatic\n", "old.svg": "old" });
    const run = await mlmap(folder, ["render", "broken.mlflow", "-o", "old.svg"]);
    expect(run.status).toBe(1);
    expect(run.err).toMatch(/^broken\.mlflow:1:\d+ error .*automated/);
    expect(await read(folder, "old.svg")).toBe("old");
  });

  it("gives the same bytes each time", async () => {
    const folder = await folderWith({ "sound.mlflow": withTarget });
    const one = await mlmap(folder, ["render", "sound.mlflow"]);
    expect((await mlmap(folder, ["render", "sound.mlflow"])).out).toBe(one.out);
  });
});

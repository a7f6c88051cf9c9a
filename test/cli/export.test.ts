import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { ProcessMap, State } from "../../src/model/process-map.ts";
import { folderWith, mlmap, read } from "./support.ts";

const root = join(import.meta.dirname, "../..");
const validate = new Ajv().compile(JSON.parse(readFileSync(join(root, "schemas/export.json"), "utf8")) as object);

describe("mlmap export", () => {
  it("gives the whole map as the schema promises", async () => {
    const folder = await folderWith();
    await cp(join(root, "examples"), folder, { recursive: true });
    const run = await mlmap(folder, ["export", "nlp-company.mlflow", "-o", "map.json"]);
    expect(run).toMatchObject({ status: 0, out: "", err: "" });
    const map = JSON.parse(await read(folder, "map.json")) as ProcessMap;
    validate(map);
    expect(validate.errors).toBeNull();
    expect(map.title).toBe("NLP model creation");
    expect(map.platforms.map((p) => p.id)).toEqual(["acme", "borealis"]);
  });

  it.each([
    ["md", /^# NLP model creation\n/],
    ["csv", /^\ufeffid,title,kind/],
    ["mmd", /^flowchart LR\n/],
    ["dot", /^digraph "NLP model creation" \{\n/],
  ])("writes %s, and says what it left out", async (ending, beginning) => {
    const folder = await folderWith();
    await cp(join(root, "examples"), folder, { recursive: true });
    const run = await mlmap(folder, ["export", "nlp-company.mlflow", "-o", `map.${ending}`]);
    expect(run.status).toBe(0);
    expect(run.err).toMatch(/the map has 3 more/);
    expect(await read(folder, `map.${ending}`)).toMatch(beginning);
    expect((await mlmap(folder, ["export", "nlp-company.mlflow", "--format", ending])).out).toMatch(beginning);
  });

  it("gives one resolved state", async () => {
    const folder = await folderWith();
    await cp(join(root, "examples"), folder, { recursive: true });
    const { out } = await mlmap(folder, ["export", "nlp-company.mlflow", "--state", "y2027"]);
    const state = JSON.parse(out) as State;
    validate(state);
    expect(validate.errors).toBeNull();
    const ids = state.steps.map((s) => s.id);
    expect(ids).toContain("register");
    expect(ids).not.toContain("report");
  });

  it("brings platforms that stand in another file of the project", async () => {
    const folder = await folderWith({
      "mlmap.config.json": "{}",
      "map.mlflow": `process a "A" is manual\ntarget t "T" { change a is automated }\n`,
      "candidates/acme.mlflow": `import "../map.mlflow"\nplatform acme "Acme" for t { rate a is automated }\n`,
    });
    const { out } = await mlmap(folder, ["export", "map.mlflow"]);
    expect((JSON.parse(out) as ProcessMap).platforms.map((p) => p.id)).toEqual(["acme"]);
  });
});

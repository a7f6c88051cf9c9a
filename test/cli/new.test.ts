import { describe, expect, it } from "vitest";
import { templates } from "../../src/cli/templates.ts";
import { folderWith, mlmap, read } from "./support.ts";

describe("mlmap new", () => {
  it.each(templates.map((t) => t.id))("writes %s, a map without an error and in house style", async (id) => {
    const folder = await folderWith();
    const run = await mlmap(folder, ["new", "my-map", "--template", id]);
    expect(run).toMatchObject({ status: 0, err: "" });
    expect(run.out).toMatch(/^my-map\.mlflow\n/);
    expect((await mlmap(folder, ["check", "my-map.mlflow"])).status).toBe(0);
    expect((await mlmap(folder, ["format", "--check", "my-map.mlflow"])).status).toBe(0);
  });

  it("gives the map its name", async () => {
    const folder = await folderWith();
    await mlmap(folder, ["new", "churn-model"]);
    expect(await read(folder, "churn-model.mlflow")).toMatch(/^map "Churn model" \{/);
  });

  it("overwrites nothing, neither the map nor what stands beside it", async () => {
    const folder = await folderWith({ "map.mlflow": "mine", "questions.mlflow": "mine" });
    expect(await mlmap(folder, ["new", "map"])).toMatchObject({ status: 2 });
    const other = await mlmap(folder, ["new", "other", "--template", "nlp-company"]);
    expect(other).toMatchObject({
      status: 2,
      err: "mlmap: questions.mlflow is there already; nothing was written. Choose another name.\n",
    });
    expect(await read(folder, "map.mlflow")).toBe("mine");
    await expect(read(folder, "other.mlflow")).rejects.toThrow();
  });

  it("lists the templates and knows a misspelt one", async () => {
    const folder = await folderWith();
    expect((await mlmap(folder, ["new", "--list"])).out.split("\n").length).toBe(templates.length + 1);
    expect((await mlmap(folder, ["new", "x", "--template", "blnak"])).err).toMatch(/did you mean blank\?/);
    expect((await mlmap(folder, ["new"])).status).toBe(2);
  });
});

describe("mlmap explain", () => {
  it("has a page for each rule, with an example that has the finding and one that has not", async () => {
    const folder = await folderWith();
    const list = (await mlmap(folder, ["explain"])).out;
    const { rules } = await import("../../src/analysis/index.ts");
    for (const rule of rules) {
      expect(list).toContain(rule.title);
      const { out, status } = await mlmap(folder, ["explain", rule.id]);
      expect(status).toBe(0);
      expect(out).toContain(rule.title);
      expect(out).toContain(`// lint-ignore ${rule.id}: `);
    }
  });

  it("knows whatever code a report shows", async () => {
    const folder = await folderWith({ "wrong.mlflow": 'process a "A" by nobody is red { effort 3 }\na -> \n' });
    const found = JSON.parse((await mlmap(folder, ["check", "--format", "json"])).out) as { rule: string }[];
    const codes = found.map(({ rule }) => rule);
    expect(codes).toEqual(expect.arrayContaining(["unknown-name", "unknown-word"]));
    for (const code of codes) {
      const { out, status } = await mlmap(folder, ["explain", code]);
      expect(status).toBe(0);
      expect(out).toContain(code);
    }
  });

  it("knows a misspelt rule", async () => {
    expect(await mlmap(await folderWith(), ["explain", "manual-stpe"])).toMatchObject({
      status: 2,
      err: "mlmap: There is no rule manual-stpe; did you mean manual-step?\n",
    });
  });
});

import { describe, expect, it } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { formatText, parseMap } from "../../../src/language/index.ts";
import { applied, open } from "./workbench.ts";

const whole = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

async function offered(text: string, only: string[] | undefined, others: Readonly<Record<string, string>> = {}) {
  const bench = await open(text, others);
  const diagnostics = (bench.document.diagnostics ?? []).filter((d) => d.range.start.line === bench.position.line);
  const found = await bench.services.Mlflow.lsp.CodeActionProvider?.getCodeActions(bench.document, {
    textDocument: bench.at.textDocument,
    range: only ? whole : bench.range,
    context: { diagnostics: only ? [] : diagnostics, ...(only && { only }) },
  });
  return ((found ?? []) as CodeAction[]).map((action) => {
    const changes = Object.entries(action.edit?.changes ?? {});
    const after = changes.map(([uri, edits]) => {
      const document = [...bench.files.values()].find((d) => d.uri.toString() === uri);
      return [uri.slice(uri.lastIndexOf("/") + 1), document ? applied(document, edits) : ""];
    });
    return { title: action.title, kind: action.kind, after: Object.fromEntries(after) as Record<string, string> };
  });
}

describe("source.fixAll.mlflow, as on save", () => {
  const text = `actor curator
actor ds
process a by curater, ds, ds is automatic // lint-ignore no-exit: never was one
`;
  it("mends what needs no question, at once", async () => {
    const [fix, ...more] = await offered(text, ["source.fixAll"]);
    expect(more).toEqual([]);
    expect(fix?.kind).toBe("source.fixAll.mlflow");
    expect(fix?.after["main.mlflow"]).toContain("process a by curator, ds is automated //");
  });
  it("takes silences out where the map has no error", async () => {
    const [fix] = await offered(
      "process a is automated // lint-ignore no-exit: never\n// lint-ignore-file no-actor: x\nprocess b is automated\n",
      ["source.fixAll"],
    );
    expect(fix?.after["main.mlflow"]).toBe("process a is automated\nprocess b is automated\n");
  });
  it("leaves what somebody has to decide", async () => {
    expect(await offered('process a "A"\n', ["source.fixAll"])).toEqual([]);
  });
  it("is not offered at the light bulb", async () => {
    expect((await offered(text.replace("process a", "process ¦a"), undefined)).map((a) => a.kind)).not.toContain(
      "source.fixAll.mlflow",
    );
  });
});

it("all maps of the workspace can be mended at once, but not by a save", async () => {
  const others = { "other.mlflow": "process b is automatic\n", "fine.mlflow": "process c is automated\n" };
  const fixes = await offered("process a is automatic\n", ["source"], others);
  const all = fixes.find((f) => f.kind === "source.fixWorkspace.mlflow");
  expect(all?.after).toEqual({
    "main.mlflow": "process a is automated\n",
    "other.mlflow": "process b is automated\n",
  });
  expect((await offered("process a is automatic\n", ["source.fixAll"], others)).map((f) => f.kind)).toEqual([
    "source.fixAll.mlflow",
  ]);
});

it("a silence that silences nothing can be taken out", async () => {
  const fixes = await offered("process a is automated ¦// lint-ignore no-exit: never\n", undefined);
  expect(fixes.find((f) => f.title === "Take the silence out")?.after["main.mlflow"]).toBe("process a is automated\n");
});

it("a fix that mends others as well is offered for all of them", async () => {
  const text = 'process x { purpose "Why" }\nprocess ¦a "A" is automated\nprocess b "B" is automated { effort 1h }\n';
  const title = "Add a comment to fill in: purpose: all 2 in this file";
  const fix = (await offered(text, undefined)).find((f) => f.title === title);
  const after = fix?.after["main.mlflow"] ?? "";
  const { map, errors } = await parseMap(after);
  expect(errors).toEqual([]);
  // A comment where a purpose is wanted: what nobody said is not made up.
  expect(map.steps.map((s) => (s.kind === "process" ? s.purpose : ""))).toEqual(["Why", undefined, undefined]);
  expect(after.match(/\/\/ to fill in: purpose/g)).toHaveLength(2);
  expect(formatText(formatText(after))).toBe(formatText(after));
});

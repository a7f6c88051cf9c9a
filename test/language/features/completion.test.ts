import { describe, expect, it } from "vitest";
import type { CompletionItem } from "vscode-languageserver";
import type { MlflowCompletionProvider } from "../../../src/language/features/completion/completion-provider.ts";
import { applied, open, type Workbench } from "./workbench.ts";

const map = `actor ds "Data scientist"
actor curator
interface notebook "Notebook"
interface sdk
data gold "Labelled set"
data model
phase build "Build" {
  process label by curator is manual
  process train "Train" by ds via notebook is non-repeatable { reads gold  writes model }
  decision agree
}
label -> train -> agree
target y "Year" {
  process register
  change train is automated
}
questionnaire {
  group security {
    question sso "Single sign-on?"
    question isolation
  }
}
`;

async function complete(text: string, others: Readonly<Record<string, string>> = {}) {
  const bench = await open(text, others);
  const list = await bench.services.Mlflow.lsp.CompletionProvider?.getCompletion(bench.document, bench.at);
  return { bench, items: list?.items ?? [] };
}

async function labels(text: string, others: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { items } = await complete(text, others);
  return [...items].sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1)).map((item) => item.label);
}

function accept(bench: Workbench, item: CompletionItem | undefined): string {
  const edit = item?.textEdit;
  if (!edit || !("range" in edit)) throw new Error("There is no such item.");
  return applied(bench.document, [edit, ...(item.additionalTextEdits ?? [])]);
}

const places: readonly (readonly [string, string, readonly string[]])[] = [
  ["actors after by", "process x by ¦", ["curator", "ds", "none"]],
  ["the other actors after a comma", "process x by ds, ¦", ["curator"]],
  ["interfaces after via", "process x via ¦", ["notebook", "sdk", "none"]],
  ["interfaces while one is typed", "process x by ds via n¦", ["notebook", "sdk", "none"]],
  ["levels after is", "process x is ¦", ["automated", "semi-automated", "non-repeatable", "manual", "absent"]],
  [
    "levels in a half-typed line",
    "process x by is m¦ { reads",
    ["automated", "semi-automated", "non-repeatable", "manual", "absent"],
  ],
  ["the clauses that a head lacks", 'process x "X" by ds ¦', ["is", "via"]],
  ["the clauses of a head after a level", "process x is manual ¦", ["by", "via"]],
  ["nothing for a new name", "process ¦", []],
  ["steps after an arrow", "train -> ¦", ["agree", "label", "train"]],
  ["steps after an arrow at the end of its line", "train ->\n  ¦", ["agree", "label", "train"]],
  ["the other steps after a comma in a flow", "train -> agree, ¦", ["label"]],
  ["data in a block on one line", "process x { reads ¦ }", ["gold", "model", "none"]],
  ["the other data", "process x { reads gold, ¦ }", ["model"]],
  ["periods", "process x { runs 2 per ¦ }", ["day", "week", "month", "quarter", "year"]],
  ["per after a count", "process x { runs 2 ¦ }", ["per"]],
  ["an hour for an actor's cost", "actor x { cost 40 EUR per ¦ }", ["hour"]],
  ["kinds of an interface", "interface x { kind ¦ }", ["ui", "library", "api", "cli"]],
  ["the words of a map's block", "map {\n  lanes ¦\n}", ["phases", "actors", "none"]],
  ["targets of a platform", "platform p for ¦", ["y"]],
  ["targets after after", 'target z "Z" after ¦', ["y"]],
  [
    "processes, decisions and things in a change",
    "target z {\n  change ¦\n}",
    ["agree", "curator", "ds", "gold", "label", "model", "notebook", "sdk", "train"],
  ],
  ["phases of an extend", "target z {\n  extend ¦\n}", ["build"]],
  ["steps or a phase to remove", "target z {\n  remove ¦\n}", ["agree", "label", "train", "phase"]],
  ["what a target adds, in its platform", "platform p for y {\n  rate ¦\n}", ["label", "register", "train"]],
  ["the processes not yet rated", "platform p for y {\n  rate train is manual\n  rate ¦\n}", ["label", "register"]],
  ["groups to answer", "platform p for y {\n  answer ¦\n}", ["security"]],
  [
    "the questions not yet answered",
    "platform p for y {\n  answer security.sso 🟢\n  answer security.¦\n}",
    ["isolation"],
  ],
  ["answers", "platform p for y {\n  answer security.sso ¦\n}", ["🟢", "🟡", "🔴"]],
  ["nothing in a comment", "// by ¦", []],
  ["nothing in a title", 'process x "by ¦"', []],
];

describe("completion", () => {
  it.each(places)("offers %s", async (_, line, expected) => {
    expect(await labels(map + line)).toEqual(expected);
  });

  it("offers constructs, words and steps where a declaration may stand", async () => {
    const found = await labels(`${map}\n¦`);
    expect(found).toEqual(expect.arrayContaining(["process …", "process", "phase …", "import", "target …", "train"]));
    expect(found).not.toContain("reads");
    expect(found).not.toContain("change");
  });

  it("offers the clauses of a process in its block", async () => {
    const found = await labels(`${map}process x {\n  ¦\n}`);
    expect(found).toEqual(expect.arrayContaining(["reads", "effort", "effort …", "runs …", "purpose", "note"]));
    expect(found).not.toContain("process");
    expect(await labels(`${map}process x { reads gold  ¦ }`)).toContain("effort");
  });

  it("shows title, use and a page for a name", async () => {
    const { items, bench } = await complete(`${map}process x by d¦`);
    const listed = items.find((item) => item.label === "ds");
    const provider = bench.services.Mlflow.lsp.CompletionProvider as MlflowCompletionProvider;
    const ds = listed && provider.resolve(listed);
    expect(ds?.labelDetails).toEqual({ detail: "  used 1×", description: "Data scientist" });
    expect(JSON.stringify(ds?.documentation)).toContain("Works on 1: Train");
  });

  it("explains a level with its swatch and meaning", async () => {
    const { items } = await complete(`${map}process x is ¦`);
    expect(JSON.stringify(items.find((i) => i.label === "manual")?.documentation)).toContain("🟥");
  });

  it("replaces the whole word under the cursor", async () => {
    const { bench, items } = await complete("actor curator\nprocess x by cu¦rat is manual");
    expect(
      accept(
        bench,
        items.find((i) => i.label === "curator"),
      ),
    ).toBe("actor curator\nprocess x by curator is manual");
  });

  it("escapes a reserved word", async () => {
    const { bench, items } = await complete("actor ^data\nprocess x by ¦");
    expect(
      accept(
        bench,
        items.find((i) => i.label === "data"),
      ),
    ).toBe("actor ^data\nprocess x by ^data");
  });

  it("offers names of other files and adds the import", async () => {
    const others = { "team/actors.mlflow": 'actor mle "ML engineer"\nprocess hidden' };
    const { bench, items } = await complete("actor ds\nprocess x by ¦", others);
    expect(items.map((i) => i.label)).toEqual(["ds", "mle", "none"]);
    expect(accept(bench, items[1])).toBe('import "./team/actors.mlflow"\n\nactor ds\nprocess x by mle');
    const second = await complete('import "./x.mlflow"\nactor ds\nprocess x by ¦', others);
    expect(accept(second.bench, second.items[1])).toBe(
      'import "./x.mlflow"\nimport "./team/actors.mlflow"\nactor ds\nprocess x by mle',
    );
    expect(await labels("a -> ¦", others)).not.toContain("hidden");
  });

  it("offers the files that can be imported", async () => {
    expect(await labels('import "¦', { "team/actors.mlflow": "actor a" })).toEqual(["./team/actors.mlflow"]);
  });

  it("never fails, wherever the cursor stands", async () => {
    const bench = await open(map);
    const text = bench.document.textDocument.getText();
    for (let offset = 0; offset <= text.length; offset++) {
      const position = bench.document.textDocument.positionAt(offset);
      await bench.services.Mlflow.lsp.CompletionProvider?.getCompletion(bench.document, { ...bench.at, position });
    }
  });
});

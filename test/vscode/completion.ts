/** Completion at each place of the language, in a real VS Code: what is offered, and what stands in the text once it is taken. */
import * as vscode from "vscode";
import { opened, placeOf, setText, withFiles } from "./editor.ts";
import { eventually, expectEqual, expectTrue, test } from "./runner.ts";

const map = `actor ds "Data scientist"
interface nb "Notebook" { kind ui }
process collect "Collect" by ds is semi-automated
process label "Label" by ds via nb is manual
collect -> label

target later "Later" {
  change label is automated
}

questionnaire fit "Fit" {
  group security "Security" {
    question sso "Single sign-on?"
    question audit "Is access logged?"
  }
}

platform acme "Acme" for later {
  rate collect is automated "Built in"
  answer security.sso 🟢 "Tried"
}
`;

/** Each place: a line to be written in front of another one, and what is offered at its end, and what is not. */
const places: readonly {
  readonly after: string;
  readonly line: string;
  readonly before?: string;
  readonly offered: readonly string[];
  readonly not?: readonly string[];
}[] = [
  { after: "`by`", line: 'process a "A" by ', offered: ["ds"], not: ["nb", "collect"] },
  { after: "`via`", line: 'process a "A" by ds via ', offered: ["nb"], not: ["ds"] },
  {
    after: "`is`",
    line: 'process a "A" by ds is ',
    offered: ["automated", "semi-automated", "non-repeatable", "manual", "absent"],
  },
  { after: "`->`", line: "collect -> ", offered: ["collect", "label"], not: ["ds"] },
  { after: "`change` in a target", line: "  change ", before: "  change label", offered: ["collect", "label"] },
  {
    after: "`rate`, without what is rated",
    line: "  rate ",
    before: "  rate collect",
    offered: ["label"],
    not: ["collect"],
  },
  {
    after: "`answer`, the open questions",
    line: "  answer security.",
    before: "  rate collect",
    offered: ["audit"],
    not: ["sso"],
  },
  {
    after: "a question, the three answers",
    line: "  answer security.audit ",
    before: "  rate collect",
    offered: ["🟢", "🟡", "🔴"],
  },
  { after: "`reads` in a broken line", line: 'process b "B" by by ds { reads ', offered: ["none"] },
  { after: "`show` in a view", line: 'view v "V" { show ', offered: ["phase", "actor", "manual"] },
  { after: "`combines`", line: 'platform both "Both" combines ', offered: ["acme"] },
];

for (const { after, line, before = 'process collect "Collect"', offered, not = [] } of places) {
  test(`after ${after} only what fits is offered`, async () => {
    const document = await opened(map.replace(before, `${line}\n${before}`));
    const at = placeOf(document, `${line}\n`, line.length);
    const labels = await eventually(`${offered.join(", ")} to be offered`, async () => {
      const found = (await suggestions(document, at)).map(labelOf);
      return offered.every((label) => found.includes(label)) ? found : undefined;
    });
    for (const label of not) expectTrue(!labels.includes(label), `${label} does not fit: ${labels.join(", ")}`);
  });
}

test("a level is offered with its colour and meaning, an actor with its title, its use and its page", async () => {
  const document = await opened(map.replace("by ds is semi", "by ds is  is semi"));
  const level = await suggestion(document, placeOf(document, "is  is", 3), "manual");
  expectTrue(pageOf(level).startsWith("🟥"), `no swatch: ${pageOf(level)}`);
  await setText(document, map.replace("by ds is semi", "by  is semi"));
  const at = placeOf(document, "by  is", 3);
  const actor = await eventually("an actor that is used once", async () =>
    (await suggestions(document, at)).find(
      ({ label }) => typeof label === "object" && label.label === "ds" && label.detail?.trim() === "used 1×",
    ),
  );
  const { label } = actor;
  expectTrue(typeof label === "object" && label.description === "Data scientist", `no title: ${JSON.stringify(label)}`);
  expectTrue(/Works on 1: Label/.test(pageOf(actor)), `another page: ${pageOf(actor)}`);
});

test("an actor of another file is taken from the list while one writes, and its import is written above", async () => {
  const main = 'process a "A" by ';
  await withFiles(
    { "taken-main.mlflow": `${main}\n`, "taken-team.mlflow": 'actor entomologist "Entomologist"\n' },
    async ([document]) => {
      if (!document) throw new Error("no file");
      await suggestion(document, new vscode.Position(0, main.length), "entomologist");
      await written(document, new vscode.Position(0, main.length), "entom");
      expectEqual(
        document.getText(),
        'import "./taken-team.mlflow"\n\nprocess a "A" by entomologist\n',
        "the text with its import",
      );
    },
  );
});

test("paths of other maps are offered in an import", async () => {
  await withFiles(
    { "paths-main.mlflow": 'import "./\n', "paths-other.mlflow": 'actor ds "Data scientist"\n' },
    async ([document]) => {
      if (!document) throw new Error("no file");
      await suggestion(document, new vscode.Position(0, 10), "./paths-other.mlflow");
    },
  );
});

test("where a declaration may stand whole constructs are offered, and filled in place by place", async () => {
  const document = await opened("\n");
  const start = new vscode.Position(0, 0);
  const whole = await suggestion(document, start, "phase …");
  expectEqual(whole.kind, vscode.CompletionItemKind.Snippet, "kind");
  await written(document, start, "pha");
  for (const text of ["prepare", "Prepare data"]) {
    await vscode.commands.executeCommand("type", { text });
    await vscode.commands.executeCommand("jumpToNextSnippetPlaceholder");
  }
  expectEqual(document.getText(), 'phase prepare "Prepare data" {\n  \n}\n', "the construct");
});

test("a snippet of the list of snippets becomes a map without a mistake", async () => {
  const document = await opened("");
  await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: "mlflow", name: "Whole map" });
  await eventually("the map", () =>
    document.getText().includes("brief -> train -> deploy -> live") ? true : undefined,
  );
  await vscode.commands.executeCommand("leaveSnippet");
  await eventually("findings", () => (vscode.languages.getDiagnostics(document.uri).length > 0 ? true : undefined));
  const errors = vscode.languages.getDiagnostics(document.uri).filter(({ severity }) => severity === 0);
  expectEqual(errors, [], "errors");
});

async function suggestions(
  document: vscode.TextDocument,
  at: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    at,
    undefined,
    100,
  );
  return list.items;
}

function suggestion(document: vscode.TextDocument, at: vscode.Position, label: string): Promise<vscode.CompletionItem> {
  return eventually(`${label} to be offered`, async () =>
    (await suggestions(document, at)).find((item) => labelOf(item) === label),
  );
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

/** The side pane of an item. */
function pageOf({ documentation }: vscode.CompletionItem): string {
  return typeof documentation === "object" ? documentation.value : (documentation ?? "");
}

/** Writes a word, asks for the list, and takes its first entry as the Enter key does. */
async function written(document: vscode.TextDocument, at: vscode.Position, text: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  expectTrue(editor?.document === document, "another editor is active");
  editor.selection = new vscode.Selection(at, at);
  await vscode.commands.executeCommand("type", { text });
  const typed = document.getText();
  await vscode.commands.executeCommand("editor.action.triggerSuggest");
  await eventually("the entry to be taken", async () => {
    await vscode.commands.executeCommand("acceptSelectedSuggestion");
    return document.getText() === typed ? undefined : true;
  });
}

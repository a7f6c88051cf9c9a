import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CodeAction, TextEdit } from "vscode-languageserver";
import { MlflowCodeActions } from "../../../src/language/features/actions/code-actions.ts";
import { findingsIn } from "../../../src/language/findings.ts";
import { parseMap } from "../../../src/language/parse-map.ts";
import { toDiagnostic } from "../../../src/language/validator.ts";
import { applied, open } from "./workbench.ts";

/** The actions offered at the marked place, with the text that each leaves. */
async function actions(text: string, others: Readonly<Record<string, string>> = {}) {
  const bench = await open(text, others);
  const diagnostics = (bench.document.diagnostics ?? []).filter(
    (d) => d.range.start.line <= bench.range.end.line && d.range.end.line >= bench.range.start.line,
  );
  const found = await bench.services.Mlflow.lsp.CodeActionProvider?.getCodeActions(bench.document, {
    ...bench.at,
    range: bench.range,
    context: { diagnostics },
  });
  const results = ((found ?? []) as CodeAction[]).map((action) => [
    action.title,
    applied(bench.document, action.edit?.changes?.[bench.document.uri.toString()] ?? []),
  ]);
  return Object.fromEntries(results) as Record<string, string>;
}

const fixes: readonly (readonly [string, string, string, string])[] = [
  [
    "a block over lines that is not closed",
    '¦phase a "A" {\n  process x "X" is manual\n\nphase b "B" {\n  process y "Y" is manual\n}\n',
    "Close the block",
    'phase a "A" {\n  process x "X" is manual\n}\n\nphase b "B" {\n  process y "Y" is manual\n}\n',
  ],
  [
    "a block in a line that is not closed",
    '¦actor a "A // a" { cost 4 EUR per hour // c\nprocess y "Y" is manual\n',
    "Close the block",
    'actor a "A // a" { cost 4 EUR per hour } // c\nprocess y "Y" is manual\n',
  ],
  [
    "a block in a line that is not opened",
    '¦actor a "A" cost 4 EUR per hour }\n',
    "Open the block",
    'actor a "A" { cost 4 EUR per hour }\n',
  ],
  [
    "a block over lines that is not opened",
    '¦phase a "A" // c\n  process x "X" is manual\n}\n',
    "Open the block",
    'phase a "A" { // c\n  process x "X" is manual\n}\n',
  ],
  ["a misspelt level", "process a is ¦automatic", "Change to “automated”", "process a is automated"],
  [
    "a misspelt name",
    "actor curator\nprocess a by ¦curater is automated",
    "Change to “curator”",
    "actor curator\nprocess a by curator is automated",
  ],
  [
    "an actor that nobody declares",
    'actor a "A"\n\nprocess p by a, ¦b is manual',
    "Declare actor “b”",
    'actor a "A"\nactor b "B"\n\nprocess p by a, b is manual',
  ],
  [
    "the first actor",
    'map "M"\n\nprocess p by ¦label-team is manual',
    "Declare actor “label-team”",
    'map "M"\n\nactor label-team "Label team"\n\nprocess p by label-team is manual',
  ],
  [
    "an interface that nobody declares",
    "// c\nprocess p via ¦x is manual",
    "Declare interface “x”",
    'interface x "X"\n\n// c\nprocess p via x is manual',
  ],
  [
    "data that nobody declares",
    "process p is automated { reads ¦d }",
    "Declare data “d”",
    'data d "D"\n\nprocess p is automated { reads d }',
  ],
  [
    "a step that nobody declares",
    "phase f {\n  process a\n}\na -> ¦b",
    "Declare process “b”",
    'phase f {\n  process a\n  process b "B"\n}\na -> b',
  ],
  [
    "a decision that nobody declares",
    "process a\na -> ¦good",
    "Declare decision “good”",
    'process a\ndecision good "Good"\na -> good',
  ],
  [
    "a name that stands twice",
    "actor x\nprocess p by x, ¦x is manual",
    "Take the second one out",
    "actor x\nprocess p by x is manual",
  ],
  [
    "a clause that stands twice",
    "process p is automated {\n  effort 1h\n  ¦effort 2h\n}",
    "Take this one out",
    "process p is automated {\n  effort 1h\n}",
  ],
  [
    "a clause that a target changes twice",
    'process p is manual\ntarget t "T" {\n  change p is automated\n  change p ¦is semi-automated { effort 2h }\n}',
    "Take this one out",
    'process p is manual\ntarget t "T" {\n  change p is automated\n  change p { effort 2h }\n}',
  ],
  [
    "a time with a blank",
    "process a is automated { effort ¦4 hours }",
    "Write “4h”",
    "process a is automated { effort 4h }",
  ],
  [
    "a decimal comma",
    "process a is automated { effort ¦4,5h }",
    "Write “4.5h”",
    "process a is automated { effort 4.5h }",
  ],
  ["a long arrow", "process a\nprocess b\na ¦--> b", "Write “->”", "process a\nprocess b\na -> b"],
  ["an arrow left out", "process a\nprocess b\na -> b ¦a", "Put “->” before it", "process a\nprocess b\na -> b -> a"],
  ["curly quotes", "process a ¦“A” is automated", "Write straight quotes", 'process a "A" is automated'],
  ["an open title", 'process a ¦"A {\n  effort 4h\n}', "Close the text", 'process a "A" {\n  effort 4h\n}'],
  [
    "a comma left out",
    "actor x\nactor y\nprocess a by x ¦y is manual",
    "Write “, y”",
    "actor x\nactor y\nprocess a by x, y is manual",
  ],
  ["a reserved word meant as a name", "process ¦effort 4h", "Use “effort” as a name: ^effort", "process ^effort 4h"],
  [
    "the second of two open questions",
    `questionnaire {\n  group g {\n    question a\n    question b\n  }\n}\nplatform ¦p {\n  note "-"\n}`,
    "Answer g.b: 🟡 mixed",
    `questionnaire {\n  group g {\n    question a\n    question b\n  }\n}\nplatform p {\n  note "-"\n  answer g.b 🟡\n}`,
  ],
  ["a process without a level", "process ¦a", "Rate as manual", "process a is manual"],
  [
    "a manual step, silenced",
    "process ¦a is manual",
    "Silence “manual-step” here, with a reason",
    "process a is manual  // lint-ignore manual-step: say why",
  ],
];

describe("quick fixes", () => {
  it.each(fixes)("mend %s", async (_, before, title, after) => {
    const found = await actions(before);
    expect(Object.keys(found)).toContain(title);
    expect(found[title]).toBe(after);
  });

  it("import the file that declares a name", async () => {
    const found = await actions("process p by ¦ds is manual", { "team/people.mlflow": "actor ds" });
    expect(found["Import “./team/people.mlflow”"]).toBe('import "./team/people.mlflow"\n\nprocess p by ds is manual');
  });

  it("offer nothing to mend where nothing is wrong", async () => {
    const found = await actions('actor x\nprocess a "¦A" by x is automated\nprocess b by x is automated\na -> b');
    expect(Object.keys(found)).toEqual(["Turn the level down to semi-automated"]);
  });
});

describe("every action offered in an example", () => {
  const examples = ["nlp-company", "processes/spacy-ner-fashion-brands", "processes/uber-michelangelo"];

  it.each(examples)("leaves %s without a new error", async (name) => {
    const text = readFileSync(`examples/${name}.mlflow`, "utf8");
    const others = { "questions.mlflow": readFileSync("examples/questions.mlflow", "utf8") };
    const bench = await open(text, others);
    const uri = bench.document.uri.toString();
    const before = await parseMap(text, uri, [
      { uri: "file:///maps/questions.mlflow", text: others["questions.mlflow"] },
    ]);
    const findings = findingsIn(bench.document, bench.services.Mlflow);
    let tried = 0;
    for (const finding of findings.slice(0, 12)) {
      const diagnostic = toDiagnostic(finding);
      const found = await bench.services.Mlflow.lsp.CodeActionProvider?.getCodeActions(bench.document, {
        ...bench.at,
        range: diagnostic.range,
        context: { diagnostics: [diagnostic] },
      });
      for (const action of (found ?? []) as CodeAction[]) {
        const after = applied(bench.document, action.edit?.changes?.[uri] ?? []);
        const parsed = await parseMap(after, uri, [
          { uri: "file:///maps/questions.mlflow", text: others["questions.mlflow"] },
        ]);
        expect([action.title, parsed.errors.map((e) => e.message)]).toEqual([
          action.title,
          before.errors.map((e) => e.message),
        ]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(5);
  });
});

describe("refactorings", () => {
  it("turn a level up and down, in a target's change too", async () => {
    expect(await actions("process ¦a is manual { effort 4h }")).toMatchObject({
      "Turn the level up to non-repeatable": "process a is non-repeatable { effort 4h }",
      "Turn the level down to absent": "process a is absent { effort 4h }",
    });
    const found = await actions("process a\ntarget t {\n  change ¦a is semi-automated\n}");
    expect(found["Turn the level up to automated"]).toContain("  change a is automated\n");
  });

  it("put selected steps into a phase", async () => {
    const found = await actions("process a\n«process b {\n  reads x\n}\nprocess c»  // c\nprocess d");
    expect(found["Put 2 items into a phase of their own"]).toBe(
      'process a\nphase new-phase "New phase" {\n  process b {\n    reads x\n  }\n  process c  // c\n}\nprocess d',
    );
  });

  it("take a phase apart", async () => {
    const found = await actions("phase ¦p {  // why\n  process a\n\n  process b\n}\na -> b");
    expect(found["Take the phase apart, keep its steps"]).toBe("// why\nprocess a\n\nprocess b\na -> b");
    expect(await actions('phase ¦p {\n  purpose "x"\n  process a\n}')).not.toHaveProperty(
      "Take the phase apart, keep its steps",
    );
    expect(
      await actions("phase ¦p {\n  process a\n}\ntarget t {\n  extend p {\n    process b\n  }\n}"),
    ).not.toHaveProperty("Take the phase apart, keep its steps");
  });

  it("move an actor into an imported file, which those that name it import too", async () => {
    const bench = await open('import "./team.mlflow"\n\nactor ¦ds "Data scientist"\n\nprocess a by ds is manual\n', {
      "team.mlflow": 'actor mle "ML engineer"\n',
      "more/other.mlflow": 'import "../main.mlflow"\n\nprocess b by ds is manual\n',
    });
    const found = await bench.services.Mlflow.lsp.CodeActionProvider?.getCodeActions(bench.document, {
      ...bench.at,
      range: bench.range,
      context: { diagnostics: [] },
    });
    const [move, ...more] = ((found ?? []) as CodeAction[]).filter(({ title }) => title.startsWith("Move"));
    expect(move?.title).toBe("Move the actor to “./team.mlflow”");
    // No file is made in an editor that did not say that it can.
    expect(more).toEqual([]);
    const after = Object.fromEntries(
      (move?.edit?.documentChanges ?? []).flatMap((change) => {
        if (!("edits" in change)) return [];
        const document = [...bench.files.values()].find((d) => d.uri.toString() === change.textDocument.uri);
        return document ? [[document.uri.path, applied(document, change.edits as TextEdit[])]] : [];
      }),
    );
    expect(after).toEqual({
      "/maps/main.mlflow": 'import "./team.mlflow"\n\nprocess a by ds is manual\n',
      "/maps/team.mlflow": 'actor mle "ML engineer"\n\nactor ds "Data scientist"\n',
      "/maps/more/other.mlflow": 'import "../main.mlflow"\nimport "../team.mlflow"\n\nprocess b by ds is manual\n',
    });
  });

  /** What moving the marked range leaves, by file; the new file's text under its name. */
  async function moved(text: string, others: Readonly<Record<string, string>> = {}) {
    const bench = await open(text, others);
    const provider = new MlflowCodeActions(bench.services.Mlflow);
    provider.can({
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
      textDocument: { codeAction: { disabledSupport: true } },
    });
    const found = await provider.getCodeActions(bench.document, {
      ...bench.at,
      range: bench.range,
      context: { diagnostics: [], only: ["refactor.move"] },
    });
    const action = found.at(-1);
    const files = Object.fromEntries(
      (action?.edit?.documentChanges ?? []).flatMap((change) => {
        if (!("edits" in change)) return [];
        const known = [...bench.files.values()].find((d) => d.uri.toString() === change.textDocument.uri);
        const edits = change.edits as TextEdit[];
        const name = change.textDocument.uri.replace("file:///maps/", "");
        return [[name, known ? applied(known, edits) : edits.map(({ newText }) => newText).join("")]];
      }),
    );
    for (const [name, content] of Object.entries(files)) {
      const uri = (file: string) => `file:///maps/${file}`;
      const rest = { ...others, ...files };
      const { errors } = await parseMap(
        content,
        uri(name),
        Object.entries(rest).map(([file, t]) => ({ uri: uri(file), text: t })),
      );
      expect(errors.map(({ message }) => message)).toEqual([]);
    }
    return { title: action?.title, reason: action?.disabled?.reason, files };
  }

  it("waive a question and lower a target in the files where they stand", async () => {
    const others = {
      "questions.mlflow": 'questionnaire {\n  group g {\n    question q "Q?" required\n  }\n}\n',
      "map.mlflow": "process a is manual\ntarget t {\n  change a is automated\n}\n",
    };
    const text = (rate: string, answer: string): string =>
      `import "./questions.mlflow"\nimport "./map.mlflow"\n\nplatform p for t {\n  ${rate}rate a is manual\n  ${answer}answer g.q 🔴\n}\n`;
    for (const [main, title, file, changed] of [
      [text("", "¦"), "Ask g.q without requiring it", "questions.mlflow", '    question q "Q?"\n'],
      [text("¦", ""), "Lower the target of a to manual", "map.mlflow", "  change a is manual\n"],
    ] as const) {
      const bench = await open(main, others);
      const diagnostics = (bench.document.diagnostics ?? []).filter(
        (d) => d.range.start.line === bench.range.start.line,
      );
      const found = await bench.services.Mlflow.lsp.CodeActionProvider?.getCodeActions(bench.document, {
        ...bench.at,
        range: bench.range,
        context: { diagnostics },
      });
      const fix = ((found ?? []) as CodeAction[]).find((a) => a.title === title);
      const document = [...bench.files.entries()].find(([name]) => name === file)?.[1];
      expect(document && applied(document, fix?.edit?.changes?.[document.uri.toString()] ?? [])).toContain(changed);
    }
  });

  it("change the path of an import to the file that was meant, in its quotes", async () => {
    const others = { "team/people.mlflow": 'actor ds "Data scientist"\n' };
    const found = await actions("import '¦./team/poeple.mlflow'\n", others);
    expect(found["Change to “./team/people.mlflow”"]).toBe("import './team/people.mlflow'\n");
    const short = await actions('import "¦./team/people"\n', others);
    expect(short["Change to “./team/people.mlflow”"]).toBe('import "./team/people.mlflow"\n');
  });

  it("move a platform with its comments to a new file, which imports what it names", async () => {
    const text = `import "./questions.mlflow"

process a "A" is manual
target y "Y" {
  change a is automated
}

// The favourite of the data team.
platform ¦acme "Acme" for y { // as of May
  rate a is automated // they say
  answer fit.sso 🟢
}

process b "B" is manual
`;
    const questions = 'questionnaire q {\n  group fit "Fit" {\n    question sso "SSO?"\n  }\n}\n';
    expect(await moved(text, { "questions.mlflow": questions })).toEqual({
      title: "Move the platform to a new file “./platforms.mlflow”",
      reason: undefined,
      files: {
        "main.mlflow": `import "./questions.mlflow"

process a "A" is manual
target y "Y" {
  change a is automated
}

process b "B" is manual
`,
        "platforms.mlflow": `import "./main.mlflow"
import "./questions.mlflow"

// The favourite of the data team.
platform acme "Acme" for y { // as of May
  rate a is automated // they say
  answer fit.sso 🟢
}
`,
      },
    });
  });

  it("move a phase with its flows to a map of its own", async () => {
    const text = `actor ds "Data scientist"

«// first
phase one "One" {
  process a "A" by ds is manual // kept
  process b "B" by ds is manual
}
a -> b»
process c "C" by ds is manual
`;
    const { title, files } = await moved(text);
    expect(title).toBe("Move 2 items to a new file “./one.mlflow”");
    expect(files).toEqual({
      "main.mlflow": 'actor ds "Data scientist"\n\nprocess c "C" by ds is manual\n',
      "one.mlflow": `import "./main.mlflow"

// first
phase one "One" {
  process a "A" by ds is manual // kept
  process b "B" by ds is manual
}
a -> b
`,
    });
  });

  it.each([
    ["process ¦a is manual\nprocess b is manual\na -> b\n", "Line 3 names “a”"],
    ["process a is manual\ntarget ¦y {\n  change a is automated\n}\n", "which would stay here"],
  ])("say why steps and targets stay that the map needs", async (text, reason) => {
    const found = await moved(text);
    expect(found.files).toEqual({});
    expect(found.reason).toContain(reason);
  });

  it("organise imports", async () => {
    const found = await actions('import "./b.mlflow"\nimport \'./a.mlflow\'\nimport "./b.mlflow"\n¦');
    expect(found["Organise imports"]).toBe('import "./a.mlflow"\nimport "./b.mlflow"\n');
  });
});

/** What is pasted from another tool is one mistake, whatever its length, and a fix makes something of it. */
import { EmptyFileSystem, URI } from "langium";
import { describe, expect, it } from "vitest";
import type { CodeAction, Diagnostic } from "vscode-languageserver";
import { formatText } from "../../src/language/features/formatting/format-text.ts";
import { foreignTextsIn } from "../../src/language/foreign-text.ts";
import { createMlflowServices } from "../../src/language/services.ts";
import { readForeignMaps } from "../../src/server/foreign-maps.ts";
import { applied } from "./features/workbench.ts";

const ours = 'process collect "Collect" is manual\n';
const flowchart = `flowchart LR
  A[Collect] --> B{Good?}
  B -->|yes| C[Train]
  B -->|no| A
  subgraph build [Build the model]
    C --> D[Deploy]
  end
`;

interface Case {
  readonly what: string;
  readonly text: string;
  /** 1-based line of the one error, and the beginning of what it says. */
  readonly line: number;
  readonly says: string;
  readonly fixes: readonly string[];
  /** What a fix leaves somewhere in the text. */
  readonly leaves?: readonly string[];
}

const keep = "Keep it as a comment";
const turn = "Turn this Mermaid diagram into a map";
const cases: readonly Case[] = [
  {
    what: "a Mermaid diagram alone",
    text: flowchart,
    line: 1,
    says: "This is a diagram of Mermaid",
    fixes: [turn, keep],
    leaves: ['decision good "Good?"', 'good -> train "yes"', 'phase build-the-model "Build the model" {'],
  },
  {
    what: "a Mermaid diagram below a map",
    text: `map "Small"\n\n${ours}\ngraph TD;\n    A-->B;\n    A-->C;\n\n    B-->D;\n\n${ours.replaceAll("ollect", "onfirm").replace("c", "c")}`,
    line: 5,
    says: "This is a diagram of Mermaid",
    fixes: [turn, keep],
    leaves: ["a -> b", 'map "Small"'],
  },
  {
    what: "a Mermaid diagram in its fence, with front matter",
    text: `---\ntitle: Churn\n---\n\`\`\`mermaid\nflowchart LR\n  A[Collect] --> B[Train]\n\`\`\`\n`,
    line: 1,
    says: "This is a diagram of Mermaid",
    fixes: [turn, keep],
  },
  {
    what: "another diagram of Mermaid",
    text: "sequenceDiagram\n  Alice->>Bob: Hello\n  Bob-->>Alice: Hi\n",
    line: 1,
    says: "This is a diagram of Mermaid",
    fixes: [keep],
  },
  {
    what: "front matter",
    text: `---\ntitle: Small map\nauthor: me\n---\n\n${ours}`,
    line: 1,
    says: "Front matter belongs to Markdown",
    fixes: ['Write “map "Small map"”', keep],
    leaves: ['map "Small map"\n\nprocess collect'],
  },
  {
    what: "a list of YAML",
    text: `${ours}\nsteps:\n  - collect\n  - label\n  - train\n\nprocess label "Label" is manual\n`,
    line: 3,
    says: "This is YAML",
    fixes: [keep],
    leaves: ["// steps:\n  // - collect", 'process label "Label" is manual'],
  },
  {
    what: "a whole file of YAML",
    text: "title: Small map\nactors:\n  - name: curator\n    cost: 45\n\n  - name: ds\nprocesses:\n  collect:\n    by: curator\n    level: manual\n",
    line: 1,
    says: "This is YAML",
    fixes: [keep],
  },
  {
    what: "a list of Markdown",
    text: "- Collect documents\n- **Label** them\n* Data\n",
    line: 1,
    says: "This is a list of another format",
    fixes: ["Turn the list into processes", keep],
    leaves: ['process collect-documents "Collect documents"\nprocess label-them "Label them"\nprocess data "Data"'],
  },
  {
    what: "JSON",
    text: '{\n  "title": "x",\n  "steps": ["a", "b"]\n}\n',
    line: 1,
    says: "This is JSON",
    fixes: [keep],
  },
  {
    what: "a graph of Graphviz",
    text: `${ours}\ndigraph G {\n  a -> b [label="yes"];\n  b -> c;\n}\n\nprocess label "Label" is manual\n`,
    line: 3,
    says: "This is a graph of Graphviz",
    fixes: [keep],
    leaves: ["// digraph G {", 'process label "Label" is manual'],
  },
  { what: "XML", text: '<?xml version="1.0"?>\n<a>\n  <b/>\n</a>\n', line: 1, says: "This is XML", fixes: [keep] },
  {
    what: "a phase in the way of Mermaid",
    text: `${ours}subgraph build "Build"\n  process train "Train" is manual\n  subgraph tune\n    process search is manual\n  end\nend\n\ncollect -> train -> search\n`,
    line: 2,
    says: "A phase stands in braces: `phase build { … }`.",
    fixes: ["Write it as a phase"],
  },
];

async function look(text: string) {
  const services = createMlflowServices(EmptyFileSystem);
  readForeignMaps(services);
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, URI.parse("file:///maps/pasted.mlflow"));
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: true });
  const errors = ((document.diagnostics ?? []) as Diagnostic[]).filter(({ severity }) => severity === 1);
  const fixesOf = async (error: Diagnostic): Promise<readonly CodeAction[]> => {
    const provider = services.Mlflow.lsp.CodeActionProvider;
    const textDocument = { uri: document.uri.toString() };
    const asked = { textDocument, range: error.range, context: { diagnostics: [error] } };
    return ((await provider?.getCodeActions(document, asked)) ?? []) as CodeAction[];
  };
  const after = (fix: CodeAction): string => applied(document, fix.edit?.changes?.[document.uri.toString()] ?? []);
  return { errors, fixesOf, after };
}

describe("what is pasted from another tool", () => {
  it.each(cases)("$what is one error, which a fix mends", async ({ text, line, says, fixes, leaves = [] }) => {
    const { errors, fixesOf, after } = await look(text);
    const outer = errors.slice(0, 1);
    expect(
      errors.map(({ message }) => String(message)),
      text,
    ).toHaveLength(says.startsWith("A phase") ? 2 : 1);
    for (const error of outer) {
      expect(String(error.message)).toContain(says);
      expect(error.range.start.line + 1).toBe(line);
      const offered = await fixesOf(error);
      expect(offered.map(({ title }) => title)).toEqual(fixes);
      const texts = offered.map(after);
      for (const mended of texts) {
        const left = (await look(mended)).errors.map(({ message }) => String(message));
        // The inner subgraph is an error of its own.
        expect(left, mended).toHaveLength(says.startsWith("A phase") ? 1 : 0);
      }
      expect(leaves.filter((part) => !texts.some((mended) => mended.includes(part)))).toEqual([]);
    }
  });

  it.each(cases.filter(({ what }) => !what.startsWith("a phase")))("$what keeps its blanks", ({ text }) => {
    expect(formatText(text)).toBe(text);
  });

  it.each([
    [
      "in a long note",
      `process a "A" is manual {\n  note """\n    ---\n    flowchart LR\n      A --> B\n    steps:\n      - one\n      - two\n    """\n}\n`,
    ],
    ["in a comment", `/*\nflowchart LR\n  A --> B\nsteps:\n  - one\n*/\n${ours}`],
    ["as names of steps", "process graph is manual\nprocess flowchart is manual\ngraph\n  -> flowchart\n"],
  ])("is no mistake %s", async (_, text) => {
    expect((await look(text)).errors).toEqual([]);
  });

  it("is found in no time in a long map without any", () => {
    const long = Array.from({ length: 2000 }, (_, i) => `process p${i} "Step ${i}" is manual { effort 4h }`).join("\n");
    expect(foreignTextsIn(long, () => expect.unreachable("there is nothing to look at"))).toEqual([]);
  });
});

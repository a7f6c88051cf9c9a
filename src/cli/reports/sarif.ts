import type { Diagnostic, Reports, Told } from "./diagnostic.ts";
import { jsonArray } from "./json.ts";
import { errorFacts, type RuleFacts } from "./rule-facts.ts";

const sarifLevel: Readonly<Record<Diagnostic["severity"] | "off", string>> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
  off: "none",
};

const address = (path: string): string => path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");

/** SARIF 2.1.0: what code-scanning pages read. Paths are relative to the folder that the command ran in. */
export function* sarifReport(reports: Reports, facts: readonly RuleFacts[], version: string): Generator<string> {
  const named = new Set(facts.map((f) => f.id));
  for (const { told } of reports) for (const { diagnostic } of told) named.add(diagnostic.rule);
  const ids = [...named];
  const rules = ids.map((id) => {
    const known = facts.find((f) => f.id === id) ?? errorFacts(id);
    return {
      id,
      name: id.replaceAll(/(^|[-/])(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
      shortDescription: { text: known.title },
      fullDescription: { text: known.why },
      help: { text: known.help, markdown: pageOf(known) },
      defaultConfiguration: { level: sarifLevel[known.severity] },
    };
  });
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "mlmap", semanticVersion: /^\d/.test(version) ? version : "0.0.0", rules } },
        columnKind: "utf16CodeUnits",
        results: [],
      },
    ],
  };
  // The results are by far the most of it, and their list is the last of the log.
  const frame = `${JSON.stringify(log, null, 2)}\n`;
  const at = frame.lastIndexOf("[]");
  yield frame.slice(0, at);
  yield* jsonArray(reports, ({ told }) => told.map((t) => resultOf(t, ids.indexOf(t.diagnostic.rule))), "      ");
  yield frame.slice(at + 2);
}

function resultOf({ diagnostic: d, line }: Told, ruleIndex: number): object {
  const region = { startLine: d.line, startColumn: d.column, endLine: d.endLine, endColumn: d.endColumn };
  return {
    ruleId: d.rule,
    ruleIndex,
    level: sarifLevel[d.severity],
    message: { text: d.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: address(d.file) },
          region: { ...region, snippet: { text: line } },
        },
      },
    ],
  };
}

/** The rule's page, as code-scanning shows it beside a finding. */
function pageOf({ why, help, wrong, right }: RuleFacts): string {
  const example = (title: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`**${title}**`, `\`\`\`mlflow\n${text.trimEnd()}\n\`\`\``];
  const more = help.startsWith("mlmap ") ? `\`${help}\` prints this page.` : help;
  return [why, ...example("Finds it here", wrong), ...example("Mended", right), more].join("\n\n");
}

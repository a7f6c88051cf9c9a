import type { Diagnostic, FileReport } from "./diagnostic.ts";
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
export function sarifReport(reports: readonly FileReport[], facts: readonly RuleFacts[], version: string): string {
  const all = reports.flatMap((r) => r.diagnostics.map((d) => ({ d, text: r.text })));
  const ids = [...new Set([...facts.map((f) => f.id), ...all.map(({ d }) => d.rule)])];
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
        results: all.map(({ d, text }) => ({
          ruleId: d.rule,
          ruleIndex: ids.indexOf(d.rule),
          level: sarifLevel[d.severity],
          message: { text: d.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: address(d.file) },
                region: {
                  startLine: d.line,
                  startColumn: d.column,
                  endLine: d.endLine,
                  endColumn: d.endColumn,
                  ...snippet(text, d),
                },
              },
            },
          ],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The rule's page, as code-scanning shows it beside a finding. */
function pageOf({ why, help, wrong, right }: RuleFacts): string {
  const example = (title: string, text: string | undefined): string[] =>
    text === undefined ? [] : [`**${title}**`, `\`\`\`mlflow\n${text.trimEnd()}\n\`\`\``];
  const more = help.startsWith("mlmap ") ? `\`${help}\` prints this page.` : help;
  return [why, ...example("Finds it here", wrong), ...example("Mended", right), more].join("\n\n");
}

function snippet(text: string, d: Diagnostic): object {
  const line = text.split(/\r\n|\r|\n/)[d.line - 1];
  return line === undefined ? {} : { snippet: { text: line } };
}

import { headFiguresOf } from "../analysis/head-figures.ts";
import { levelsAndUnrated } from "../model/level.ts";
import { format } from "./format.ts";
import { mermaidText } from "./mermaid.ts";
import { levelWords, type StepRow, shownState, stepRows } from "./step-table.ts";

/** Text that stands in a table's cell or a heading as it is: nothing of it is markup. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/[\\`*_{}[\]<>|#~&]/g, "\\$&");
}

const dots: Readonly<Record<string, string>> = {
  automated: "🟢",
  "semi-automated": "🟡",
  "non-repeatable": "🟠",
  manual: "🔴",
  absent: "⚪",
  unrated: "❔",
};

function level(row: StepRow): string {
  return row.step.kind === "process" ? `${dots[row.step.level ?? "unrated"]} ${plain(row.level)}` : row.step.kind;
}

const columns: readonly (readonly [string, (row: StepRow) => string])[] = [
  ["Step", ({ step }) => plain(step.title)],
  ["Level", level],
  ["Who", ({ actors }) => plain(actors.join(", "))],
  ["Through", ({ interfaces }) => plain(interfaces.join(", "))],
  ["Effort", ({ effort }) => plain(effort)],
  ["How often", ({ runs }) => plain(runs)],
  ["Then", ({ next }) => plain(next.join("; "))],
];

function table(rows: readonly StepRow[]): readonly string[] {
  // A column in which no step says anything only takes room.
  const used = columns.filter(([, of]) => rows.some((row) => of(row) !== ""));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(used.map(([name]) => name)),
    line(used.map(() => "---")),
    ...rows.map((row) => line(used.map(([, of]) => of(row)))),
    "",
  ];
}

/** A page for wikis and repositories: figures, flowchart (drawn by GitHub, GitLab and others), steps by phase. */
export const markdown = format({
  id: "md",
  title: "Markdown page",
  extension: ".md",
  mediaType: "text/markdown",
  kind: "data",
  async write(input) {
    const { map } = input;
    const state = shownState(input);
    const rows = stepRows(map, state);
    const phases = [...new Set(rows.map((row) => row.phases.join(" / ")))];
    const counts = levelsAndUnrated.flatMap((one) => {
      const count = rows.filter(({ step }) => step.kind === "process" && (step.level ?? "unrated") === one).length;
      return count > 0 ? [`${dots[one]} ${plain(levelWords(map, one))}: ${count}`] : [];
    });
    const facts = headFiguresOf(map, state.id).map(({ label, value, unit }) =>
      plain([label, value, unit].filter(Boolean).join(" ")),
    );
    const lines = [
      `# ${plain(map.title)}`,
      "",
      `**${plain(state.title)}**${facts.length > 0 ? `: ${facts.join(" · ")}` : ""}`,
      "",
      ...(counts.length > 0 ? [counts.join(" · "), ""] : []),
      "```mermaid",
      mermaidText(input).trimEnd(),
      "```",
      "",
      ...phases.flatMap((phase) => [
        `## ${plain(phase) || "Outside of phases"}`,
        "",
        ...table(rows.filter((row) => row.phases.join(" / ") === phase)),
      ]),
    ];
    const others = map.targets.length + map.platforms.length;
    return {
      content: `${lines.join("\n").trimEnd()}\n`,
      losses: others > 0 ? [`The page holds the state “${state.title}” only; the map has ${others} more.`] : [],
    };
  },
});

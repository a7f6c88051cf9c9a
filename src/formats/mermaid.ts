import { themeWith } from "../diagram/theme.ts";
import { levelsAndUnrated } from "../model/level.ts";
import type { State, Step } from "../model/process-map.ts";
import { type FormatInput, format } from "./format.ts";
import { flowWords, shownState } from "./step-table.ts";

/** Names that Mermaid takes, also for a step called `end`; letters that it does not take become their numbers. */
function nodeName(kind: "s" | "p", id: string): string {
  return `${kind}_${id.replaceAll(/[^A-Za-z0-9]/g, (char) => `_${(char.codePointAt(0) ?? 0).toString(16)}_`)}`;
}

/** Text in quotes: entities of Mermaid's own kind, one line. */
function quoted(text: string): string {
  const safe = text
    .replaceAll(/\s+/g, " ")
    .replaceAll("#", "#35;")
    .replaceAll('"', "#quot;")
    .replaceAll("<", "#lt;")
    .replaceAll(">", "#gt;")
    .replaceAll("`", "#96;");
  return `"${safe}"`;
}

const shapes: Readonly<Record<Step["kind"], readonly [string, string]>> = {
  process: ["[", "]"],
  decision: ["{{", "}}"],
  start: ["([", "])"],
  end: ["([", "])"],
};

function nodeLine(step: Step): string {
  const [open, close] = shapes[step.kind];
  const level = step.kind === "process" ? `:::${className(step.level ?? "unrated")}` : "";
  return `${nodeName("s", step.id)}${open}${quoted(step.title)}${close}${level}`;
}

const className = (level: string): string => level.replaceAll("-", "");

/** A phase with its steps and the phases in it. */
function phaseLines(state: State, parent: string | undefined, indent: string): string[] {
  const inside = state.steps.filter((step) => step.phase === parent).map((step) => indent + nodeLine(step));
  const phases = state.phases
    .filter((phase) => phase.parent === parent)
    .flatMap((phase) => {
      const lines = phaseLines(state, phase.id, `${indent}  `);
      if (lines.length === 0) return [];
      return [`${indent}subgraph ${nodeName("p", phase.id)}[${quoted(phase.title)}]`, ...lines, `${indent}end`];
    });
  return [...phases, ...inside];
}

/** The flowchart as Mermaid's text, levels as classes. */
export function mermaidText(input: FormatInput): string {
  const { map, view, look = {} } = input;
  const state = shownState(input);
  const theme = themeWith(look.theme ?? "light", map.settings.palette);
  const direction = (view.direction ?? map.settings.direction ?? "right") === "down" ? "TB" : "LR";
  const flows = state.flows.map((flow) => {
    const words = flowWords(flow);
    return `  ${nodeName("s", flow.from)} -->${words ? `|${quoted(words)}|` : ""} ${nodeName("s", flow.to)}`;
  });
  const classes = levelsAndUnrated.map((level) => {
    const { fill, border, text } = theme.levels[level];
    const dashed = level === "absent" ? ",stroke-dasharray:4 3" : "";
    return `  classDef ${className(level)} fill:${fill},stroke:${border},color:${text}${dashed}`;
  });
  return [`flowchart ${direction}`, ...phaseLines(state, undefined, "  "), ...flows, ...classes, ""].join("\n");
}

/** What such flowcharts do not show of a map. */
export function flowchartLosses({ map }: FormatInput): readonly string[] {
  const states = map.targets.length + map.platforms.length;
  return [
    "Actors, interfaces, data and numbers are left out; it shows steps, phases, levels and flows.",
    ...(states > 0 ? [`It shows one state; the map has ${states} more.`] : []),
  ];
}

export const mermaid = format({
  id: "mmd",
  title: "Mermaid flowchart",
  extension: ".mmd",
  mediaType: "text/vnd.mermaid",
  kind: "data",
  async write(input) {
    return { content: mermaidText(input), losses: flowchartLosses(input) };
  },
});

import type { Theme } from "../diagram/theme.ts";
import { themeWith } from "../diagram/theme.ts";
import type { State, Step } from "../model/process-map.ts";
import { format } from "./format.ts";
import { flowchartLosses } from "./mermaid.ts";
import { flowWords, shownState } from "./step-table.ts";

/** A quoted string of the DOT language. */
function quoted(text: string): string {
  return `"${text.replaceAll(/\s+/g, " ").replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function attributes(entries: Readonly<Record<string, string>>): string {
  return `[${Object.entries(entries)
    .map(([key, value]) => `${key}=${quoted(value)}`)
    .join(" ")}]`;
}

function looks(step: Step, theme: Theme): Readonly<Record<string, string>> {
  switch (step.kind) {
    case "decision":
      return { shape: "hexagon", color: theme.flow };
    case "start":
      return { shape: "box", style: "rounded", color: theme.flow };
    case "end":
      return { shape: "box", style: "rounded", color: theme.flow, penwidth: "3" };
    case "process": {
      const { fill, border, text } = theme.levels[step.level ?? "unrated"];
      const style = step.level === "absent" ? "rounded,dashed" : "rounded,filled";
      return {
        shape: "box",
        style,
        color: border,
        fontcolor: text,
        ...(fill === "transparent" ? {} : { fillcolor: fill }),
      };
    }
  }
}

function phaseLines(state: State, theme: Theme, parent: string | undefined, indent: string): string[] {
  const inside = state.steps
    .filter((step) => step.phase === parent)
    .map((step) => `${indent}${quoted(step.id)} ${attributes({ label: step.title, ...looks(step, theme) })};`);
  const phases = state.phases
    .filter((phase) => phase.parent === parent)
    .flatMap((phase) => {
      const lines = phaseLines(state, theme, phase.id, `${indent}  `);
      if (lines.length === 0) return [];
      const head = `${indent}  graph ${attributes({ label: phase.title, style: "rounded", color: theme.areaBorder })};`;
      return [`${indent}subgraph ${quoted(`cluster_${phase.id}`)} {`, head, ...lines, `${indent}}`];
    });
  return [...phases, ...inside];
}

/** For Graphviz and what reads its language. */
export const dot = format({
  id: "dot",
  title: "Graphviz DOT",
  extension: ".dot",
  mediaType: "text/vnd.graphviz",
  kind: "data",
  async write(input) {
    const { map, view, look = {} } = input;
    const state = shownState(input);
    const theme = themeWith(look.theme ?? "light", map.settings.palette);
    const down = (view.direction ?? map.settings.direction ?? "right") === "down";
    const lines = [
      `digraph ${quoted(map.title)} {`,
      `  graph ${attributes({ rankdir: down ? "TB" : "LR", bgcolor: theme.ground, fontname: "Inter, sans-serif", fontcolor: theme.muted })};`,
      `  node ${attributes({ fontname: "Inter, sans-serif", fontsize: "11", fontcolor: theme.text })};`,
      `  edge ${attributes({ fontname: "Inter, sans-serif", fontsize: "9", fontcolor: theme.muted, color: theme.flow })};`,
      ...phaseLines(state, theme, undefined, "  "),
      ...state.flows.map((flow) => {
        const words = flowWords(flow);
        return `  ${quoted(flow.from)} -> ${quoted(flow.to)}${words ? ` ${attributes({ label: words })}` : ""};`;
      }),
      "}",
      "",
    ];
    return { content: lines.join("\n"), losses: flowchartLosses(input) };
  },
});

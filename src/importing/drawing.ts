import type { Level } from "../model/level.ts";
import { shareIn } from "./loose-quantities.ts";
import type { Sketch, SketchFlow, SketchPhase, SketchStep } from "./sketch.ts";

/** A box of a drawing. What an event is, only its arrows tell. */
export interface DrawnNode {
  readonly key: string;
  readonly text: string;
  readonly shape: "task" | "decision" | "event" | "data";
  readonly group?: string;
  readonly level?: Level;
  /** Titles. */
  readonly actors?: readonly string[];
  readonly notes?: readonly string[];
}

export interface DrawnFlow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** A flowchart as a drawing tool knows it: boxes, arrows, groups. */
export interface Drawing {
  readonly title?: string;
  readonly direction?: "right" | "down";
  readonly nodes: readonly DrawnNode[];
  readonly flows: readonly DrawnFlow[];
  readonly groups: readonly SketchPhase[];
  readonly losses: readonly string[];
}

/**
 * The process in a drawing. A round box without an arrow to it is a start, without one from it an end, else a step; an
 * arrow between a step and a data sheet is what the step reads or writes. `no, 20 %` at an arrow is a label and a share.
 */
export function sketchOfDrawing(drawing: Drawing): Sketch {
  const nodes = new Map(drawing.nodes.map((node) => [node.key, node]));
  const isData = (key: string): boolean => nodes.get(key)?.shape === "data";
  const text = (key: string): string => nodes.get(key)?.text || "Untitled";
  const among = drawing.flows.filter(({ from, to }) => !isData(from) && !isData(to));
  const losses = [...drawing.losses];
  const touching = new Set(
    drawing.flows.flatMap(({ from, to }) => [...(isData(from) ? [from] : []), ...(isData(to) ? [to] : [])]),
  );
  for (const node of drawing.nodes)
    if (node.shape === "data" && !touching.has(node.key))
      losses.push(`The data “${text(node.key)}” is neither read nor written by a step and was left out.`);
  for (const { from, to } of drawing.flows)
    if (isData(from) && isData(to))
      losses.push(`The flow from the data “${text(from)}” to “${text(to)}” was left out.`);
  for (const { from, to } of drawing.flows) {
    const [step, sheet] = isData(to) ? [nodes.get(from), to] : [nodes.get(to), from];
    if (isData(sheet) && step && !isData(step.key) && kindOf(step, among) !== "process")
      losses.push(`Only processes read and write, so “${text(step.key)}” and the data “${text(sheet)}” were parted.`);
  }
  const steps = drawing.nodes.flatMap((node): readonly SketchStep[] => {
    if (node.shape === "data") return [];
    const sheets = (pairs: readonly (readonly [step: string, sheet: string])[]): readonly string[] =>
      pairs.filter(([step, sheet]) => step === node.key && isData(sheet)).map(([, sheet]) => text(sheet));
    return [
      {
        key: node.key,
        kind: kindOf(node, among),
        title: node.text || "Untitled",
        reads: sheets(drawing.flows.map(({ from, to }) => [to, from])),
        writes: sheets(drawing.flows.map(({ from, to }) => [from, to])),
        actors: node.actors ?? [],
        notes: node.notes ?? [],
        ...(node.level && { level: node.level }),
        ...(node.group !== undefined && { phase: node.group }),
      },
    ];
  });
  return {
    phases: drawing.groups,
    steps,
    flows: among.map(flowOf),
    losses,
    ...(drawing.title !== undefined && { title: drawing.title }),
    ...(drawing.direction && { direction: drawing.direction }),
  };
}

function kindOf(node: DrawnNode, flows: readonly DrawnFlow[]): SketchStep["kind"] {
  if (node.shape === "decision") return "decision";
  if (node.shape !== "event") return "process";
  const [into, out] = [flows.some(({ to }) => to === node.key), flows.some(({ from }) => from === node.key)];
  if (into && out) return "process";
  return out ? "start" : "end";
}

/** The last part of a label may be a share: `no, 20 %`, `20 %`. */
function flowOf({ from, to, label = "" }: DrawnFlow): SketchFlow {
  const [, words = "", last = ""] = /^(.*?)[\s,]*(\d[\d.,–-]*\s*%)?$/su.exec(label.trim()) ?? [];
  const share = shareIn(last);
  const said = share ? words.trim() : label.trim();
  return { from, to, ...(said && { label: said }), ...(share && { share }) };
}

/** A declaration as Markdown, for hover and the side pane of completion. */
import type { AstNode } from "langium";
import { comparedInShort, comparedSides } from "../../analysis/index.ts";
import { isLevel, type LevelOrUnrated, levelFacts } from "../../model/level.ts";
import type { ProcessMap, State, Step } from "../../model/process-map.ts";
import { stateIds, stateOf } from "../../model/state.ts";
import { shownSteps } from "../../model/views.ts";
import * as ast from "../generated/ast.ts";
import { headOf } from "../names.ts";
import { assumedEfforts, assumedOfState, plainly, type ShownAssumption } from "./assumed.ts";
import { escaped } from "./markdown-text.ts";
import { monthlyHours } from "./monthly-hours.ts";

/** One glyph a level, so that it is told apart without colour. */
export const levelSwatch: Readonly<Record<LevelOrUnrated, string>> = {
  automated: "🟩",
  "semi-automated": "🟨",
  "non-repeatable": "🟧",
  manual: "🟥",
  absent: "⬜",
  unrated: "❔",
};

/** What a level means, as Markdown. */
export function levelPage(level: LevelOrUnrated, map?: ProcessMap): string {
  return `${levelSwatch[level]} **${escaped(levelWords(level, map))}**: ${levelFacts[level].meaning}`;
}

/** Words of the legend, the map's own where it has some. */
export function levelWords(level: LevelOrUnrated, map?: ProcessMap): string {
  return (level === "unrated" ? undefined : map?.settings.levelTitles[level]) ?? levelFacts[level].legend;
}

const kindNames: Readonly<Record<string, string>> = {
  Process: "Process",
  Decision: "Decision",
  Start: "Start",
  End: "End",
  Phase: "Phase",
  Actor: "Actor",
  Interface: "Interface",
  Data: "Data",
  Target: "Target",
  Platform: "Platform",
  View: "View",
  Questionnaire: "Questionnaire",
  QuestionGroup: "Group",
  Question: "Question",
};

/** A declaration's page: title, level and meaning, who and through what, numbers, notes, and where it stands in each state. */
export function describe(node: AstNode, map: ProcessMap, shown: ShownAssumption = plainly): string | undefined {
  const kind = kindNames[node.$type];
  if (!kind || !("name" in node) || typeof node.name !== "string") return undefined;
  const title = "title" in node && typeof node.title === "string" ? node.title : node.name;
  const lines = [`**${escaped(title)}** (${kind.toLowerCase()} \`${node.name}\`)`];
  if (ast.isProcess(node) || ast.isDecision(node)) lines.push(...stepLines(node, map, shown));
  if (ast.isProcess(node) || ast.isDecision(node) || ast.isStart(node) || ast.isEnd(node)) {
    lines.push(...flowLine(node.name, map));
  }
  if (ast.isActor(node) || ast.isInterface(node) || ast.isData(node)) lines.push(...useLines(node, map));
  if (ast.isTarget(node)) lines.push(targetLine(node, map));
  if (ast.isTarget(node) || ast.isPlatform(node)) lines.push(...assumedOfState(node.name, map, shown));
  if (ast.isView(node)) lines.push(viewLine(node, map));
  if ("items" in node) lines.push(...clauseLines(node.items as readonly ast.Item[]));
  return lines.join("\n\n");
}

function stepLines(node: ast.Process | ast.Decision, map: ProcessMap, shown: ShownAssumption): readonly string[] {
  const lines: string[] = [];
  const level = headOf(node, "Is")?.level;
  if (level !== undefined && isLevel(level)) lines.push(levelPage(level, map));
  else if (ast.isProcess(node)) lines.push("Not rated: nobody has judged it yet.");
  const why = headOf(node, "Is")?.why;
  if (why) lines.push(`“${escaped(why)}”`);
  const by = headOf(node, "By")?.actors.map((a) => titleOf(a.ref, a.$refText)) ?? [];
  const via = headOf(node, "Via")?.interfaces.map((i) => titleOf(i.ref, i.$refText)) ?? [];
  if (by.length > 0 || via.length > 0) {
    lines.push(
      [by.length > 0 ? `by ${by.join(", ")}` : "", via.length > 0 ? `via ${via.join(", ")}` : ""].join(" ").trim(),
    );
  }
  if (ast.isProcess(node))
    lines.push(...hoursLines(node.name, map), ...stateLines(node.name, map), ...assumedEfforts(node.name, map, shown));
  return lines;
}

/** What the process takes a month, in the state that declares it. */
function hoursLines(id: string, map: ProcessMap): readonly string[] {
  const step = [...map.steps, ...map.targets.flatMap((t) => t.adds.steps)].find((s) => s.id === id);
  const hours = step?.kind === "process" ? monthlyHours(step, map) : undefined;
  return hours === undefined ? [] : [`Takes ${hours}.`];
}

/** Where a process stands in each state, where that differs. */
function stateLines(id: string, map: ProcessMap): readonly string[] {
  const rows = stateIds(map).flatMap((stateId) => {
    const state = stateOf(map, stateId);
    if (!state) return [];
    const step = state.steps.find((s) => s.id === id);
    return [{ title: state.title, level: step ? levelIn(step) : absentIn(id, state, map) }];
  });
  if (rows.length < 2 || rows.every((row) => row.level === rows[0]?.level)) return [];
  return [rows.map((row) => `- ${escaped(row.title)}: ${row.level}`).join("\n")];
}

/** A step that a state lacks was taken out by it or by one that it starts from, or belongs to another target. */
function absentIn(id: string, state: State, map: ProcessMap): string {
  for (let at = state.base; at !== undefined; at = stateOf(map, at)?.base)
    if (stateOf(map, at)?.steps.some((step) => step.id === id)) return "removed";
  return "not there";
}

function levelIn(step: Step): string {
  if (step.kind !== "process") return step.kind;
  return step.level ? `${levelSwatch[step.level]} ${step.level}` : "not rated";
}

function flowLine(id: string, map: ProcessMap): readonly string[] {
  const before = [...new Set(map.flows.filter((f) => f.to === id).map((f) => `\`${f.from}\``))];
  const after = [...new Set(map.flows.filter((f) => f.from === id).map((f) => `\`${f.to}\``))];
  const parts = [
    ...(before.length > 0 ? [`from ${before.join(", ")}`] : []),
    ...(after.length > 0 ? [`to ${after.join(", ")}`] : []),
  ];
  return parts.length > 0 ? [parts.join(" ")] : [];
}

function useLines(node: ast.Actor | ast.Interface | ast.Data, map: ProcessMap): readonly string[] {
  const lines: string[] = [];
  const usersIn = (steps: readonly Step[]): readonly Step[] =>
    steps.filter((step) => step.kind === "process" && named(step, node));
  // What a target adds is used in its state, or in one that starts from it.
  const state = stateIds(map)
    .flatMap((id) => stateOf(map, id) ?? [])
    .find(({ steps }) => usersIn(steps).length > 0);
  const users = state ? usersIn(state.steps) : [];
  const verb = ast.isActor(node) ? "Works on" : ast.isInterface(node) ? "Used by" : "Read or written by";
  if (users.length > 0) {
    const shown = users.slice(0, 6).map((step) => escaped(step.title));
    const where = state && state.kind !== "current" ? ` in “${escaped(state.title)}”` : "";
    lines.push(`${verb} ${users.length}${where}: ${shown.join(", ")}${users.length > shown.length ? " …" : ""}`);
  }
  return lines;
}

function named(step: Step, node: ast.Actor | ast.Interface | ast.Data): boolean {
  if (step.kind === "decision") return ast.isActor(node) && step.actors.includes(node.name);
  if (step.kind !== "process") return false;
  if (ast.isActor(node)) return step.actors.includes(node.name);
  if (ast.isInterface(node)) return step.interfaces.includes(node.name);
  return step.reads.includes(node.name) || step.writes.includes(node.name);
}

/** How often actors, interfaces and data are named by steps of the map. */
export function useCount(node: AstNode, map: ProcessMap): number | undefined {
  if (!ast.isActor(node) && !ast.isInterface(node) && !ast.isData(node)) return undefined;
  return map.steps.filter((step) => named(step, node)).length;
}

function targetLine(node: ast.Target, map: ProcessMap): string {
  const target = map.targets.find((t) => t.id === node.name);
  if (!target) return "";
  const changes = target.changes.filter((c) => c.do === "change").length;
  const removals = target.changes.length - changes;
  const from =
    target.after === undefined ? "" : `, after “${escaped(stateOf(map, target.after)?.title ?? target.after)}”`;
  const told = `${count(changes, "change")}, ${count(removals, "removal")}, ${count(target.adds.steps.length, "new step")}${from}`;
  const [now, then] = [stateOf(map, "current"), stateOf(map, target.id)];
  if (!now || !then) return told;
  const compared = comparedSides({ map, state: now, title: now.title }, { map, state: then, title: then.title });
  return `${told}\n\nAgainst now: ${escaped(comparedInShort(compared))}`;
}

/** How much of the map a view shows, in the state that it opens with. */
function viewLine(node: ast.View, map: ProcessMap): string {
  const view = map.views.find((v) => v.id === node.name);
  const state = view && stateOf(map, view.state ?? "current");
  if (!view || !state) return "";
  const shown = shownSteps(state, view.rules).size;
  const where = view.state === undefined ? "" : ` of “${escaped(state.title)}”`;
  return `Shows ${shown} of ${count(state.steps.length, "step")}${where}.`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

function clauseLines(items: readonly ast.Item[]): readonly string[] {
  const facts: string[] = [];
  const prose: string[] = [];
  for (const item of items) {
    switch (item.$type) {
      case "Purpose":
        if (item.text) prose.unshift(escaped(item.text));
        break;
      case "Note":
        if (item.text) prose.push(item.text);
        break;
      case "Evidence":
        if (item.text) prose.push(`_${item.kind}: ${escaped(item.text)}${item.date ? `, ${item.date}` : ""}_`);
        break;
      case "Link":
        if (item.address && /^https?:/.test(item.address))
          prose.push(`[${escaped(item.text ?? item.address)}](${item.address})`);
        break;
      case "Effort":
      case "Wait":
      case "Runs":
      case "Rework":
      case "Cost":
      case "People":
      case "Kind":
      case "Format":
      case "Reads":
      case "Writes":
      case "Setup":
      case "Upkeep":
      case "Show":
      case "StateShown":
      case "Collapse":
      case "Layers":
        if (item.$cstNode) facts.push(item.$cstNode.text.replace(/\s+/g, " "));
        break;
      default:
    }
  }
  return [...(facts.length > 0 ? [facts.map((fact) => `\`${fact}\``).join(" · ")] : []), ...prose];
}

function titleOf(node: { readonly title?: string; readonly name: string } | undefined, written: string): string {
  return escaped(node ? (node.title ?? node.name) : written);
}

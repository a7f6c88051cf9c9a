/** What part of the map is looked at: a named view of the file, or a filter that was set by hand. */
import { dataOfNode } from "../diagram/data-layer.ts";
import { collapsedId } from "../diagram/graph.ts";
import type { Graph, ViewOptions } from "../diagram/layout-types.ts";
import type { ViewText } from "../model/edit.ts";
import { levelsAndUnrated } from "../model/level.ts";
import type { Layer, ProcessMap, State, View, ViewRule, ViewSubject } from "../model/process-map.ts";
import { levelName } from "./facts.ts";
import type { ViewState } from "./state/view-state.ts";

/** The view of the file that is looked at. */
export function namedView(view: Pick<ViewState, "shown" | "named">): View | undefined {
  return view.named === undefined ? undefined : view.shown?.map.views.find((one) => one.id === view.named);
}

/** The rules that are set: those of the named view, or those set by hand. */
export function rulesOf(view: ViewState): readonly ViewRule[] {
  return namedView(view)?.rules ?? view.filter;
}

/** The rules whose rest is hidden; what a filter only dims stays in the picture. */
export function hidingRules(view: ViewState): readonly ViewRule[] {
  return view.named === undefined && view.rest === "dimmed" ? [] : rulesOf(view);
}

export function layersOf(view: ViewState): readonly Layer[] {
  return view.layers ?? namedView(view)?.layers ?? [];
}

/** What is asked of the picture. What was set by hand comes before what the named view says, and that before the map. */
export function drawOptions(view: ViewState): ViewOptions {
  const named = namedView(view);
  const rules = hidingRules(view);
  const layers = layersOf(view);
  const [lanes, direction] = [view.lanes ?? named?.lanes, view.direction ?? named?.direction];
  return {
    state: view.state,
    collapsed: view.collapsed,
    ...(lanes && { lanes }),
    ...(direction && { direction }),
    ...(rules.length > 0 && { rules }),
    ...(named && { viewTitle: named.title }),
    ...(layers.length > 0 && { layers }),
  };
}

export type RuleState = "show" | "hide" | undefined;

/** Whether the rules show or hide a name, by itself. */
export function ruleState(rules: readonly ViewRule[], subject: ViewSubject, id: string): RuleState {
  return rules.find((rule) => rule.subject === subject && rule.of.includes(id))?.do;
}

/** The rules with one name shown, hidden, or not spoken of. */
export function withRule(
  rules: readonly ViewRule[],
  subject: ViewSubject,
  id: string,
  wanted: RuleState,
): readonly ViewRule[] {
  const rest = rules
    .map((rule) => (rule.subject === subject ? { ...rule, of: rule.of.filter((one) => one !== id) } : rule))
    .filter((rule) => rule.of.length > 0);
  if (wanted === undefined) return rest;
  const at = rest.findIndex((rule) => rule.subject === subject && rule.do === wanted);
  const old = rest[at];
  return old ? rest.with(at, { ...old, of: [...old.of, id] }) : [...rest, { do: wanted, subject, of: [id] }];
}

/** One group of choices in the panel of views. */
export interface Facet {
  readonly subject: ViewSubject;
  readonly title: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
}

/** What a state can be filtered by: only what tells its steps apart. */
export function facetsOf(map: ProcessMap, state: State, rules: readonly ViewRule[]): readonly Facet[] {
  const processes = state.steps.filter((step) => step.kind === "process");
  const used = (pick: (step: (typeof processes)[number]) => readonly string[]): ReadonlySet<string> =>
    new Set(processes.flatMap(pick));
  const actors = new Set(state.steps.flatMap((step) => ("actors" in step ? step.actors : [])));
  const interfaces = used((step) => step.interfaces);
  const data = used((step) => [...step.reads, ...step.writes]);
  const levels = used((step) => [step.level ?? "unrated"]);
  const named = (subject: "from" | "to" | "step"): readonly string[] =>
    rules.flatMap((rule) => (rule.subject === subject ? rule.of : []));
  const titleOf = (id: string): string => state.steps.find((step) => step.id === id)?.title ?? id;
  const steps = (subject: "from" | "to" | "step", title: string): Facet => ({
    subject,
    title,
    choices: named(subject).map((id) => ({ id, title: titleOf(id) })),
  });
  const facets: readonly Facet[] = [
    { subject: "phase", title: "Phase", choices: state.phases },
    { subject: "actor", title: "Actor", choices: state.actors.filter(({ id }) => actors.has(id)) },
    {
      subject: "level",
      title: "Level",
      choices: levelsAndUnrated
        .filter((level) => levels.has(level))
        .map((level) => ({ id: level, title: levelName(map, level) })),
    },
    { subject: "interface", title: "Interface", choices: state.interfaces.filter(({ id }) => interfaces.has(id)) },
    { subject: "data", title: "Data", choices: state.data.filter(({ id }) => data.has(id)) },
    steps("from", "What follows from"),
    steps("to", "What leads to"),
    steps("step", "Step"),
  ];
  return facets.filter(({ choices }) => choices.length > 0);
}

/** The boxes that stand back where these steps do: folded phases and data of which nothing is looked at stand back too. */
export function dimmedBoxes(graph: Graph, state: State, steps: ReadonlySet<string>): ReadonlySet<string> {
  const dimmed = new Set(steps);
  const parents = new Map(state.phases.map((phase) => [phase.id, phase.parent]));
  const bright = new Set<string>();
  for (const step of state.steps) {
    if (steps.has(step.id)) continue;
    for (let id = step.phase; id !== undefined; id = parents.get(id)) bright.add(collapsedId(id));
  }
  for (const node of graph.nodes) {
    if (node.kind === "ghost" || (node.kind === "collapsed" && !bright.has(node.id))) dimmed.add(node.id);
  }
  for (const { id } of graph.nodes) {
    if (dataOfNode(id) === undefined) continue;
    const users = graph.edges.filter((edge) => edge.from === id || edge.to === id);
    if (users.every((edge) => dimmed.has(edge.from === id ? edge.to : edge.from))) dimmed.add(id);
  }
  return dimmed;
}

/** What is looked at as a view that can be written into the file. */
export function viewToSave(view: ViewState, title: string): ViewText {
  const { map } = view.shown ?? {};
  const { lanes, direction, collapsed, state } = view;
  const layers = layersOf(view);
  return {
    title,
    rules: rulesOf(view),
    ...(state !== "current" && { state }),
    ...(lanes && lanes !== (map?.settings.lanes ?? "phases") && { lanes }),
    ...(direction && direction !== (map?.settings.direction ?? "right") && { direction }),
    ...(collapsed.length > 0 && { collapse: collapsed }),
    ...(layers.length > 0 && { layers }),
  };
}

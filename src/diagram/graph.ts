import { levelFacts } from "../model/level.ts";
import { shareText } from "../model/number-text.ts";
import type { Direction, Flow, Interface, LaneKind, Phase, ProcessMap, State, Step } from "../model/process-map.ts";
import { stateIds, stateOf } from "../model/state.ts";
import { viewedState } from "../model/views.ts";
import { closed } from "../model/writing-direction.ts";
import { ghostText, sizedBox } from "./boxes.ts";
import { comparedStatesOf, comparisonView } from "./comparison.ts";
import { type DataLayerOn, dataLayer } from "./data-layer.ts";
import { describedLines, webLinkOf } from "./described.ts";
import { interfaceLines } from "./interface-lines.ts";
import { labelText, oneLabel } from "./label-text.ts";
import { laneActors, lanesOf } from "./lane-of.ts";
import type { Graph, GraphEdge, GraphNode, GraphPhase, LabelParts, TextBlock, ViewOptions } from "./layout-types.ts";
import { stepsByLevel } from "./legend.ts";
import { interfaceLine, labelHeight } from "./sizes.ts";
import { type FlowForms, type StepForms, unionOfOne, unionOfStates } from "./state-union.ts";
import { oneLine } from "./text-lines.ts";

const defaultAspect = 1.7;

/**
 * What the picture of one state holds: boxes with their sizes and texts, flows, phases; no places yet. An unknown state
 * gives the current one.
 */
export function graphOf(map: ProcessMap, view: ViewOptions): Graph {
  const state = stateOf(map, view.state) ?? stateOf(map, "current");
  if (!state) throw new Error("A map always has its current state.");
  const direction: Direction = view.direction ?? map.settings.direction ?? "right";
  const lanes: LaneKind = view.lanes ?? map.settings.lanes ?? "phases";
  const viewed = <S extends State>(one: S): S => viewedState(one, view.rules ?? []);
  const shown = viewed(state);
  const compared = comparedStatesOf(map, view);
  const comparison = compared && comparisonOf(viewedSides(compared, viewed), view);
  const all = view.ghosts
    ? stateIds(map)
        .flatMap((id) => stateOf(map, id) ?? [])
        .map((one) => withoutHidden(viewed(one), state, shown))
    : [shown];
  const union = comparison?.union ?? (view.ghosts ? unionOfStates(all, state.id) : unionOfOne(shown));
  const withSteps = phasesInUse(union.phases, union.steps);
  const collapsed = lanes === "phases" ? collapsedBy(withSteps, view.collapsed ?? []) : new Map<string, string>();
  const secondLine = comparison?.secondLine;
  const boxOf = boxesOf(union.steps, collapsed);
  const flow: Flowing = {
    nodes: nodesOf(map, state, compared?.before.map, union.steps, withSteps, collapsed, {
      ...(secondLine && { secondLine }),
      ...(lanes === "actors" && { laneOf: laneActors(map, state, view.ghosts === true) }),
      interfaces: view.layers?.includes("interfaces") ?? false,
    }),
    edges: edgesOf(union.flows, boxOf, titlesOf(map, state), direction),
  };
  const { nodes, edges } = view.layers?.includes("data")
    ? withData(flow, { map, states: [shown, ...all], union, nodes: flow.nodes, boxOf: (id) => boxOf.get(id) })
    : flow;
  const hidden = new Set([...collapsed].flatMap(([id, into]) => (id === into ? [] : [id])));
  const phases: GraphPhase[] =
    lanes === "phases"
      ? withSteps
          .filter((phase) => !hidden.has(phase.id))
          .map((phase) => ({
            id: phase.id,
            title: oneLine(phase.title),
            ...(phase.parent !== undefined && { parent: phase.parent }),
            ...(collapsed.has(phase.id) && { collapsed: true }),
            ...phaseWords(phase),
          }))
      : [];
  const aspect = view.aspect !== undefined && view.aspect > 0 ? view.aspect : defaultAspect;
  const plain = { nodes, edges, phases, direction, lanes, aspect };
  const graph = comparison?.marked(plain) ?? plain;
  return lanes === "actors"
    ? { ...graph, ...lanesOf(map, state, graph.nodes, graph.edges, view.ghosts === true) }
    : graph;
}

/** Another state as a view shows it, less what the shown state has too but hides: no place may say that it lacks that. */
function withoutHidden(other: State, state: State, shown: State): State {
  if (shown === state) return other;
  const seen = new Set(shown.steps.map((step) => step.id));
  const hidden = new Set(state.steps.flatMap(({ id }) => (seen.has(id) ? [] : [id])));
  return { ...other, steps: other.steps.filter((step) => !hidden.has(step.id)) };
}

/** Both sides of a comparison as a view shows them. */
function viewedSides<C extends NonNullable<ReturnType<typeof comparedStatesOf>>>(
  { before, after }: C,
  viewed: (state: State) => State,
): { readonly before: C["before"]; readonly after: C["after"] } {
  return {
    before: { ...before, state: viewed(before.state) },
    after: { ...after, state: viewed(after.state) },
  };
}

function comparisonOf(
  compared: NonNullable<ReturnType<typeof comparedStatesOf>>,
  { compareSide: side, compareTitles }: ViewOptions,
) {
  const titles = compareTitles ?? { before: compared.before.state.title, after: compared.after.state.title };
  return comparisonView(compared, { titles, ...(side && { side }) });
}

/** What a phase's title says when it is pointed at, and where it leads. */
function phaseWords(phase: Phase): Pick<GraphPhase, "tooltip" | "href"> {
  const lines = [phase.purpose && oneLine(phase.purpose), ...describedLines(phase)].filter((line) => line);
  const href = webLinkOf(phase);
  return {
    ...(lines.length > 0 && { tooltip: [oneLine(phase.title), ...lines].join("\n") }),
    ...(href !== undefined && { href }),
  };
}

type Flowing = Pick<Graph, "nodes" | "edges">;

function withData({ edges }: Flowing, on: DataLayerOn): Flowing {
  const layer = dataLayer(on);
  return { nodes: layer.nodes, edges: [...edges, ...layer.edges] };
}

/** Titles of the steps of all states, those of the shown one before the others. */
function titlesOf(map: ProcessMap, state: State): ReadonlyMap<string, string> {
  const others = stateIds(map).flatMap((id) => stateOf(map, id)?.steps ?? []);
  return new Map([...others, ...state.steps].map((step) => [step.id, oneLine(step.title)]));
}

/** Phases that hold a step, or a phase that does; a parent that is not there, or goes round in a circle, is dropped. */
function phasesInUse(phases: readonly Phase[], steps: readonly StepForms[]): readonly Phase[] {
  const byId = new Map(phases.map((phase) => [phase.id, phase]));
  const used = new Set<string>();
  const sound: Phase[] = phases.map((phase) => {
    const seen = new Set([phase.id]);
    let above = phase.parent;
    while (above !== undefined && byId.has(above) && !seen.has(above)) {
      seen.add(above);
      above = byId.get(above)?.parent;
    }
    if (above === undefined) return phase;
    const { parent: _, ...alone } = phase;
    return alone;
  });
  const parents = new Map(sound.map((phase) => [phase.id, phase.parent]));
  for (const { step } of steps) {
    let id = step.phase;
    while (id !== undefined && !used.has(id)) {
      used.add(id);
      id = parents.get(id);
    }
  }
  return sound.filter((phase) => used.has(phase.id));
}

/** Phase → outermost collapsed phase that holds it. */
function collapsedBy(phases: readonly Phase[], ids: readonly string[]): Map<string, string> {
  const parents = new Map(phases.map((phase) => [phase.id, phase.parent]));
  const wanted = new Set(ids);
  const result = new Map<string, string>();
  for (const phase of phases) {
    let id: string | undefined = phase.id;
    while (id !== undefined) {
      if (wanted.has(id)) result.set(phase.id, id);
      id = parents.get(id);
    }
  }
  return result;
}

/** What stands before the id of a phase in the id of its box. */
export const foldedPrefix = "phase:";

/** Id of the box that stands for a collapsed phase: phases and steps have separate spaces of names. */
export function collapsedId(phase: string): string {
  return foldedPrefix + phase;
}

/** What boxes say beside the title. */
interface BoxTexts {
  /** In place of the actors. */
  secondLine?(step: Step): string | undefined;
  /** With lanes: the actor in whose lane each step stands. */
  readonly laneOf?: ReadonlyMap<string, string>;
  /** All interfaces by name, not just the first one's icon. */
  readonly interfaces: boolean;
}

function nodesOf(
  map: ProcessMap,
  state: State,
  /** Of a comparison: the map that the first state belongs to. */
  old: ProcessMap | undefined,
  steps: readonly StepForms[],
  phases: readonly Phase[],
  collapsed: ReadonlyMap<string, string>,
  on: BoxTexts,
): readonly GraphNode[] {
  // Names of all states: a step's place must suit the forms that it has in each of them. The shown state's come last.
  const statesIn = (one: ProcessMap): readonly State[] => stateIds(one).flatMap((id) => stateOf(one, id) ?? []);
  const all = [...(old && old !== map ? statesIn(old) : []), ...statesIn(map), state];
  const actorTitles = new Map(all.flatMap((s) => s.actors).map((actor) => [actor.id, oneLine(actor.title)]));
  const interfaces = new Map(all.flatMap((s) => s.interfaces).map((i) => [i.id, i]));
  const nodes: GraphNode[] = [];
  const counts = new Map<string, number>();
  for (const { step } of steps) {
    const into = step.phase === undefined ? undefined : collapsed.get(step.phase);
    if (into !== undefined) counts.set(into, (counts.get(into) ?? 0) + 1);
  }
  const done = new Set<string>();
  for (const forms of steps) {
    const { step } = forms;
    const into = step.phase === undefined ? undefined : collapsed.get(step.phase);
    if (into === undefined) nodes.push(nodeOf(map, forms, actorTitles, interfaces, on));
    else if (!done.has(into)) {
      done.add(into);
      const phase = phases.find((p) => p.id === into);
      const count = counts.get(into) ?? 0;
      const { cut: _, ...sized } = sizedBox(
        "collapsed",
        phase?.title ?? into,
        [`${count} step${count === 1 ? "" : "s"}`],
        false,
      );
      nodes.push({
        id: collapsedId(into),
        kind: "collapsed",
        ...(phase?.parent !== undefined && { phase: phase.parent }),
        ...sized,
        levels: stepsByLevel(
          steps.flatMap(({ step: one }) => (one.phase !== undefined && collapsed.get(one.phase) === into ? [one] : [])),
        ),
        actors: [],
        tooltip: oneLine(phase?.title ?? into),
        ...(phase && phaseWords(phase)),
      });
    }
  }
  return nodes;
}

function nodeOf(
  map: ProcessMap,
  { step, forms, onlyIn }: StepForms,
  actorTitles: ReadonlyMap<string, string>,
  interfaces: ReadonlyMap<string, Interface>,
  { secondLine = () => undefined, laneOf, interfaces: byName }: BoxTexts,
): GraphNode {
  const iconOf = (form: Step) => {
    const first = form.kind === "process" && !byName ? interfaces.get(form.interfaces[0] ?? "") : undefined;
    return first && (first.interfaceKind ?? "ui");
  };
  const secondOf = (form: Step): readonly string[] => {
    const said = secondLine(form);
    if (said !== undefined) return [said];
    const names = "actors" in form ? form.actors.map((id) => actorTitles.get(id) ?? id) : [];
    if (names.length < 2 || !("actors" in form)) return names;
    // A step of two actors stands in the lane of one of them: the box says who else is in it.
    const lane = form.actors.indexOf(laneOf?.get(form.id) ?? "");
    if (lane < 0) return [`${closed(names[0] ?? "")} +${names.length - 1}`];
    const others = names.filter((_, at) => at !== lane);
    return [
      `+ ${others.join(", ")}`,
      ...(others.length > 1 ? [`+ ${closed(others[0] ?? "")} +${others.length - 1}`] : []),
    ];
  };
  const sized = sizedBox(step.kind, step.title, secondOf(step), iconOf(step) !== undefined);
  const all = forms.map((form) => sizedBox(form.kind, form.title, secondOf(form), iconOf(form) !== undefined));
  const width = Math.max(...all.map((s) => s.width));
  const feet = byName ? Math.max(...forms.map((form) => interfaceLines(form, interfaces, width).length)) : 0;
  const upper = Math.max(...all.map((s) => s.height));
  const height = upper + feet * interfaceLine;
  const lines = byName ? interfaceLines(step, interfaces, width) : [];
  const widened = { start: 0, middle: (width - sized.width) / 2, end: width - sized.width };
  const dy = (height - lines.length * interfaceLine - sized.height) / 2;
  const moved = (text: TextBlock): TextBlock => ({ ...text, x: text.x + widened[text.anchor], y: text.y + dy });
  const names = "actors" in step ? step.actors.map((id) => actorTitles.get(id) ?? id) : [];
  const place = { id: step.id, ...(step.phase !== undefined && { phase: step.phase }), width, height };
  if (onlyIn !== undefined) {
    const text = `only in ${oneLine(onlyIn)}`;
    return {
      ...place,
      kind: "ghost",
      shape: step.kind,
      title: ghostText(text, width, height),
      actors: names,
      tooltip: `${oneLine(step.title)}\n${text}`,
    };
  }
  const icon = iconOf(step);
  const href = webLinkOf(step);
  const level = step.kind === "process" ? (step.level ?? "unrated") : undefined;
  return {
    ...place,
    kind: step.kind,
    title: moved(sized.title),
    ...(sized.subtitle && { subtitle: moved(sized.subtitle) }),
    ...(level && { level }),
    ...(icon && { interfaceKind: icon }),
    ...(lines.length > 0 && { interfaces: lines }),
    actors: names,
    tooltip: tooltipOf(map, step, names, level),
    ...(href !== undefined && { href }),
  };
}

function tooltipOf(map: ProcessMap, step: Step, actors: readonly string[], level: GraphNode["level"]): string {
  const legend = level && ((level !== "unrated" && map.settings.levelTitles[level]) || levelFacts[level].legend);
  const purpose = step.kind === "process" ? step.purpose : undefined;
  return [oneLine(step.title), legend, actors.join(", "), purpose && oneLine(purpose), ...describedLines(step)]
    .filter((line) => line)
    .join("\n");
}

/** What a flow says beside its line. */
function labelOf(flow: Flow): LabelParts {
  return {
    words: flow.label === undefined ? "" : oneLine(flow.label),
    share: flow.share ? shareText(flow.share) : "",
  };
}

/** Step → the box that shows it: its own, or that of the collapsed phase that holds it. */
function boxesOf(steps: readonly StepForms[], collapsed: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    steps.map(({ step }) => {
      const into = step.phase === undefined ? undefined : collapsed.get(step.phase);
      return [step.id, into === undefined ? step.id : collapsedId(into)];
    }),
  );
}

function edgesOf(
  flows: readonly FlowForms[],
  boxOf: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
  direction: Direction,
): readonly GraphEdge[] {
  const isWhole = (id: string, shown: string | undefined) => id === shown;
  const edges: GraphEdge[] = [];
  const counts = new Map<string, number>();
  const merged = new Map<string, number>();
  for (const { flow, forms, ghost } of flows) {
    const from = boxOf.get(flow.from);
    const to = boxOf.get(flow.to);
    if (from === undefined || to === undefined) continue;
    const whole = isWhole(flow.from, from) && isWhole(flow.to, to);
    if (!whole && from === to) continue;
    const ends = `${from}->${to}`;
    if (!whole) {
      // Flows of a collapsed phase that lead the same way are one line.
      const before = merged.get(ends);
      if (before !== undefined) {
        const known = edges[before];
        if (known?.ghost && !ghost) {
          const { ghost: _, ...shown } = known;
          edges[before] = shown;
        }
        continue;
      }
      merged.set(ends, edges.length);
    }
    const count = (counts.get(ends) ?? 0) + 1;
    counts.set(ends, count);
    const through = flow.through?.map((id) => titles.get(id) ?? id);
    const textOf = (form: Flow) => (oneLabel(labelOf(form)) ? labelText(labelOf(form), direction) : undefined);
    const label = whole ? textOf(flow) : undefined;
    const others = whole ? forms.filter((form) => form !== flow) : [];
    const sized = [...(label ? [label] : []), ...others.flatMap((form) => textOf(form) ?? [])];
    const height = Math.max(0, ...sized.map((one) => one.height));
    edges.push({
      id: count === 1 ? ends : `${ends}#${count}`,
      from,
      to,
      ...(label && { label: label.lines, said: labelOf(flow) }),
      ...(sized.length > 0 && { labelWidth: Math.ceil(Math.max(...sized.map(({ width }) => width))) }),
      ...(height > labelHeight && { labelHeight: height }),
      ...edgeTooltip(label?.cut ? oneLabel(labelOf(flow)) : undefined, through),
      ...(through && { through }),
      ...(ghost && { ghost }),
    });
  }
  return edges;
}

function edgeTooltip(label: string | undefined, through: readonly string[] | undefined): { tooltip?: string } {
  const hidden =
    through &&
    `Through ${through.length === 1 ? "a hidden step" : `${through.length} hidden steps`}: ${through.join(", ")}`;
  const tooltip = [label, hidden].filter((line) => line !== undefined).join("\n");
  return tooltip === "" ? {} : { tooltip };
}

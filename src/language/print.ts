/**
 * ProcessMap → text in house style, for maps that were read from another format. What the text says is what the map says;
 * what was imported is written down as the map's own, so that the text stands alone.
 */
import { levels } from "../model/level.ts";
import type {
  Change,
  ChangedClauses,
  Described,
  Elements,
  Evidence,
  Flow,
  MapSettings,
  Named,
  Phase,
  Platform,
  ProcessMap,
  Questionnaire,
  Setup,
  Step,
  Target,
  View,
  ViewRule,
} from "../model/process-map.ts";
import type { Amount, Duration, Range } from "../model/quantity.ts";
import { literal } from "./edits/manuscript.ts";
import { formatText } from "./features/formatting/format-text.ts";
import { isName, nameFor, writtenName } from "./features/name-text.ts";

/** The map as a text that parses to the same map. Ids that cannot be names become names that can. */
export function printMap(map: ProcessMap): string {
  const printer = new Printer(map);
  return formatText(`${printer.file().join("\n")}\n`);
}

type Lines = readonly string[];

class Printer {
  private readonly map: ProcessMap;
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(map: ProcessMap) {
    this.map = map;
  }

  file(): Lines {
    const { map } = this;
    return [
      ...block(`map ${literal(map.title)}`, [...settings(map.settings), ...described(map)]),
      ...this.things(map),
      ...this.places(map.steps, map.phases, new Set(map.phases.map((p) => p.id))),
      ...this.flows(map.flows),
      ...map.targets.flatMap((target) => this.target(target)),
      ...map.platforms.flatMap((platform) => this.platform(platform)),
      ...map.questionnaires.flatMap((questionnaire) => this.questionnaire(questionnaire)),
      ...map.views.flatMap((view) => this.view(view)),
    ];
  }

  /** The name an id is written as. */
  name(id: string): string {
    if (isName(id)) return writtenName(id.normalize("NFC"));
    const known = this.names.get(id);
    if (known !== undefined) return known;
    for (const other of [...this.map.steps, ...this.map.phases]) this.taken.add(other.id);
    const name = nameFor(id, this.taken);
    this.taken.add(name);
    this.names.set(id, name);
    return name;
  }

  list(ids: readonly string[]): string {
    return ids.length === 0 ? "none" : ids.map((id) => this.name(id)).join(", ");
  }

  head(keyword: string, element: Named): string {
    const title = element.untitled && isName(element.id) ? "" : ` ${literal(element.title)}`;
    return `${keyword} ${this.name(element.id)}${title}`;
  }

  things({ actors, interfaces, data }: Elements): Lines {
    return [
      ...actors.flatMap((actor) => block(this.head("actor", actor), [...this.clauses(actor), ...described(actor)])),
      ...interfaces.flatMap((i) => block(this.head("interface", i), [...this.clauses(i), ...described(i)])),
      ...data.flatMap((d) => block(this.head("data", d), [...this.clauses(d), ...described(d)])),
    ];
  }

  /** Steps and phases as they nest, in the order of the steps. `declared` are the phases that stand here for the first time. */
  places(steps: readonly Step[], phases: readonly Phase[], declared: ReadonlySet<string>): Lines {
    const written = new Map(phases.map((phase) => [phase.id, phase] as const));
    const parents = new Set(phases.flatMap((phase) => phase.parent ?? []));
    const order = new Map<string, number>();
    steps.forEach((step, i) => {
      for (let at = step.phase; at !== undefined && !order.has(at); at = written.get(at)?.parent) order.set(at, i);
    });
    const within = (holder: string | undefined): Lines => {
      const own = steps.flatMap((step, i) => (step.phase === holder ? [{ at: i, lines: () => this.step(step) }] : []));
      const inner = phases.flatMap((phase, i) =>
        phase.parent === holder
          ? [{ at: order.get(phase.id) ?? steps.length + i, lines: () => this.phase(phase, within(phase.id)) }]
          : [],
      );
      return [...own, ...inner].sort((a, b) => a.at - b.at).flatMap(({ lines }) => lines());
    };
    const extended = new Set([...steps.flatMap((s) => s.phase ?? []), ...parents].filter((id) => !declared.has(id)));
    return [...within(undefined), ...[...extended].flatMap((id) => block(`extend ${this.name(id)}`, within(id)))];
  }

  phase(phase: Phase, inner: Lines): Lines {
    const purpose = phase.purpose === undefined ? [] : [`purpose ${literal(phase.purpose)}`];
    return block(this.head("phase", phase), [...purpose, ...described(phase), ...inner]);
  }

  step(step: Step): Lines {
    if (step.kind === "decision") return block(this.head("decision", step) + this.by(step.actors), described(step));
    if (step.kind !== "process") return block(this.head(step.kind, step), described(step));
    const via = step.interfaces.length > 0 ? ` via ${this.list(step.interfaces)}` : "";
    const head = this.head("process", step) + this.by(step.actors) + via + is(step);
    const { reads, writes, ...rest } = step;
    const lists = { ...(reads.length > 0 && { reads }), ...(writes.length > 0 && { writes }) };
    return block(head, [...this.clauses({ ...rest, ...lists }), ...described(step)]);
  }

  /** The clauses of a block that are there. */
  clauses(of: Partial<ChangedClauses>): Lines {
    return [
      ...(of.costPerHour ? [`cost ${amount(of.costPerHour)} per hour`] : []),
      ...(of.people ? [`people ${range(of.people)}`] : []),
      ...(of.interfaceKind === undefined ? [] : [`kind ${of.interfaceKind}`]),
      ...(of.format === undefined ? [] : [`format ${literal(of.format)}`]),
      ...(of.reads ? [`reads ${this.list(of.reads)}`] : []),
      ...(of.writes ? [`writes ${this.list(of.writes)}`] : []),
      ...(of.effort ? [`effort ${duration(of.effort)}`] : []),
      ...(of.wait ? [`wait ${duration(of.wait)}`] : []),
      ...(of.runs ? [`runs ${range(of.runs.count)} per ${of.runs.per}`] : []),
      ...(of.rework ? [`rework ${percent(of.rework)}`] : []),
      ...(of.purpose === undefined ? [] : [`purpose ${literal(of.purpose)}`]),
      ...(of.evidence ? [evidence(of.evidence)] : []),
    ];
  }

  /** Flows that follow each other are written as one chain. */
  flows(flows: readonly Flow[]): Lines {
    const lines: string[] = [];
    let end: string | undefined;
    for (const flow of flows) {
      const label = flow.label === undefined ? "" : ` ${literal(flow.label)}`;
      const share = flow.share ? ` ${percent(flow.share)}` : "";
      const arrow = ` -> ${this.name(flow.to)}${label}${share}`;
      if (end === flow.from && lines.length > 0) lines.push((lines.pop() ?? "") + arrow);
      else lines.push(this.name(flow.from) + arrow);
      end = flow.to;
    }
    return lines;
  }

  target(target: Target): Lines {
    const after = target.after === undefined ? "" : ` after ${this.name(target.after)}`;
    const { adds } = target;
    return block(this.head("target", target) + after, [
      ...described(target),
      ...this.things(adds),
      ...this.places(adds.steps, adds.phases, new Set(adds.phases.map((p) => p.id))),
      ...target.changes.flatMap((change) => this.change(change)),
      ...this.flows(adds.flows),
    ]);
  }

  change(change: Change): Lines {
    const why = "why" in change && change.why !== undefined ? ` ${literal(change.why)}` : "";
    switch (change.do) {
      case "remove-steps":
        return [`remove ${this.list(change.ids)}${why}`];
      case "remove-phase":
        return [`remove phase ${this.name(change.id)}${why}`];
      case "remove-flow":
        return [`remove ${this.name(change.from)} -> ${this.name(change.to)}${why}`];
      case "change": {
        const { clauses } = change;
        const title = clauses.title === undefined ? "" : ` ${literal(clauses.title)}`;
        const by = clauses.actors ? ` by ${this.list(clauses.actors)}` : "";
        const via = clauses.interfaces ? ` via ${this.list(clauses.interfaces)}` : "";
        const head = `change ${this.name(change.of)}${title}${by}${via}${is(clauses)}`;
        return block(head, [...this.clauses(clauses), ...described(clauses)]);
      }
    }
  }

  platform(platform: Platform): Lines {
    const target = platform.target === undefined ? "" : ` for ${this.name(platform.target)}`;
    const { combines, cost, setup, upkeep } = platform;
    const members = combines ? ` combines ${this.list(combines)}` : "";
    return block(this.head("platform", platform) + target + members, [
      ...(cost ? [`cost ${amount(cost.amount)} per ${cost.per}`] : []),
      ...(setup ? [this.setup(setup)] : []),
      ...(upkeep ? [`upkeep ${duration(upkeep.duration)} per ${upkeep.per}${this.by(upkeep.actors)}`] : []),
      ...described(platform),
      ...platform.ratings.map(({ process, level, why }) => `rate ${this.name(process)} is ${level}${reason(why)}`),
      ...platform.answers.map(
        ({ group, question, value, why }) =>
          `answer ${this.name(group)}.${this.name(question)} ${signs[value]}${reason(why)}`,
      ),
    ]);
  }

  setup(setup: Setup): string {
    return "amount" in setup
      ? `setup ${amount(setup.amount)}`
      : `setup ${duration(setup.duration)}${this.by(setup.actors)}`;
  }

  view(view: View): Lines {
    const names = (word: string, ids: readonly string[] | undefined): Lines =>
      ids && ids.length > 0 ? [`${word} ${ids.map((id) => this.name(id)).join(", ")}`] : [];
    return block(this.head("view", view), [
      ...view.rules.flatMap((rule) => names(ruleWords(rule), rule.of)),
      ...names("state", view.state === undefined ? undefined : [view.state]),
      ...(view.lanes === undefined ? [] : [`lanes ${view.lanes}`]),
      ...(view.direction === undefined ? [] : [`direction ${view.direction}`]),
      ...names("collapse", view.collapse),
      ...(view.layers?.length ? [`layers ${view.layers.join(", ")}`] : []),
      ...described(view),
    ]);
  }

  by(actors: readonly string[]): string {
    return actors.length > 0 ? ` by ${this.list(actors)}` : "";
  }

  questionnaire(questionnaire: Questionnaire): Lines {
    // A questionnaire may have no name of its own.
    const head = questionnaire.id === "" ? "questionnaire" : this.head("questionnaire", questionnaire);
    return block(head, [
      ...described(questionnaire),
      ...questionnaire.groups.flatMap((group) =>
        block(this.head("group", group) + (group.each ? " each" : "") + weight(group.weight), [
          ...described(group),
          ...group.questions.flatMap((question) => {
            const words = (question.required ? " required" : "") + (question.each ? " each" : "");
            return block(this.head("question", question) + words + weight(question.weight), described(question));
          }),
        ]),
      ),
    ]);
  }
}

/** What stands before the names of a view's rule: levels need no word for what they are. */
export function ruleWords({ do: verb, subject }: ViewRule): string {
  return subject === "level" ? verb : `${verb} ${subject}`;
}

const signs = { good: "🟢", mixed: "🟡", bad: "🔴" } as const;

function block(head: string, inner: Lines): Lines {
  return inner.length === 0 ? [head] : [`${head} {`, ...inner, "}"];
}

function described({ notes, links }: Described): Lines {
  return [
    ...notes.map((note) => `note ${long(note)}`),
    ...links.map(({ address, text }) => `link ${literal(address)}${reason(text)}`),
  ];
}

/** Texts over lines stand as such where nothing of them gets lost that way. */
function long(text: string): string {
  const lines = text.split("\n");
  const plain =
    lines.length > 1 &&
    !/"""|[\r\t\\]/.test(text) &&
    lines.every((line) => line === line.trimEnd()) &&
    lines[0] !== "" &&
    lines.at(-1) !== "" &&
    lines.some((line) => /^\S/.test(line));
  return plain ? `"""\n${text}\n"""` : literal(text);
}

function settings(of: MapSettings): Lines {
  const { assume } = of;
  return [
    ...(of.direction === undefined ? [] : [`direction ${of.direction}`]),
    ...(of.lanes === undefined ? [] : [`lanes ${of.lanes}`]),
    ...(of.currency === undefined ? [] : [`currency ${of.currency}`]),
    ...(of.hoursPerDay === undefined ? [] : [`hours ${plain(of.hoursPerDay)} per day`]),
    ...levels.flatMap((level) => {
      const share = assume.residual[level];
      return share === undefined ? [] : [`assume ${level} ${percent({ min: share, max: share })}`];
    }),
    ...(assume.discount ? [`assume discount ${percent(assume.discount)}`] : []),
    ...(assume.capture ? [`assume capture ${percent(assume.capture)}`] : []),
    ...(assume.ramp ? [`assume ramp ${duration(assume.ramp)}`] : []),
    ...levels.flatMap((level) => {
      const title = of.levelTitles[level];
      return title === undefined ? [] : [`level ${level} ${literal(title)}`];
    }),
    ...(of.evidence ? [evidence(of.evidence)] : []),
  ];
}

function is({ level, levelReason }: Pick<ChangedClauses, "level" | "levelReason">): string {
  return level === undefined ? "" : ` is ${level}${reason(levelReason)}`;
}

function reason(why: string | undefined): string {
  return why === undefined ? "" : ` ${literal(why)}`;
}

function weight(value: number): string {
  return value === 1 ? "" : ` weight ${plain(value)}`;
}

function evidence({ kind, text, on }: Evidence): string {
  return `${kind} ${literal(text)}${on === undefined ? "" : ` on ${on}`}`;
}

function amount({ value, currency }: Amount): string {
  return range(value) + (currency === undefined ? "" : ` ${currency}`);
}

function duration({ min, max }: Duration): string {
  const [low, high] = [`${plain(min.value)}${min.unit}`, `${plain(max.value)}${max.unit}`];
  return low === high ? low : `${low}..${high}`;
}

function range({ min, max }: Range): string {
  return min === max ? plain(min) : `${plain(min)}..${plain(max)}`;
}

function percent({ min, max }: Range): string {
  const points = (share: number) => `${plain(Number((share * 100).toPrecision(12)))}%`;
  return min === max ? points(min) : `${plain(Number((min * 100).toPrecision(12)))}..${points(max)}`;
}

/** A number without an exponent. */
function plain(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(12).replace(/\.?0+$/, "") : text;
}

/** What differs between two versions of a map beside what a state holds: its settings, targets, platforms and questionnaires. */
import { durationText } from "../model/duration.ts";
import { levels } from "../model/level.ts";
import { moneyOf, moneyText } from "../model/money.ts";
import { numberText, shareText } from "../model/number-text.ts";
import type { Answer, Change, Named, Platform, ProcessMap, Questionnaire, Target } from "../model/process-map.ts";

/** One of them; `told` says in a few words each what differs. */
export interface WholeMapChange {
  readonly kind: "setting" | "target" | "platform" | "questionnaire";
  readonly id: string;
  readonly title: string;
  readonly change: "added" | "removed" | "changed";
  readonly told: readonly string[];
}

/** Everything of this kind that differs; nothing between two states of one map. */
export function wholeMapChanges(before: ProcessMap, after: ProcessMap): readonly WholeMapChange[] {
  if (before === after) return [];
  const platform = (map: ProcessMap) => (one: Platform) => platformLines(one, map);
  return [
    ...settingChanges(before, after),
    ...listChanges("target", listOf(before.targets, targetLines), listOf(after.targets, targetLines)),
    ...listChanges("platform", listOf(before.platforms, platform(before)), listOf(after.platforms, platform(after))),
    ...listChanges(
      "questionnaire",
      listOf(before.questionnaires, questionLines),
      listOf(after.questionnaires, questionLines),
    ),
  ];
}

/** A thing as named lines in the words of the language; `silent` ones are too long to be shown, they only differ or not. */
interface Line {
  readonly text: string;
  readonly silent?: boolean;
}
type Lines = ReadonlyMap<string, Line>;

function settingChanges(before: ProcessMap, after: ProcessMap): readonly WholeMapChange[] {
  const [was, is] = [settingLines(before), settingLines(after)];
  return namesOf(was, is).flatMap((id): WholeMapChange[] => {
    const told = lineChange("", was.get(id), is.get(id));
    if (told === undefined) return [];
    const change = !was.has(id) ? "added" : is.has(id) ? "changed" : "removed";
    return [{ kind: "setting", id, title: id, change, told: [told] }];
  });
}

function settingLines({ title, settings }: ProcessMap): Lines {
  const { assume, evidence } = settings;
  return linesOf([
    ["title", `“${title}”`],
    ["direction", settings.direction],
    ["lanes", settings.lanes],
    ["currency", settings.currency],
    ["hours per day", settings.hoursPerDay === undefined ? undefined : numberText(settings.hoursPerDay)],
    ...levels.map((level): [string, string | undefined] => {
      const share = assume.residual[level];
      return [`assume ${level}`, share === undefined ? undefined : shareText({ min: share, max: share })];
    }),
    ["assume discount", assume.discount && shareText(assume.discount)],
    ["assume capture", assume.capture && shareText(assume.capture)],
    ["assume ramp", assume.ramp && durationText(assume.ramp)],
    ...levels.map((level): [string, string | undefined] => [`level ${level}`, settings.levelTitles[level]]),
    ["evidence", evidence && `${evidence.kind} “${evidence.text}”`],
  ]);
}

function targetLines({ after, adds, changes }: Target): Lines {
  const added = [adds.steps, adds.phases, adds.actors, adds.interfaces, adds.data].flat();
  return new Map<string, Line>([
    ...linesOf([["after", after]]),
    ...changes.map((change): [string, Line] => [changeName(change), silently(change)]),
    ...added.map((element): [string, Line] => [`${element.kind} ${element.id}`, silently(element)]),
    ...adds.flows.map((flow): [string, Line] => [`flow ${flow.from} -> ${flow.to}`, silently(flow)]),
  ]);
}

function changeName(change: Change): string {
  switch (change.do) {
    case "change":
      return `change ${change.of}`;
    case "remove-steps":
      return `remove ${change.ids.join(", ")}`;
    case "remove-phase":
      return `remove phase ${change.id}`;
    case "remove-flow":
      return `remove ${change.from} -> ${change.to}`;
  }
}

const answerMarks: Readonly<Record<Answer["value"], string>> = { good: "🟢", mixed: "🟡", bad: "🔴" };

function platformLines(platform: Platform, { settings }: ProcessMap): Lines {
  const { cost, setup, upkeep } = platform;
  const money = (amount: Parameters<typeof moneyOf>[0]): string => moneyText(moneyOf(amount, settings));
  return linesOf([
    ["for", platform.target],
    ["combines", platform.combines?.join(", ")],
    ["cost", cost && `${money(cost.amount)} a ${cost.per}`],
    [
      "setup",
      setup && ("amount" in setup ? money(setup.amount) : `${durationText(setup.duration)}${byWhom(setup.actors)}`),
    ],
    ["upkeep", upkeep && `${durationText(upkeep.duration)} a ${upkeep.per}${byWhom(upkeep.actors)}`],
    ...platform.ratings.map((r): [string, string] => [`rate ${r.process}`, r.level]),
    ...platform.answers.map((a): [string, string] => [`answer ${a.group}.${a.question}`, answerMarks[a.value]]),
  ]);
}

const byWhom = (actors: readonly string[]): string => (actors.length === 0 ? "" : ` by ${actors.join(", ")}`);

function questionLines({ groups }: Questionnaire): Lines {
  return new Map(
    groups.flatMap((group) => [
      [`weight of ${group.id}`, { text: numberText(group.weight) }] as const,
      ...group.questions.map(
        ({ id, title, weight, required }) =>
          [`question ${group.id}.${id}`, silently({ title, weight, required })] as const,
      ),
    ]),
  );
}

function linesOf(lines: readonly (readonly [string, string | undefined])[]): Lines {
  return new Map(lines.flatMap(([id, text]) => (text === undefined ? [] : [[id, { text }] as const])));
}

/** Where it stands is no part of what it says. */
const silently = (value: object): Line => ({
  text: JSON.stringify(value, (key, part: unknown) => (key === "source" ? undefined : part)),
  silent: true,
});

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly lines: Lines;
}

const listOf = <E extends Named>(elements: readonly E[], lines: (element: E) => Lines): readonly Listed[] =>
  elements.map((element) => ({
    id: element.id,
    title: element.title,
    lines: new Map<string, Line>([
      ["title", { text: `“${element.title}”` }],
      ...lines(element),
      ["note", silently([element.notes, element.links])],
    ]),
  }));

function listChanges(
  kind: WholeMapChange["kind"],
  before: readonly Listed[],
  after: readonly Listed[],
): readonly WholeMapChange[] {
  const byId = (list: readonly Listed[]) => new Map(list.map((one) => [one.id, one]));
  const [was, is] = [byId(before), byId(after)];
  return namesOf(was, is).flatMap((id): WholeMapChange[] => {
    const [old, young] = [was.get(id), is.get(id)];
    const { title } = (young ?? old) as Listed;
    if (!old || !young) return [{ kind, id, title, change: young ? "added" : "removed", told: [] }];
    const told = namesOf(old.lines, young.lines).flatMap(
      (name) => lineChange(`${name} `, old.lines.get(name), young.lines.get(name)) ?? [],
    );
    return told.length === 0 ? [] : [{ kind, id, title, change: "changed", told: inShort(told) }];
  });
}

/** Those of the second in its order, then what only the first has. */
const namesOf = (was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>): readonly string[] => [
  ...new Set([...is.keys(), ...was.keys()]),
];

function lineChange(name: string, was: Line | undefined, is: Line | undefined): string | undefined {
  if (was?.text === is?.text) return undefined;
  if (!(was ?? is)?.silent) return `${name}${was?.text ?? "–"} → ${is?.text ?? "–"}`;
  return `${name}${!was ? "new" : is ? "changed" : "gone"}`;
}

const mostTold = 8;

function inShort(told: readonly string[]): readonly string[] {
  const more = told.length - mostTold;
  return more <= 1 ? told : [...told.slice(0, mostTold), `${more} more`];
}

/** Targets, platforms and questionnaires of a text → plain data. */
import type {
  AnswerValue,
  Change,
  ChangeableKind,
  Platform,
  Question,
  QuestionGroup,
  Questionnaire,
  Rating,
  Setup,
  Source,
  SourceRange,
} from "../model/process-map.ts";
import { readCost, readSetupAmount, readSetupTime, readUpkeep, readWeight, valueOf } from "./clause-values.ts";
import * as ast from "./generated/ast.ts";
import {
  amount,
  changedClauses,
  clauseOf,
  clausesOf,
  idsOf,
  levelOf,
  named,
  periodOf,
  type Reading,
} from "./map-elements.ts";
import { headOf } from "./names.ts";
import { looksLikeDuration } from "./quantities.ts";
import { rangeOf, rangeOfNode, sourceOf } from "./source.ts";

/** The words and marks of an answer. */
const answerValues: Readonly<Record<string, AnswerValue>> = {
  "🟢": "good",
  good: "good",
  "🟡": "mixed",
  mixed: "mixed",
  "🔴": "bad",
  bad: "bad",
};

export function answerValue(word: string | undefined): AnswerValue | undefined {
  return word !== undefined && Object.hasOwn(answerValues, word) ? answerValues[word] : undefined;
}

const changeable: Readonly<Record<ast.Changeable["$type"], ChangeableKind>> = {
  Process: "process",
  Decision: "decision",
  Actor: "actor",
  Interface: "interface",
  Data: "data",
};

/** What a `change` or `remove` asks for; its parts that name nothing are left out. */
export function changesOf(node: ast.Change | ast.Remove, reading: Reading): readonly Change[] {
  if (ast.isChange(node)) {
    const kind = node.node?.ref && changeable[node.node.ref.$type];
    const of = reading.id(node.node);
    if (!kind || of === undefined) return [];
    const source = sourceOf(node, reading.uri, "node");
    const clauses = { ...source?.clauses, ...(source?.name && { [of]: source.name }) };
    return [
      {
        do: "change",
        of,
        kind,
        clauses: changedClauses(node, reading),
        ...(source && { source: { ...source, clauses } }),
      },
    ];
  }
  const source = removalSource(node, reading.uri);
  const rest = { ...(node.why !== undefined && { why: node.why }), ...(source && { source }) };
  if (node.phases.length > 0) return idsOf(node.phases, reading).map((id) => ({ do: "remove-phase", id, ...rest }));
  if (node.arrow) {
    const [from, to] = [idsOf(node.nodes, reading), idsOf(node.to, reading)];
    return from.flatMap((a) => to.map((b): Change => ({ do: "remove-flow", from: a, to: b, ...rest })));
  }
  const ids = idsOf(node.nodes, reading);
  return ids.length > 0 ? [{ do: "remove-steps", ids, ...rest }] : [];
}

/** Each removed name is a clause of its own, so that a problem can be marked at the name. */
function removalSource(node: ast.Remove, uri: string): Source | undefined {
  if (!node.$cstNode) return undefined;
  const clauses: Record<string, SourceRange> = {};
  for (const { $refText, $refNode } of [...node.nodes, ...node.phases, ...node.to]) {
    if ($refNode) clauses[$refText] ??= rangeOf($refNode, uri);
  }
  const why = node.why === undefined ? undefined : rangeOfNode(node, uri, "why");
  return { whole: rangeOf(node.$cstNode, uri), clauses: { ...clauses, ...(why && { why }) } };
}

export function platformOf(node: ast.Platform, reading: Reading): Platform {
  const target = reading.id(headOf(node, "For")?.target);
  const combines = headOf(node, "Combines");
  const [c, s, u] = [clauseOf(node, "Cost"), clauseOf(node, "Setup"), clauseOf(node, "Upkeep")];
  const cost = c && amount(valueOf(readCost(c)), c.currency);
  const per = periodOf(c?.period);
  const setup = s && setupOf(s, reading);
  const duration = u && valueOf(readUpkeep(u));
  const upkeepPer = periodOf(u?.period);
  return {
    kind: "platform",
    ...named(node, node.name, reading.uri),
    ...(target !== undefined && { target }),
    ...(combines && { combines: idsOf(combines.platforms, reading) }),
    ...(cost && per && { cost: { amount: cost, per } }),
    ...(setup && { setup }),
    ...(u &&
      duration &&
      upkeepPer && { upkeep: { duration, per: upkeepPer, actors: idsOf(u.by?.actors ?? [], reading) } }),
    ratings: firstOfEach(
      clausesOf(node, "Rate").flatMap((rate) => ratingsOf(rate, reading)),
      (r) => r.process,
    ),
    answers: firstOfEach(
      clausesOf(node, "Answer").flatMap((clause) => {
        const [group, question, value] = [
          reading.id(clause.group),
          reading.id(clause.question),
          answerValue(clause.value),
        ];
        if (group === undefined || question === undefined || !value) return [];
        const source = sourceOf(clause, reading.uri, "question");
        return [
          { group, question, value, ...(clause.why !== undefined && { why: clause.why }), ...(source && { source }) },
        ];
      }),
      (a) => `${a.group}.${a.question}`,
    ),
  };
}

function setupOf(clause: ast.Setup, reading: Reading): Setup | undefined {
  if (clause.amount === undefined) return undefined;
  if (looksLikeDuration(clause.amount)) {
    const duration = valueOf(readSetupTime(clause));
    return duration && { duration, actors: idsOf(clause.by?.actors ?? [], reading) };
  }
  const money = amount(valueOf(readSetupAmount(clause)), clause.currency);
  return money && { amount: money };
}

function ratingsOf(clause: ast.Rate, reading: Reading): readonly Rating[] {
  const level = levelOf(clause.is?.level);
  if (!level) return [];
  return clause.processes.flatMap((reference) => {
    const process = reading.id(reference);
    if (process === undefined) return [];
    const whole = clause.$cstNode && rangeOf(clause.$cstNode, reading.uri);
    const name = reference.$refNode && rangeOf(reference.$refNode, reading.uri);
    const why = clause.is?.why;
    return [
      { process, level, ...(why !== undefined && { why }), ...(whole && { source: { whole, ...(name && { name }) } }) },
    ];
  });
}

export function questionnaireOf(node: ast.Questionnaire, reading: Reading): Questionnaire {
  return {
    kind: "questionnaire",
    ...named(node, node.name ?? node.title ?? "questionnaire", reading.uri),
    groups: firstOfEach(node.items.filter(ast.isQuestionGroup).filter(isNamed), (g) => g.name).map((g) =>
      groupOf(g, reading),
    ),
  };
}

function groupOf(node: ast.QuestionGroup, reading: Reading): QuestionGroup {
  return {
    kind: "group",
    ...named(node, node.name, reading.uri),
    weight: weightOf(node),
    ...eachOf(node),
    questions: firstOfEach(node.items.filter(ast.isQuestion).filter(isNamed), (q) => q.name).map(
      (q): Question => ({
        kind: "question",
        ...named(q, q.name, reading.uri),
        weight: weightOf(q),
        required: headOf(q, "Required") !== undefined,
        ...eachOf(q),
      }),
    ),
  };
}

function eachOf(node: ast.QuestionGroup | ast.Question): { readonly each?: true } {
  return headOf(node, "Each") === undefined ? {} : { each: true };
}

function weightOf(node: ast.QuestionGroup | ast.Question): number {
  const clause = headOf(node, "Weight");
  return (clause && valueOf(readWeight(clause))) ?? 1;
}

/** True for a declaration whose name has been typed already. */
export function isNamed(node: { readonly name?: string }): boolean {
  return Boolean(node.name);
}

/** The items without those whose key came before. */
export function firstOfEach<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

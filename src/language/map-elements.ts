/** Declarations of a text → elements of a map. One function a kind; what could not be read is left out. */
import { isLevel, type Level } from "../model/level.ts";
import {
  type Actor,
  type ChangedClauses,
  type DataSet,
  type Decision,
  type Event,
  type Evidence,
  type Interface,
  interfaceKinds,
  type Link,
  type Named,
  type Phase,
  type Process,
} from "../model/process-map.ts";
import { type Amount, type Period, periods } from "../model/quantity.ts";
import {
  readCost,
  readEffort,
  readEvidenceDate,
  readPeople,
  readRework,
  readRuns,
  readWait,
  valueOf,
} from "./clause-values.ts";
import type * as ast from "./generated/ast.ts";
import { headOf } from "./names.ts";
import { sourceOf, type Written } from "./source.ts";

type Referred = { readonly ref?: (object & { readonly name: string }) | undefined };

/** What the builder of a map lends to these functions. */
export interface Reading {
  readonly uri: string;
  /** The id of what a reference names, undefined where it names nothing; remembers that it is used. */
  id(reference: Referred | undefined): string | undefined;
}

/** The first clause of a kind in a block. */
export function clauseOf<T extends ast.Clause["$type"]>(
  node: { readonly items: readonly ast.Item[] },
  type: T,
): Extract<ast.Clause, { $type: T }> | undefined {
  return node.items.find((item) => item.$type === type) as Extract<ast.Clause, { $type: T }> | undefined;
}

/** All clauses of a kind in a block. */
export function clausesOf<T extends ast.Clause["$type"]>(
  node: { readonly items: readonly ast.Item[] },
  type: T,
): readonly Extract<ast.Clause, { $type: T }>[] {
  return node.items.filter((item) => item.$type === type) as Extract<ast.Clause, { $type: T }>[];
}

export function notesOf(node: { readonly items: readonly ast.Item[] }): readonly string[] {
  return clausesOf(node, "Note").flatMap((note) => note.text ?? []);
}

export function linksOf(node: { readonly items: readonly ast.Item[] }): readonly Link[] {
  return clausesOf(node, "Link").flatMap(({ address, text }) => {
    return address === undefined ? [] : [{ address, ...(text !== undefined && { text }) }];
  });
}

type Declared = Written & { readonly name?: string; readonly title?: string; readonly items: readonly ast.Item[] };

/** Id, title, notes, links and place of a declaration. */
export function named(node: Declared, id: string, uri: string): Named {
  const source = sourceOf(node, uri);
  return {
    id,
    title: node.title ?? id,
    ...(node.title === undefined && { untitled: true as const }),
    notes: notesOf(node),
    links: linksOf(node),
    ...(source && { source }),
  };
}

/** The ids of a list of references; those that name nothing are left out, one named twice counts once. */
export function idsOf(references: readonly Referred[], reading: Reading): readonly string[] {
  return [...new Set(references.flatMap((reference) => reading.id(reference) ?? []))];
}

export function periodOf(text: string | undefined): Period | undefined {
  return periods.find((period) => period === text);
}

export function levelOf(text: string | undefined): Level | undefined {
  return text !== undefined && isLevel(text) ? text : undefined;
}

export function evidenceOf(clause: ast.Evidence | undefined): Evidence | undefined {
  if (!clause || clause.text === undefined || clause.kind === undefined) return undefined;
  const on = clause.date === undefined ? undefined : valueOf(readEvidenceDate(clause.date));
  return { kind: clause.kind, text: clause.text, ...(on !== undefined && { on }) };
}

export function amount(value: Amount["value"] | undefined, currency: string | undefined): Amount | undefined {
  return value && { value, ...(currency !== undefined && { currency }) };
}

export function actorOf(node: ast.Actor, reading: Reading): Actor {
  return { kind: "actor", ...named(node, node.name, reading.uri), ...actorClauses(node) };
}

export function interfaceOf(node: ast.Interface, reading: Reading): Interface {
  return { kind: "interface", ...named(node, node.name, reading.uri), ...interfaceClauses(node) };
}

export function dataOf(node: ast.Data, reading: Reading): DataSet {
  return { kind: "data", ...named(node, node.name, reading.uri), ...dataClauses(node) };
}

export function phaseOf(node: ast.Phase, parent: string | undefined, reading: Reading): Phase {
  const purpose = clauseOf(node, "Purpose")?.text;
  return {
    kind: "phase",
    ...named(node, node.name, reading.uri),
    ...(purpose !== undefined && { purpose }),
    ...(parent !== undefined && { parent }),
  };
}

export function decisionOf(node: ast.Decision, phase: string | undefined, reading: Reading): Decision {
  return {
    kind: "decision",
    ...named(node, node.name, reading.uri),
    ...(phase !== undefined && { phase }),
    actors: idsOf(headOf(node, "By")?.actors ?? [], reading),
  };
}

export function eventOf(node: ast.Start | ast.End, phase: string | undefined, reading: Reading): Event {
  const kind = node.$type === "Start" ? "start" : "end";
  return { kind, ...named(node, node.name, reading.uri), ...(phase !== undefined && { phase }) };
}

export function processOf(node: ast.Process, phase: string | undefined, reading: Reading): Process {
  return {
    kind: "process",
    ...named(node, node.name, reading.uri),
    ...(phase !== undefined && { phase }),
    actors: idsOf(headOf(node, "By")?.actors ?? [], reading),
    interfaces: idsOf(headOf(node, "Via")?.interfaces ?? [], reading),
    reads: idsOf(
      clausesOf(node, "Reads").flatMap((c) => c.data),
      reading,
    ),
    writes: idsOf(
      clausesOf(node, "Writes").flatMap((c) => c.data),
      reading,
    ),
    ...levelClause(node),
    ...numbersOf(node),
  };
}

/** What a `change` writes anew. A list that is there but names nothing known is left out, unless it says `none`. */
export function changedClauses(node: ast.Change, reading: Reading): ChangedClauses {
  const list = (clause: { none: boolean; references: readonly Referred[] } | undefined) => {
    if (!clause) return undefined;
    const ids = idsOf(clause.references, reading);
    return ids.length > 0 || clause.none ? ids : undefined;
  };
  const [by, via] = [headOf(node, "By"), headOf(node, "Via")];
  const [reads, writes] = [clauseOf(node, "Reads"), clauseOf(node, "Writes")];
  const actors = list(by && { ...by, references: by.actors });
  const interfaces = list(via && { ...via, references: via.interfaces });
  const read = list(reads && { ...reads, references: reads.data });
  const written = list(writes && { ...writes, references: writes.data });
  return {
    ...(node.title !== undefined && { title: node.title }),
    ...(actors && { actors }),
    ...(interfaces && { interfaces }),
    ...(read && { reads: read }),
    ...(written && { writes: written }),
    ...levelClause(node),
    ...numbersOf(node),
    ...actorClauses(node),
    ...interfaceClauses(node),
    ...dataClauses(node),
    notes: notesOf(node),
    links: linksOf(node),
  };
}

function levelClause(node: ast.Process | ast.Change): Pick<Process, "level" | "levelReason"> {
  const is = headOf(node, "Is");
  const level = levelOf(is?.level);
  return { ...(level && { level }), ...(level && is?.why !== undefined && { levelReason: is.why }) };
}

type Numbers = Pick<Process, "effort" | "wait" | "runs" | "rework" | "purpose" | "evidence">;

function numbersOf(node: ast.Process | ast.Change): Numbers {
  const [e, w, r, again] = [
    clauseOf(node, "Effort"),
    clauseOf(node, "Wait"),
    clauseOf(node, "Runs"),
    clauseOf(node, "Rework"),
  ];
  const effort = e && valueOf(readEffort(e));
  const wait = w && valueOf(readWait(w));
  const count = r && valueOf(readRuns(r));
  const per = periodOf(r?.period);
  const rework = again && valueOf(readRework(again));
  const purpose = clauseOf(node, "Purpose")?.text;
  const evidence = evidenceOf(clauseOf(node, "Evidence"));
  return {
    ...(effort && { effort }),
    ...(wait && { wait }),
    ...(count && per && { runs: { count, per } }),
    ...(rework && { rework }),
    ...(purpose !== undefined && { purpose }),
    ...(evidence && { evidence }),
  };
}

function actorClauses(node: ast.Actor | ast.Change): Pick<Actor, "costPerHour" | "people"> {
  const [cost, people] = [clauseOf(node, "Cost"), clauseOf(node, "People")];
  const costPerHour = cost && amount(valueOf(readCost(cost)), cost.currency);
  const heads = people && valueOf(readPeople(people));
  return { ...(costPerHour && { costPerHour }), ...(heads && { people: heads }) };
}

function interfaceClauses(node: ast.Interface | ast.Change): Pick<Interface, "interfaceKind"> {
  const word = clauseOf(node, "Kind")?.value;
  const interfaceKind = interfaceKinds.find((kind) => kind === word);
  return interfaceKind ? { interfaceKind } : {};
}

function dataClauses(node: ast.Data | ast.Change): Pick<DataSet, "format"> {
  const format = clauseOf(node, "Format")?.text;
  return format === undefined ? {} : { format };
}

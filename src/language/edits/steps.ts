/** Adding, joining and removing steps, with the flows that lead through them. */

import type { Statement } from "../features/formatting/statements.ts";
import { nameFor, writtenName } from "../features/name-text.ts";
import { type Arrow, arrowsOf, type Chain, type ChainNode, chainOf, chainText } from "./chains.ts";
import { type Found, literal, type Manuscript, stepWords } from "./manuscript.ts";

/** The block (or the file) that a step's flows are written in: the target that declares it, else the file. */
function targetAround(found: Found): Statement | undefined {
  return found.around.find((s) => s.keyword === "target");
}

/** All chains of the map as it is (or of a target's block), phases and extensions included. */
function chainsOfState(m: Manuscript, target: Statement | undefined): readonly Chain[] {
  const chains: Chain[] = [];
  for (const { statement, around } of m.all(target ? (target.block?.statements ?? []) : m.statements)) {
    if (statement.keyword !== "flow" || around.some((s) => s.keyword === "target" || s.keyword === "platform"))
      continue;
    chains.push(chainOf(m, statement));
  }
  return chains;
}

/** Draws an arrow. Nothing to do where it is there already. */
export function connect(m: Manuscript, from: string, to: string): string | undefined {
  const start = m.find(stepWords, from);
  const end = m.find(stepWords, to);
  if (!start || !end)
    return `This file declares no step “${start ? to : from}”, or its line has an error; mend that first.`;
  if (start.statement.keyword === "end") return `“${from}” is an end: no flow leads out of it.`;
  if (end.statement.keyword === "start") return `“${to}” is a start: no flow leads into it.`;
  const target = targetAround(start) ?? targetAround(end);
  const chains = [...chainsOfState(m, undefined), ...(target ? chainsOfState(m, target) : [])];
  if (chains.flatMap(arrowsOf).some((a) => a.from === from && a.to === to)) return undefined;
  writeFlow(m, target, `${writtenName(from)} -> ${writtenName(to)}`, from);
  return undefined;
}

/** Writes a flow near those it belongs to: below the last flow out of `from`, else below the last flow. */
function writeFlow(m: Manuscript, target: Statement | undefined, line: string, from: string): void {
  const chains = chainsOfState(m, target);
  const near = chains.findLast((chain) => chain.ends.some((end) => end.some((node) => node.name === from)));
  const below = near ?? chains.at(-1);
  if (below) m.insertLineAfter(below.statement, line);
  else if (target) m.appendToBlock(target, line);
  else appendToMap(m, line);
}

/** Writes a line behind the map as it is, before the targets and platforms that end a file. */
function appendToMap(m: Manuscript, line: string): void {
  const last = m.statements.findLast((s) => s.keyword !== "target" && s.keyword !== "platform");
  if (!last || last === m.statements.at(-1)) m.appendToFile(line, true);
  else m.insert(m.lineEndAfter(last), `${m.lineEnd}${m.lineEnd}${line}`);
}

/** A process of this title as it is declared, under a name that no step has. */
function declared(m: Manuscript, title: string): { readonly name: string; readonly line: string } {
  const taken = new Set<string>();
  for (const { statement } of m.all()) if (stepWords.has(statement.keyword)) taken.add(m.nameAt(statement.name) ?? "");
  const name = nameFor(title, taken);
  return { name, line: `process ${writtenName(name)} ${literal(title)}` };
}

/** Adds a process that follows no other step: at the end of a phase, or of the map. */
export function addStep(m: Manuscript, title: string, phase: string | undefined): string | undefined {
  const { line } = declared(m, title);
  if (phase === undefined) {
    appendToMap(m, line);
    return undefined;
  }
  const found = m.find(new Set(["phase"]), phase);
  if (!found) return `This file declares no phase “${phase}”, or its line has an error; mend that first.`;
  m.appendToBlock(found.statement, line);
  return undefined;
}

/** Adds a process behind a step; a single way out that bears no label leads through the new process. */
export function addStepAfter(m: Manuscript, after: string, title: string): string | undefined {
  const found = m.find(stepWords, after);
  if (!found) return `This file declares no step “${after}”, or its line has an error; mend that first.`;
  if (found.statement.keyword === "end") return `“${after}” is an end: nothing comes after it.`;
  const { name, line } = declared(m, title);
  const isEvent = found.statement.keyword === "start";
  if (isEvent && found.around.length === 0) declareBelowEvents(m, found.statement, line);
  else m.insertLineAfter(found.statement, line);
  const target = targetAround(found);
  const chains = chainsOfState(m, target);
  const out = chains.flatMap((chain) =>
    arrowsOf(chain)
      .filter((a) => a.from === after)
      .map((arrow) => ({ chain, arrow })),
  );
  const [only] = out;
  if (out.length === 1 && only && only.arrow.label === "") passThrough(m, only.chain, after, name, only.arrow.to);
  else if (out.length === 0) extendChain(m, target, chains, after, name);
  else writeFlow(m, target, `${writtenName(after)} -> ${writtenName(name)}`, after);
  return undefined;
}

/** Starts and ends stand together; a process goes below them, apart. */
function declareBelowEvents(m: Manuscript, event: Statement, line: string): void {
  const index = m.statements.indexOf(event);
  let last = event;
  for (const statement of m.statements.slice(index + 1)) {
    if (statement.keyword !== "start" && statement.keyword !== "end") break;
    last = statement;
  }
  m.insert(m.lineEndAfter(last), `${m.lineEnd}${m.lineEnd}${line}`);
}

function passThrough(m: Manuscript, chain: Chain, after: string, name: string, to: string): void {
  const index = chain.ends.findIndex(
    (end, i) => end.some((n) => n.name === after) && chain.ends[i + 1]?.some((n) => n.name === to),
  );
  const end = chain.ends[index] ?? [];
  const next = chain.ends[index + 1] ?? [];
  const node = end.find((n) => n.name === after);
  if (!node) return;
  if (end.length === 1 && next.length === 1) {
    m.insert(node.end, ` -> ${writtenName(name)}`);
    return;
  }
  // One of several that lead there: the others keep their way, this one gets its own line.
  const others = end.filter((n) => n !== node);
  const first = chainText(chain.ends.slice(0, index + 1));
  const second = others.length > 0 ? chainText([others, ...chain.ends.slice(index + 1)]) : undefined;
  const own = `${node.written} -> ${writtenName(name)} -> ${next.map((n) => n.written + n.label).join(", ")}`;
  const rest = second === undefined ? chainText(chain.ends.slice(index + 1)) : undefined;
  rewrite(
    m,
    chain,
    [first, second, own, rest].filter((text) => text !== undefined),
  );
}

function extendChain(
  m: Manuscript,
  target: Statement | undefined,
  chains: readonly Chain[],
  after: string,
  name: string,
): void {
  const ending = chains.findLast((chain) => chain.ends.at(-1)?.length === 1 && chain.ends.at(-1)?.[0]?.name === after);
  if (ending) m.insert(m.end(ending.statement), ` -> ${writtenName(name)}`);
  else writeFlow(m, target, `${writtenName(after)} -> ${writtenName(name)}`, after);
}

/** Puts other chains in the place of one; comments inside it stand above them then. */
function rewrite(m: Manuscript, { statement }: Chain, lines: readonly string[]): void {
  if (lines.length === 0) {
    m.removeStatement(statement);
    return;
  }
  const comments = m.lexemes
    .slice(statement.first + 1, statement.last + 1)
    .flatMap((l) => l.comments.map((c) => c.text));
  m.replace(m.start(statement), m.end(statement), [...comments, ...lines].join(m.lineEnd + m.indentOf(statement)));
}

/** Takes a step out of the file, with all that names it; the flows through it are joined. */
export function removeStep(m: Manuscript, id: string): string | undefined {
  const found = m.find(stepWords, id);
  if (!found) return `This file declares no step “${id}”, or its line has an error; mend that first.`;
  const home = targetAround(found);
  m.removeStatement(found.statement);
  const current = chainsOfState(m, undefined);
  if (!home) joinFlows(m, current, [], id);
  for (const target of m.statements.filter((s) => s.keyword === "target")) {
    joinFlows(m, chainsOfState(m, target), current.flatMap(arrowsOf), id);
  }
  for (const { statement } of m.all()) {
    if (statement.keyword === "change" && m.nameAt(statement.name) === id) m.removeStatement(statement);
    if (statement.keyword === "remove" || statement.keyword === "rate") removeFromList(m, statement, id);
  }
  return undefined;
}

/** Takes a step out of the chains of a state and joins what led to it with what came after; `base` lies below the state. */
function joinFlows(m: Manuscript, chains: readonly Chain[], base: readonly Arrow[], id: string): void {
  const own = chains.flatMap(arrowsOf);
  const all = [...own, ...base];
  const there = new Set(all.map(key));
  const wanted = new Map<string, Arrow>();
  for (const before of all.filter((a) => a.to === id)) {
    for (const after of all.filter((a) => a.from === id)) {
      const joined = { from: before.from, to: after.to, label: before.label };
      const isNew = !there.has(key(joined)) && !wanted.has(key(joined)) && joined.from !== joined.to;
      const isOwn = own.includes(before) || own.includes(after);
      if (isNew && isOwn && joined.from !== id && joined.to !== id) wanted.set(key(joined), joined);
    }
  }
  const touched = chains.filter((chain) => chain.ends.some((end) => end.some((node) => node.name === id)));
  const rewrites = touched.map((chain) => ({ chain, lines: without(chain, id, wanted) }));
  const left = [...wanted.values()].map((a) => `${writtenName(a.from)} -> ${writtenName(a.to)}${a.label}`);
  rewrites.forEach(({ chain, lines }, i) => {
    rewrite(m, chain, i === rewrites.length - 1 ? [...lines, ...left] : lines);
  });
}

function key({ from, to }: Arrow): string {
  return `${from}\u0000${to}`;
}

/** The chains that are left of one without a step; joined flows that they now hold are taken from `wanted`. */
function without(chain: Chain, id: string, wanted: Map<string, Arrow>): readonly string[] {
  const parts: (readonly ChainNode[])[][] = [[]];
  let label: string | undefined;
  chain.ends.forEach((end, i) => {
    const others = end.filter((node) => node.name !== id);
    if (others.length > 0) {
      const joinedLabel = label;
      parts.at(-1)?.push(joinedLabel === undefined ? others : others.map((node) => ({ ...node, label: joinedLabel })));
      label = undefined;
      return;
    }
    const before = parts.at(-1)?.at(-1) ?? [];
    const after = chain.ends[i + 1]?.filter((node) => node.name !== id) ?? [];
    const joined = before.flatMap((a) => after.map((b) => ({ from: a.name, to: b.name, label: end[0]?.label ?? "" })));
    if (joined.length > 0 && joined.every((a) => wanted.get(key(a))?.label === a.label)) {
      for (const a of joined) wanted.delete(key(a));
      label = end[0]?.label ?? "";
    } else parts.push([]);
  });
  return parts.flatMap((ends) => chainText(ends) ?? []);
}

/** Takes a name out of the list of a `remove` or `rate`; the last one takes the line with it. */
function removeFromList(m: Manuscript, statement: Statement, id: string): void {
  const names: number[] = [];
  let arrow = false;
  for (let i = statement.first + 1; i <= statement.last; i++) {
    const { kind, text } = m.at(i);
    if (kind === "string" || kind === "long-string" || (statement.keyword === "rate" && text === "is")) break;
    if (text === "->") arrow = true;
    if (kind === "word" || kind === "escaped") names.push(i);
  }
  const at = names.find((i) => m.nameAt(i) === id);
  if (at === undefined || (m.at(statement.first + 1).text === "phase" && names.length > 1 && !arrow)) return;
  if (names.length === 1 || arrow) m.removeStatement(statement);
  else if (at === names[0]) m.replace(m.at(at).start, m.at(at + 2).start, "");
  else m.replace(m.at(at - 2).end, m.at(at).end, "");
}

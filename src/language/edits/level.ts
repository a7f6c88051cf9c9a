import type { Level } from "../../model/level.ts";
import type { Statement } from "../features/formatting/statements.ts";
import { writtenName } from "../features/name-text.ts";
import { type Manuscript, stepWords } from "./manuscript.ts";
import { setRating } from "./platforms.ts";

const targets: ReadonlySet<string> = new Set(["target"]);
const platforms: ReadonlySet<string> = new Set(["platform"]);

/** Writes the level of a process: in the map, in a target's block, or as a platform's rating. A sentence where it can't. */
export function setLevel(m: Manuscript, process: string, level: Level, state: string): string | undefined {
  if (state === "current") return setCurrent(m, process, level);
  const target = m.find(targets, state)?.statement;
  if (target) return setInTarget(m, target, process, level);
  const platform = m.find(platforms, state)?.statement;
  if (platform) return setRating(m, state, process, level);
  return `This file has no target or platform “${state}”; the level is set in the file that declares it.`;
}

function setCurrent(m: Manuscript, process: string, level: Level): string | undefined {
  for (const { statement, around } of m.all()) {
    if (statement.keyword !== "process" || m.nameAt(statement.name) !== process) continue;
    if (around.some((s) => s.keyword === "target")) continue;
    writeLevel(m, statement, level);
    return undefined;
  }
  return `This file declares no process “${process}”, or its line has an error; mend that first.`;
}

function setInTarget(m: Manuscript, target: Statement, process: string, level: Level): string | undefined {
  let change: Statement | undefined;
  let lastChange: Statement | undefined;
  for (const { statement, around } of m.all(target.block?.statements ?? [], [target])) {
    if (m.nameAt(statement.name) === process && stepWords.has(statement.keyword)) {
      writeLevel(m, statement, level);
      return undefined;
    }
    if (statement.keyword !== "change" || around.length > 1) continue;
    lastChange = statement;
    if (m.nameAt(statement.name) === process) change = statement;
  }
  const line = `change ${writtenName(process)} is ${level}`;
  if (change) writeLevel(m, change, level);
  else if (lastChange) m.insertLineAfter(lastChange, line);
  else m.appendToBlock(target, line);
  return undefined;
}

/** Writes the level into the head of a process or a change. */
export function writeLevel(m: Manuscript, statement: Statement, level: Level): void {
  const headEnd = statement.block ? statement.block.open - 1 : statement.last;
  for (let i = statement.rest ?? headEnd + 1; i < headEnd; i++) {
    if (m.at(i).kind !== "word" || m.at(i).text !== "is" || isName(m, i)) continue;
    const { start, end } = m.at(i + 1);
    m.replace(start, end, level);
    return;
  }
  m.insert(m.at(headEnd).end, ` is ${level}`);
}

/** An actor may be called `is` after a comma or as the first of a list. */
function isName(m: Manuscript, index: number): boolean {
  return m.at(index - 1).kind === "mark";
}

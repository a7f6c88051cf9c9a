import type { Problem } from "../model/process-map.ts";

/** The words for what a name may be, each with the kind of thing whose names it shares. */
const spaces: Readonly<Record<string, string>> = {
  actor: "actor",
  interface: "interface",
  data: "data",
  "data set": "data",
  phase: "phase",
  step: "step",
  process: "step",
  decision: "step",
  start: "step",
  end: "step",
  target: "target",
  platform: "platform",
  group: "group",
  "group of questions": "group",
};

/**
 * The problems without those that only repeat another one elsewhere: where the name of a declaration is in doubt, every
 * place that means it would complain; where an import fails, every name that it brings would. They show again if they
 * are still there when the first is mended.
 */
export function withoutEchoes(problems: readonly Problem[], text: string): readonly Problem[] {
  const syntax = problems.filter(({ rule }) => rule === "syntax");
  const lines = text.split("\n");
  const broken = syntax.map((problem) => ({ ...problem, line: lines[problem.range.startLine] ?? "" }));
  const doubtful = new Set([...problems.flatMap(duplicated), ...broken.flatMap(spacesInDoubt)]);
  const namedThere = new Set(broken.flatMap(({ line }) => line.match(/[\p{L}\d_][\p{L}\p{M}\d_-]*/gu) ?? []));
  const beginsWith = (word: RegExp) => broken.some(({ line }) => word.test(line));
  const importFails = problems.some(({ rule }) => rule === "missing-import") || beginsWith(/^\s*import\b/);
  const targetInDoubt =
    beginsWith(/^\s*(?:target|platform)\b/) || problems.some(({ message }) => message.includes("There is no target"));
  const importsAsked = new Set<string>();
  return problems.filter(({ rule, message }) => {
    if (rule !== "unknown-name") return true;
    const path = /“([^”]+)” declares it: import that file/.exec(message)?.[1];
    if (path !== undefined) return !importFails && !importsAsked.has(path) && importsAsked.add(path);
    if (/ is new in target `/.test(message)) return !targetInDoubt;
    const [, kind, name = "", meant] =
      /^There is no ([a-z ]+?) `([^`]+)`[^`]*?(?:; did you mean `([^`]+)`.*)?$/.exec(message) ?? [];
    if (namedThere.has(name)) return false;
    const space = kind === undefined ? undefined : spaces[kind];
    if (space === undefined || !(doubtful.has(space) || importFails)) return true;
    return meant !== undefined && !namedThere.has(meant);
  });
}

function duplicated({ rule, message }: Problem): readonly string[] {
  return rule === "duplicate-name" ? known(/There is an? ([a-z ]+?) `/.exec(message)?.[1]) : [];
}

/** The kind of thing of which one has no name, or the wrong one: its line is broken before its title. */
function spacesInDoubt({ line, message, range }: Problem & { readonly line: string }): readonly string[] {
  if (message.startsWith("A title ") || /^This text is not (?:opened|closed)/.test(message)) return [];
  const wants = /^`([a-z]+)` wants a name/.exec(message)?.[1];
  if (wants !== undefined) return known(wants);
  const [, indent = "", word] = /^(\s*)([a-z]+)\b/.exec(line) ?? [];
  const behindWord = range.startColumn > indent.length && !/["'{]/.test(line.slice(0, range.startColumn));
  return behindWord ? known(word) : [];
}

function known(word: string | undefined): readonly string[] {
  const space = word !== undefined && Object.hasOwn(spaces, word) ? spaces[word] : undefined;
  return space === undefined ? [] : [space];
}

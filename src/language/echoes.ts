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
};

/**
 * The problems without those that only repeat another one elsewhere: where the name of a declaration is in doubt, every
 * place that means it would complain; where an import fails, every name that it brings would. They show again if they
 * are still there when the first is mended.
 */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const doubtful = new Set(problems.flatMap(spacesInDoubt));
  const importFails = problems.some(
    ({ rule, message }) => rule === "missing-import" || message.startsWith("`import` wants"),
  );
  const targetInDoubt = problems.some(({ message }) =>
    /There is no target|`for` wants a target|`target`/.test(message),
  );
  const importsAsked = new Set<string>();
  return problems.filter(({ rule, message }) => {
    if (rule !== "unknown-name") return true;
    const path = /“([^”]+)” declares it: import that file/.exec(message)?.[1];
    if (path !== undefined) return !importFails && !importsAsked.has(path) && importsAsked.add(path);
    if (/ is new in target `/.test(message)) return !targetInDoubt;
    const kind = /^There is no ([a-z ]+?) `[^`]+`(?:\.|; did you mean `\d)/.exec(message)?.[1];
    const space = kind === undefined ? undefined : spaces[kind];
    return space === undefined || !(doubtful.has(space) || importFails);
  });
}

/** The kinds of things of which one has no name, or the wrong one. */
function spacesInDoubt({ rule, message }: Problem): readonly string[] {
  if (rule === "duplicate-name") return known(/There is an? ([a-z ]+?) `/.exec(message)?.[1]);
  if (rule !== "syntax") return [];
  if (message.startsWith("A name begins with a letter")) return Object.values(spaces);
  return known(/^`([a-z]+)` wants a name/.exec(message)?.[1]);
}

function known(word: string | undefined): readonly string[] {
  const space = word === undefined ? undefined : spaces[word];
  return space === undefined ? [] : [space];
}

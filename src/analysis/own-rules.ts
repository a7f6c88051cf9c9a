import type { Step } from "../model/process-map.ts";
import { type Config, type ConfigProblem, severities } from "./config.ts";
import { nearestWord } from "./nearest-word.ts";
import { ownChecks } from "./own-checks.ts";
import { isOwnRuleId } from "./own-rule-id.ts";
import type { Finding, Fix, Rule, RuleInput } from "./rule.ts";

/** A module of a team, as a room that knows files found it. */
export interface OwnModule {
  /** What `import()` was given: errors name it with their line. */
  readonly address: string;
  /** The address as people read it. */
  readonly shown: string;
}

/** A team's rule failed on a map: told as a finding of that map, since the others may be fine. */
export class RuleFailure extends Error {}

/** A module or one of its rules was stopped: it ran for longer than `limit` milliseconds. */
export class TookTooLong extends Error {
  constructor(limit: number) {
    super(`it was stopped after ${limit / 1000} s`);
  }
}

/**
 * The rules that a module's default export holds (a part that does not end throws `TookTooLong`), and sentences
 * for what is wrong with it.
 */
export function ownRulesIn(
  exported: unknown,
  module: OwnModule,
): { readonly rules: readonly Rule[]; readonly problems: readonly string[] } {
  const list: readonly unknown[] = Array.isArray(exported) ? exported : [exported];
  const rules: Rule[] = [];
  const problems: string[] = [];
  for (const candidate of list) {
    const read = ruleFrom(candidate, module);
    if (typeof read === "string") problems.push(`${module.shown}: ${read}`);
    else if (rules.some((r) => r.id === read.id)) problems.push(`${module.shown}: there are two rules ${read.id}.`);
    else rules.push(read);
  }
  return { rules, problems };
}

/** Rules of a team's own that a configuration names and none of its modules has. */
export function unknownOwnRules(config: Config, all: readonly Rule[]): readonly ConfigProblem[] {
  const known = [...all.map((r) => r.id), ...Object.keys(ownChecks)];
  const named = [
    ...Object.keys(config.rules).map((id) => ({ id, path: `rules.${id}` })),
    ...config.overrides.flatMap((o, i) =>
      Object.keys(o.rules).map((id) => ({ id, path: `overrides[${i}].rules.${id}` })),
    ),
  ];
  return named.flatMap(({ id, path }) => {
    if (known.includes(id)) return [];
    const meant = nearestWord(id, known);
    return [{ path, message: `is in none of the \`plugins\`${meant ? `; did you mean \`${meant}\`?` : "."}` }];
  });
}

/** Why a module could not be loaded, with the line where it says so. */
export function loadProblem(error: unknown, module: OwnModule): string {
  const line = lineIn(error, module.address);
  return `Can't load the rules of ${module.shown}${line === undefined ? "" : `, line ${line}`}: ${reason(error)}.`;
}

/** The rule, with what goes wrong inside it told as its own fault; or what is wrong with it. */
function ruleFrom(candidate: unknown, module: OwnModule): Rule | string {
  if (typeof candidate !== "object" || candidate === null)
    return "exports no rule; its default export is a rule or a list of rules.";
  const { id, severity, title, why, wrong, right, check, fix } = candidate as Partial<Rule>;
  if (typeof id !== "string" || !isOwnRuleId(id))
    return `a rule's id names the team and the rule, such as "team/owner-named"; this is ${JSON.stringify(id)}.`;
  if (severity === undefined || !severities.includes(severity))
    return `the severity of ${id} is one of ${severities.join(", ")}.`;
  if (typeof title !== "string" || typeof check !== "function")
    return `${id} wants a title (a text) and check (a function).`;
  if (fix !== undefined && typeof fix !== "function") return `the fix of ${id} is a function, or left out.`;
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const run = guard(id, module);
  return {
    id,
    severity,
    title,
    why: text(why) || title,
    wrong: text(wrong),
    right: text(right),
    check: (input) => run(() => [...check.call(candidate, input)].map((f) => findingFrom(f, input))),
    ...(fix && {
      fix: (finding: Finding, input: RuleInput) => run(() => [...fix.call(candidate, finding, input)].map(fixFrom)),
    }),
  };
}

/**
 * Runs parts of a rule and tells what goes wrong in them as the rule's own fault. One that had to be stopped is not run
 * again until its module is loaded anew: an editor would wait for it at every key.
 */
function guard(id: string, module: OwnModule): <T>(part: () => T) => T {
  let stopped: RuleFailure | undefined;
  return (part) => {
    if (stopped) throw stopped;
    try {
      return part();
    } catch (error) {
      const line = lineIn(error, module.address);
      const where = `${module.shown}${line === undefined ? "" : `, line ${line}`}`;
      const failure = (what: string): RuleFailure =>
        new RuleFailure(
          `The rule “${id}” ${what}: ${reason(error)}. Mend it in ${where}, or turn it off in mlmap.config.json.`,
          { cause: error },
        );
      if (error instanceof TookTooLong) stopped = failure("is not run any more");
      throw failure("failed on this map");
    }
  };
}

/** A finding that names a step and no place stands at the step. */
function findingFrom(found: unknown, { states }: RuleInput): Finding {
  const finding = found as Partial<Finding> | null;
  if (typeof finding?.message !== "string") throw new Error("it gave a finding without a message");
  const { source, step } = finding;
  if (source !== undefined && typeof source.whole?.offset !== "number")
    throw new Error("the `source` of a finding is the `source` of an element, handed on as it is");
  const named = (s: Step): boolean => s.id === step;
  const place = source ?? (step === undefined ? undefined : states.flatMap((s) => s.steps).find(named)?.source);
  return { ...finding, message: finding.message, ...(place && { source: place }) };
}

function fixFrom(offered: unknown): Fix {
  const { title, edits } = (offered ?? {}) as Partial<Fix>;
  if (typeof title !== "string" || !Array.isArray(edits)) throw new Error("a fix has a title and a list of edits");
  return { title, edits: edits as Fix["edits"] };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");

/** The line of the module that an error names in its stack: `file:///team/rules.mjs:3`, a query left out. */
function lineIn(error: unknown, address: string): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const at = stack.indexOf(address);
  return at < 0 ? undefined : /^[^\s:]*:(\d+)/.exec(stack.slice(at + address.length))?.[1];
}

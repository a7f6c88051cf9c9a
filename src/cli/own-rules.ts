import { pathToFileURL } from "node:url";
import { severities } from "../analysis/config.ts";
import { isOwnRuleId } from "../analysis/own-rule-id.ts";
import type { Finding, Rule, RuleInput } from "../analysis/rule.ts";
import { CallError } from "./call-error.ts";
import { reasonOf, shownPath } from "./files.ts";

/**
 * Rules that a team wrote itself: the default export of each module, one rule or a list. Only the command line runs
 * them, as it runs whatever else stands in the repository it is called in.
 */
export async function ownRules(cwd: string, paths: readonly string[]): Promise<readonly Rule[]> {
  const lists = await Promise.all(paths.map((path) => rulesIn(path, shownPath(cwd, path))));
  return lists.flat();
}

async function rulesIn(path: string, shown: string): Promise<readonly Rule[]> {
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(path).href)) as typeof module;
  } catch (error) {
    throw new CallError(`Can't load the rules of ${shown}: ${reasonOf(error)}`);
  }
  const list: readonly unknown[] = Array.isArray(module.default) ? module.default : [module.default];
  return list.map((candidate) => checked(candidate, shown));
}

/** The rule, with what goes wrong inside it told as the fault of its module. */
function checked(candidate: unknown, shown: string): Rule {
  const wrong = (what: string): never => {
    throw new CallError(`${shown}: ${what}`);
  };
  if (typeof candidate !== "object" || candidate === null)
    return wrong("exports no rule; its default export is a rule or a list of rules.");
  const { id, severity, title, why, check } = candidate as Partial<Rule>;
  if (typeof id !== "string" || !isOwnRuleId(id))
    return wrong(`a rule's id names the team and the rule, such as "team/owner-named"; this is ${JSON.stringify(id)}.`);
  if (severity === undefined || !severities.includes(severity))
    return wrong(`the severity of ${id} is one of ${severities.join(", ")}.`);
  if (typeof title !== "string" || typeof check !== "function")
    return wrong(`${id} wants a title (a text) and check (a function).`);
  return {
    id,
    severity,
    title,
    why: typeof why === "string" ? why : title,
    wrong: "",
    right: "",
    check: (input: RuleInput) => {
      try {
        return [...check(input)].map((finding) => found(finding, id, shown));
      } catch (error) {
        if (error instanceof CallError) throw error;
        throw new CallError(`${shown}: ${id} failed at ${input.map.uri}: ${reasonOf(error)}`);
      }
    },
  };
}

function found(finding: Finding, id: string, shown: string): Finding {
  if (typeof (finding as Partial<Finding> | null)?.message !== "string")
    throw new CallError(`${shown}: ${id} gave a finding without a message.`);
  return finding;
}

import { pathToFileURL } from "node:url";
import { loadProblem, ownRulesIn } from "../analysis/own-rules.ts";
import type { Rule } from "../analysis/rule.ts";
import { loadsModules } from "../server/own-module.ts";
import { CallError } from "./call-error.ts";
import { shownPath } from "./files.ts";

// Beside this file in the bundle. What a module prints is none of the report.
const thread = import.meta.url.endsWith(".ts") ? "../server/own-rules-thread.ts" : "./own-rules-thread.js";
const loadModule = loadsModules(new URL(thread, import.meta.url), (text) => void process.stderr.write(text));

/**
 * Rules that a team wrote itself: the default export of each module, one rule or a list. They are run as whatever else
 * stands in the repository that the command line is called in. A module that is wrong is a `CallError` with all its faults.
 */
export async function ownRules(cwd: string, paths: readonly string[]): Promise<readonly Rule[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const module = { address: pathToFileURL(path).href, shown: shownPath(cwd, path) };
      let exported: unknown;
      try {
        exported = await loadModule(module.address);
      } catch (error) {
        throw new CallError(loadProblem(error, module));
      }
      const { rules, problems } = ownRulesIn(exported, module);
      if (problems.length > 0) throw new CallError(problems.join("\n"));
      return rules;
    }),
  );
  return lists.flat();
}

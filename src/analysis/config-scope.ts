import ignore from "ignore";
import type { Severity } from "../model/process-map.ts";
import type { Config } from "./config.ts";
import { withRequirements } from "./config-requirements.ts";
import type { LintSettings } from "./lint.ts";

/** How a configuration wants one map judged. */
export type Judging = Required<Pick<LintSettings, "severities" | "stateSeverities" | "require">>;

export const noJudging: Judging = { severities: {}, stateSeverities: {}, require: [] };

/** What holds for the map at `path`, which is relative to the configuration's folder, with slashes. */
export function judgingOf(config: Config, path: string): Judging {
  let severities = config.rules;
  let require = config.require;
  const stateSeverities: Record<string, Readonly<Record<string, Severity>>> = {};
  for (const override of config.overrides) {
    if (!fits(override.files, path)) continue;
    if (override.states.length === 0) severities = { ...severities, ...override.rules };
    for (const state of override.states) stateSeverities[state] = { ...stateSeverities[state], ...override.rules };
    require = withRequirements(require, override.require);
  }
  return { severities, stateSeverities, require };
}

/** A map outside of the folder fits no pattern. */
function fits(patterns: readonly string[], path: string): boolean {
  if (patterns.length === 0) return true;
  return (
    ignore.isPathValid(path) &&
    ignore()
      .add([...patterns])
      .ignores(path)
  );
}

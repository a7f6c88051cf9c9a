import { type Level, levels } from "../model/level.ts";
import type { Palette } from "../model/palette.ts";
import type { MapSettings, ProcessMap, Severity } from "../model/process-map.ts";
import { type Duration, type DurationUnit, durationUnits, type Range } from "../model/quantity.ts";
import { isObject, oneOf, type Report, textsOf, unknownKeys } from "./config-reading.ts";
import { requirementsOf, withRequirements } from "./config-requirements.ts";
import { isOwnRuleId } from "./own-rule-id.ts";
import { paletteOf } from "./palette.ts";
import type { Requirement } from "./requirements.ts";

/**
 * What `mlmap.config.json` says: how a team wants its maps judged and drawn. Read here, without a file system, so that
 * the command line and the editor can't disagree. `configSchema` (config-schema.ts) says the same to editors of JSON.
 */
export interface Config {
  /** Other configurations that this one builds on, as written: paths from this file. A later one wins, this one last. */
  readonly extends: readonly string[];
  /** Modules with rules of the team's own; an editor runs them in trusted workspaces only. */
  readonly plugins: readonly string[];
  /** Severity by rule; a rule that is not named keeps its own. */
  readonly rules: Readonly<Record<string, Severity>>;
  /** Other rules for some maps or some states; the last one that fits wins. */
  readonly overrides: readonly Override[];
  /** What the figures of each map must reach. */
  readonly require: readonly Requirement[];
  readonly theme?: Theme;
  /** Own colours of the levels. */
  readonly palette?: Palette;
  /** Currency of maps that name none. */
  readonly currency?: string;
  /** Assumptions of maps that make none themselves. */
  readonly assume: MapSettings["assume"];
  /** Paths that a search for maps leaves out, as in `.gitignore`, relative to the configuration's folder. */
  readonly ignore: readonly string[];
}

/** What holds only for maps at some paths, or for findings in some states, or both. */
export interface Override {
  /** Patterns as in `.gitignore`, relative to the configuration's folder; empty: every map. */
  readonly files: readonly string[];
  /** `current`, ids of targets and platforms; empty: every state. */
  readonly states: readonly string[];
  readonly rules: Readonly<Record<string, Severity>>;
  readonly require: readonly Requirement[];
}

export const themes = ["light", "dark", "contrast", "contrast-light", "print"] as const;
export type Theme = (typeof themes)[number];

export const severities = ["error", "warning", "info", "hint", "off"] as const;

/** What is wrong in a configuration: where (`rules.manul-step`) and a sentence. */
export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
}

export const emptyConfig: Config = {
  extends: [],
  plugins: [],
  rules: {},
  overrides: [],
  require: [],
  assume: { residual: {} },
  ignore: [],
};

const keys = [
  "$schema",
  "extends",
  "plugins",
  "rules",
  "overrides",
  "require",
  "theme",
  "palette",
  "currency",
  "assume",
  "ignore",
] as const;
const overrideKeys = ["files", "states", "rules", "require"] as const;
const assumeKeys = [...levels, "discount", "capture", "ramp"] as const;

/** Reads the text of a `mlmap.config.json`. With any problem the configuration is not to be used. */
export function readConfig(
  text: string,
  ruleIds: readonly string[],
): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { config: emptyConfig, problems: [{ path: "", message: `is not JSON: ${why}` }] };
  }
  const problems: ConfigProblem[] = [];
  const report = (path: string, message: string): undefined => void problems.push({ path, message });
  if (!isObject(value)) {
    report("", "must be an object: { … }");
    return { config: emptyConfig, problems };
  }
  unknownKeys(value, keys, "", "setting", report);
  const theme = oneOf(value["theme"], themes, "theme", report);
  const palette = paletteOf(value["palette"], "palette", report);
  const currency = currencyOf(value["currency"], report);
  const config: Config = {
    extends: textsOf(value["extends"], "extends", '["../mlmap.base.json"]', report),
    plugins: textsOf(value["plugins"], "plugins", '["./rules.mjs"]', report),
    rules: rulesOf(value["rules"], ruleIds, "rules", report),
    overrides: overridesOf(value["overrides"], ruleIds, report),
    require: requirementsOf(value["require"], "require", report),
    ...(theme && { theme }),
    ...(palette && { palette }),
    ...(currency && { currency }),
    assume: assumeOf(value["assume"], report),
    ignore: textsOf(value["ignore"], "ignore", '["drafts/"]', report),
  };
  return { config, problems };
}

function rulesOf(
  value: unknown,
  ruleIds: readonly string[],
  path: string,
  report: Report,
): Readonly<Record<string, Severity>> {
  const rules: Record<string, Severity> = {};
  if (value === undefined) return rules;
  if (!isObject(value)) return report(path, 'must be an object: { "manual-step": "error" }.') ?? rules;
  const ours = Object.fromEntries(Object.entries(value).filter(([id]) => !isOwnRuleId(id)));
  unknownKeys(ours, ruleIds, path, "rule", report);
  for (const [id, severity] of Object.entries(value)) {
    if (!ruleIds.includes(id) && !isOwnRuleId(id)) continue;
    const known = oneOf(severity, severities, `${path}.${id}`, report);
    if (known) rules[id] = known;
  }
  return rules;
}

function overridesOf(value: unknown, ruleIds: readonly string[], report: Report): readonly Override[] {
  if (value === undefined) return [];
  const example = '[{ "files": ["drafts/"], "rules": { "manual-step": "off" } }]';
  if (!Array.isArray(value)) return report("overrides", `must be a list: ${example}.`) ?? [];
  return value.flatMap((entry: unknown, i): Override[] => {
    const at = `overrides[${i}]`;
    if (!isObject(entry)) return report(at, `must be an object, as in ${example}.`) ?? [];
    unknownKeys(entry, overrideKeys, at, "setting", report);
    const files = textsOf(entry["files"], `${at}.files`, '["drafts/"]', report);
    const states = textsOf(entry["states"], `${at}.states`, '["y2027"]', report);
    if (entry["files"] === undefined && entry["states"] === undefined)
      report(at, "names neither `files` nor `states`; what holds everywhere stands at the top.");
    if (entry["require"] !== undefined && entry["states"] !== undefined)
      report(`${at}.require`, "names its states itself: `require.states`. Put it into an entry without `states`.");
    return [
      {
        files,
        states,
        rules: rulesOf(entry["rules"], ruleIds, `${at}.rules`, report),
        require: requirementsOf(entry["require"], `${at}.require`, report),
      },
    ];
  });
}

function currencyOf(value: unknown, report: Report): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[A-Z]{3}$/.test(value)) return value;
  return report("currency", "must be the three capital letters of a currency, such as EUR.");
}

function assumeOf(value: unknown, report: Report): MapSettings["assume"] {
  if (value === undefined) return { residual: {} };
  if (!isObject(value)) return report("assume", 'must be an object: { "capture": "50%" }.') ?? { residual: {} };
  unknownKeys(value, assumeKeys, "assume", "assumption", report);
  const residual: Partial<Record<Level, number>> = {};
  for (const level of levels) {
    const share = shareOf(value[level], `assume.${level}`, report);
    if (share && share.min !== share.max) report(`assume.${level}`, 'must be one share, such as "50%".');
    else if (share) residual[level] = share.min;
  }
  const discount = shareOf(value["discount"], "assume.discount", report);
  const capture = shareOf(value["capture"], "assume.capture", report);
  const ramp = durationOf(value["ramp"], "assume.ramp", report);
  return { residual, ...(discount && { discount }), ...(capture && { capture }), ...(ramp && { ramp }) };
}

/** `"50%"` or `"40%..60%"` → 0.5 or 0.4 to 0.6. */
function shareOf(value: unknown, path: string, report: Report): Range | undefined {
  if (value === undefined) return undefined;
  const match =
    typeof value === "string" ? /^(\d+(?:\.\d+)?)\s*%?(?:\.\.(\d+(?:\.\d+)?))?\s*%$/.exec(value.trim()) : null;
  const min = Number(match?.[1]) / 100;
  const max = match?.[2] === undefined ? min : Number(match[2]) / 100;
  if (match && min <= max && max <= 1) return { min, max };
  return report(path, 'must be a share of at most 100 %, such as "50%" or "40%..60%".');
}

/** `"6mo"` or `"3mo..9mo"`. */
function durationOf(value: unknown, path: string, report: Report): Duration | undefined {
  if (value === undefined) return undefined;
  const units = durationUnits.join("|");
  const one = `(\\d+(?:\\.\\d+)?)(${units})`;
  const match = typeof value === "string" ? new RegExp(`^${one}(?:\\.\\.${one})?$`).exec(value.trim()) : null;
  if (!match) return report(path, `must be a duration, such as "6mo" or "3mo..9mo" (${durationUnits.join(", ")}).`);
  const min = { value: Number(match[1]), unit: match[2] as DurationUnit };
  const max = match[3] === undefined ? min : { value: Number(match[3]), unit: match[4] as DurationUnit };
  return { min, max };
}

/** A configuration over the one that it builds on. */
export function withBase(base: Config, own: Config): Config {
  return {
    ...base,
    ...own,
    plugins: [...base.plugins, ...own.plugins],
    rules: { ...base.rules, ...own.rules },
    overrides: [...base.overrides, ...own.overrides],
    require: withRequirements(base.require, own.require),
    ...((base.palette || own.palette) && { palette: withPaletteOver(base.palette, own.palette) }),
    assume: { ...base.assume, ...own.assume, residual: { ...base.assume.residual, ...own.assume.residual } },
    ignore: [...base.ignore, ...own.ignore],
  };
}

/** The map with the configuration's currency and assumptions where it makes none itself, and with its colours. */
export function withConfig(map: ProcessMap, config: Pick<Config, "currency" | "assume" | "palette">): ProcessMap {
  const { settings } = map;
  const currency = settings.currency ?? config.currency;
  const assume = {
    ...config.assume,
    ...settings.assume,
    residual: { ...config.assume.residual, ...settings.assume.residual },
  };
  const { palette } = config;
  return {
    ...map,
    settings: { ...settings, ...(currency !== undefined && { currency }), assume, ...(palette && { palette }) },
  };
}

/** Level by level: what the nearer configuration leaves out, the shared one says. */
function withPaletteOver(base: Palette | undefined, own: Palette | undefined): Palette {
  return { light: { ...base?.light, ...own?.light }, dark: { ...base?.dark, ...own?.dark } };
}

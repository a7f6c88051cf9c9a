import { type Level, levels } from "../model/level.ts";
import type { MapSettings, ProcessMap, Severity } from "../model/process-map.ts";
import { type Duration, type DurationUnit, durationUnits, type Range } from "../model/quantity.ts";
import { nearestWord } from "./nearest-word.ts";

/**
 * What `mlmap.config.json` says: how a team wants its maps judged and drawn. Read here, without a file system, so that
 * the command line and the editor can't disagree. `configSchema` (config-schema.ts) says the same to editors of JSON.
 */
export interface Config {
  /** Severity by rule; a rule that is not named keeps its own. */
  readonly rules: Readonly<Record<string, Severity>>;
  readonly theme?: Theme;
  /** Currency of maps that name none. */
  readonly currency?: string;
  /** Assumptions of maps that make none themselves. */
  readonly assume: MapSettings["assume"];
  /** Paths that a search for maps leaves out, as in `.gitignore`, relative to the configuration's folder. */
  readonly ignore: readonly string[];
}

export const themes = ["light", "dark", "contrast", "print"] as const;
export type Theme = (typeof themes)[number];

export const severities = ["error", "warning", "info", "hint", "off"] as const;

/** What is wrong in a configuration: where (`rules.manul-step`) and a sentence. */
export interface ConfigProblem {
  readonly path: string;
  readonly message: string;
}

export const emptyConfig: Config = { rules: {}, assume: { residual: {} }, ignore: [] };

const keys = ["$schema", "rules", "theme", "currency", "assume", "ignore"] as const;
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
  const currency = currencyOf(value["currency"], report);
  const config: Config = {
    rules: rulesOf(value["rules"], ruleIds, report),
    ...(theme && { theme }),
    ...(currency && { currency }),
    assume: assumeOf(value["assume"], report),
    ignore: ignoreOf(value["ignore"], report),
  };
  return { config, problems };
}

type Report = (path: string, message: string) => undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;

const hint = (word: string, candidates: readonly string[]): string => {
  const meant = nearestWord(word, candidates);
  return meant ? `; did you mean \`${meant}\`?` : ".";
};

function unknownKeys(
  value: Record<string, unknown>,
  known: readonly string[],
  at: string,
  noun: string,
  report: Report,
): void {
  for (const key of Object.keys(value))
    if (!known.includes(key)) report(at ? `${at}.${key}` : key, `no such ${noun}${hint(key, known)}`);
}

function oneOf<T extends string>(value: unknown, words: readonly T[], path: string, report: Report): T | undefined {
  if (value === undefined) return undefined;
  const word = words.find((w) => w === value);
  if (word !== undefined) return word;
  const meant = typeof value === "string" ? nearestWord(value, words) : undefined;
  return report(path, `must be ${listed(words)}${meant ? `; did you mean \`${meant}\`?` : "."}`);
}

function rulesOf(value: unknown, ruleIds: readonly string[], report: Report): Record<string, Severity> {
  const rules: Record<string, Severity> = {};
  if (value === undefined) return rules;
  if (!isObject(value)) return report("rules", 'must be an object: { "manual-step": "error" }.') ?? rules;
  unknownKeys(value, ruleIds, "rules", "rule", report);
  for (const [id, severity] of Object.entries(value)) {
    if (!ruleIds.includes(id)) continue;
    const known = oneOf(severity, severities, `rules.${id}`, report);
    if (known) rules[id] = known;
  }
  return rules;
}

function currencyOf(value: unknown, report: Report): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[A-Z]{3}$/.test(value)) return value;
  return report("currency", "must be the three capital letters of a currency, such as EUR.");
}

function ignoreOf(value: unknown, report: Report): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((v) => typeof v === "string")) return value as string[];
  return report("ignore", 'must be a list of paths: ["drafts/"].') ?? [];
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

/** The map with the configuration's currency and assumptions where it makes none itself. */
export function withConfig(map: ProcessMap, config: Config): ProcessMap {
  const { settings } = map;
  const currency = settings.currency ?? config.currency;
  const assume = {
    ...config.assume,
    ...settings.assume,
    residual: { ...config.assume.residual, ...settings.assume.residual },
  };
  return { ...map, settings: { ...settings, ...(currency !== undefined && { currency }), assume } };
}

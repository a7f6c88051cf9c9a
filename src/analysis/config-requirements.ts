import { isObject, type Report, unknownKeys } from "./config-reading.ts";
import { demandable, type Operator, type RequiredFigure, type Requirement, requiredFigures } from "./requirements.ts";

/** `">= 0.6"`, `"<= 40"`, `">= 60%"` */
export const demandPattern = "^\\s*(>=|<=|>|<|=)\\s*(\\d+(?:\\.\\d+)?)\\s*(%?)\\s*$";

/**
 * Reads `require`: demands of the map as it is now, and under `states` of its targets and platforms.
 * `{ "score": ">= 0.6", "states": { "y2027": { "manualSteps": "<= 2" } } }`
 */
export function requirementsOf(value: unknown, path: string, report: Report): readonly Requirement[] {
  if (value === undefined) return [];
  if (!isObject(value)) return report(path, 'must be an object: { "score": ">= 0.6" }.') ?? [];
  const { states, ...now } = value;
  for (const [key, demands] of Object.entries(now)) {
    if (isObject(demands)) report(`${path}.${key}`, `belongs under \`states\`: { "states": { "${key}": { … } } }.`);
  }
  const plain = Object.fromEntries(Object.entries(now).filter(([, demand]) => !isObject(demand)));
  unknownKeys(plain, requiredFigures, path, "figure", report);
  const found = demandsIn(plain, "current", path, report);
  if (states === undefined) return found;
  if (!isObject(states))
    return report(`${path}.states`, 'must be an object: { "y2027": { "score": ">= 0.8" } }.') ?? found;
  const later = Object.entries(states).flatMap(([state, demands]) => {
    const at = `${path}.states.${state}`;
    if (!isObject(demands)) return report(at, 'must be an object: { "score": ">= 0.8" }.') ?? [];
    unknownKeys(demands, requiredFigures, at, "figure", report);
    return demandsIn(demands, state, at, report);
  });
  return [...found, ...later];
}

function demandsIn(
  value: Record<string, unknown>,
  state: string,
  path: string,
  report: Report,
): readonly Requirement[] {
  return requiredFigures.flatMap((figure) => {
    const written = value[figure];
    return written === undefined ? [] : demandOf(figure, written, state, `${path}.${figure}`, report);
  });
}

function demandOf(
  figure: RequiredFigure,
  written: unknown,
  state: string,
  path: string,
  report: Report,
): readonly Requirement[] {
  const { unit } = demandable[figure];
  const example = unit === "share" ? '">= 0.6" or ">= 60%"' : '"<= 40"';
  const match = typeof written === "string" ? new RegExp(demandPattern).exec(written) : null;
  if (!match) return report(path, `must be an operator (>=, <=, >, <, =) and a number: ${example}.`) ?? [];
  const isShare = match[3] === "%";
  const bound = Number(match[2]) / (isShare ? 100 : 1);
  if (isShare && unit !== "share") return report(path, `is no share, so it has no per cent: ${example}.`) ?? [];
  if (unit === "share" && bound > 1) return report(path, `is a share, 0 to 1: ${example}.`) ?? [];
  return [{ figure, operator: match[1] as Operator, bound, state }];
}

/** Demands with those of another configuration over them: the later one counts for the same figure and state. */
export function withRequirements(base: readonly Requirement[], over: readonly Requirement[]): readonly Requirement[] {
  const kept = base.filter((b) => !over.some((o) => o.figure === b.figure && o.state === b.state));
  return [...kept, ...over];
}

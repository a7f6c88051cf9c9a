import type { Level } from "../model/level.ts";
import type { Direction, LaneKind, MapSettings } from "../model/process-map.ts";
import type { Duration, Range } from "../model/quantity.ts";
import { readAssumedShare, readHours, readRamp, valueOf } from "./clause-values.ts";
import type * as ast from "./generated/ast.ts";
import { clauseOf, clausesOf, evidenceOf, levelOf } from "./map-elements.ts";

export const directions: readonly Direction[] = ["right", "down"];
export const laneKinds: readonly LaneKind[] = ["phases", "actors", "none"];
/** What `assume` can set, besides what stays of the effort at a level. */
export const assumptions = ["discount", "capture", "ramp"] as const;

/** What the `map` block says. */
export function settingsOf(block: ast.MapBlock | undefined): MapSettings {
  if (!block) return { assume: { residual: {} }, levelTitles: {} };
  const currency = clauseOf(block, "Currency")?.value;
  const hours = clauseOf(block, "Hours");
  const hoursPerDay = hours && valueOf(readHours(hours));
  const evidence = evidenceOf(clauseOf(block, "Evidence"));
  return {
    ...arrangementOf(block),
    ...(currency !== undefined && { currency }),
    ...(hoursPerDay !== undefined && { hoursPerDay }),
    assume: assumeOf(block),
    levelTitles: levelTitlesOf(block),
    ...(evidence && { evidence }),
  };
}

/** Direction and lanes, where the block says so. */
export function arrangementOf(block: ast.MapBlock | ast.View): Pick<MapSettings, "direction" | "lanes"> {
  const direction = directions.find((d) => d === clauseOf(block, "Direction")?.value);
  const lanes = laneKinds.find((l) => l === clauseOf(block, "Lanes")?.value);
  return { ...(direction && { direction }), ...(lanes && { lanes }) };
}

function assumeOf(block: ast.MapBlock): MapSettings["assume"] {
  const residual: Partial<Record<Level, number>> = {};
  const rest: { discount?: Range; capture?: Range; ramp?: Duration } = {};
  for (const clause of clausesOf(block, "Assume")) {
    if (clause.subject === "ramp") {
      const ramp = valueOf(readRamp(clause));
      if (ramp) rest.ramp = ramp;
      continue;
    }
    const share = valueOf(readAssumedShare(clause));
    const level = levelOf(clause.subject);
    if (!share) continue;
    if (level) residual[level] = (share.min + share.max) / 2;
    else if (clause.subject === "discount" || clause.subject === "capture") rest[clause.subject] = share;
  }
  return { residual, ...rest };
}

function levelTitlesOf(block: ast.MapBlock): MapSettings["levelTitles"] {
  const titles: Partial<Record<Level, string>> = {};
  for (const clause of clausesOf(block, "LevelTitle")) {
    const level = levelOf(clause.level);
    if (level && clause.title !== undefined) titles[level] ??= clause.title;
  }
  return titles;
}

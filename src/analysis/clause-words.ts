import { durationText, rateText } from "../model/duration.ts";
import { levelFacts } from "../model/level.ts";
import { moneyOf, moneyText } from "../model/money.ts";
import { rangeText, shareText } from "../model/number-text.ts";
import type { Elements, Evidence, Named } from "../model/process-map.ts";
import type { Amount, Duration, Range, Rate } from "../model/quantity.ts";
import type { ComparedSide } from "./compared.ts";

/** "effort 2–4 d → 1 h", "by Annotator → nobody": one clause of an element on both sides, in a few words. */
export function clauseChange(
  clause: string,
  { before, after }: { readonly before: Named; readonly after: Named },
  sides: { readonly before: ComparedSide; readonly after: ComparedSide },
): string {
  if (clause === "name") return `name ${before.id} → ${after.id}`;
  const [was, is] = [valueWords(clause, before, sides.before), valueWords(clause, after, sides.after)];
  const word = words[clause] ?? clause;
  return was === undefined && is === undefined ? `${word} changed` : `${word} ${was ?? "–"} → ${is ?? "–"}`;
}

/** Clauses in the words of the language and of people. */
const words: Readonly<Record<string, string>> = {
  actors: "by",
  interfaces: "via",
  levelReason: "reason",
  costPerHour: "cost per hour",
  interfaceKind: "kind",
  parent: "phase",
};

/** What a clause says, where that is short; undefined where it is left out or too long to be shown. */
function valueWords(clause: string, element: Named, { map, state }: ComparedSide): string | undefined {
  const value = (element as unknown as Readonly<Record<string, unknown>>)[clause];
  if (value === undefined) return undefined;
  switch (clause) {
    case "title":
      return `“${value as string}”`;
    case "level":
      return levelFacts[value as keyof typeof levelFacts].legend;
    case "effort":
    case "wait":
      return durationText(value as Duration);
    case "runs":
      return rateText(value as Rate);
    case "rework":
      return shareText(value as Range);
    case "people":
      return rangeText(value as Range);
    case "costPerHour":
      return moneyText(moneyOf(value as Amount, map.settings));
    case "actors":
      return titlesOf(value as readonly string[], state, "actors") || "nobody";
    case "interfaces":
      return titlesOf(value as readonly string[], state, "interfaces") || "none";
    case "reads":
    case "writes":
      return titlesOf(value as readonly string[], state, "data") || "none";
    case "phase":
    case "parent":
      return titlesOf([value as string], state, "phases");
    case "interfaceKind":
    case "format":
      return value as string;
    case "evidence":
      return (value as Evidence).kind;
    default:
      return undefined;
  }
}

function titlesOf(ids: readonly string[], elements: Elements, of: "actors" | "interfaces" | "data" | "phases"): string {
  const named = new Map<string, string>(elements[of].map((element) => [element.id, element.title]));
  return ids.map((id) => named.get(id) ?? id).join(", ");
}

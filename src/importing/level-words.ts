import { isLevel, type Level, levelFacts, levels } from "../model/level.ts";

/** Words that teams write for a level, beside the language's own and the legend's. */
const otherWords: Readonly<Record<string, Level>> = {
  auto: "automated",
  automatic: "automated",
  automatisiert: "automated",
  "semi automated": "semi-automated",
  semiautomated: "semi-automated",
  "semi-automatic": "semi-automated",
  partial: "semi-automated",
  "partly automated": "semi-automated",
  teilautomatisiert: "semi-automated",
  halbautomatisch: "semi-automated",
  "non repeatable": "non-repeatable",
  "not repeatable": "non-repeatable",
  "ad hoc": "non-repeatable",
  "ad-hoc": "non-repeatable",
  "nicht wiederholbar": "non-repeatable",
  manuell: "manual",
  "von hand": "manual",
  missing: "absent",
  none: "absent",
  fehlt: "absent",
};

/** The level that a word of another tool means: `Exceptionally manual`, `semi automated`, `teilautomatisiert`. */
export function levelIn(text: string): Level | undefined {
  const word = text.replaceAll(/\s+/g, " ").trim().toLowerCase();
  if (isLevel(word)) return word;
  return levels.find((level) => levelFacts[level].legend.toLowerCase() === word) ?? otherWords[word];
}

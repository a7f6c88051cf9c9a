import { type AstNode, type CstNode, GrammarUtils } from "langium";
import { nearestWord } from "../../analysis/nearest-word.ts";
import { isLevelOrUnrated, levels, levelsAndUnrated } from "../../model/level.ts";
import { interfaceKinds, layers, viewSubjects } from "../../model/process-map.ts";
import { periods } from "../../model/quantity.ts";
import type * as ast from "../generated/ast.ts";
import { assumptions, directions, laneKinds } from "../map-settings.ts";
import { answerValue } from "../map-targets.ts";
import { isLayer } from "../map-views.ts";
import { wordMeantBy } from "../repair-words.ts";
import { orList } from "../syntax-messages.ts";
import type { Check, Checking } from "./check.ts";

/** Words out of closed lists: levels, kinds, periods, lanes, directions, answers, assumptions. */
export const wordChecks: Check = {
  node(node, checking) {
    switch (node.$type) {
      case "Is":
        return oneOf(node as ast.Is, "level", "level", levels, checking);
      case "LevelTitle":
        return oneOf(node as ast.LevelTitle, "level", "level", levels, checking);
      case "Kind":
        return oneOf(node as ast.Kind, "value", "kind of interface", interfaceKinds, checking);
      case "Show":
        return shownLevels(node as ast.Show, checking);
      case "Layers":
        return layerNames(node as ast.Layers, checking);
      case "Direction":
        return oneOf(node as ast.Direction, "value", "direction", directions, checking);
      case "Lanes":
        return oneOf(node as ast.Lanes, "value", "kind of lanes", laneKinds, checking);
      case "Runs":
      case "Upkeep":
        return oneOf(node as ast.Runs, "period", "period", periods, checking);
      case "Hours":
        return oneOf(node as ast.Hours, "period", "period for working hours", ["day"], checking);
      case "Cost":
        return costPeriod(node as ast.Cost, checking);
      case "Assume":
        return oneOf(node as ast.Assume, "subject", "assumption", [...levels, ...assumptions], checking);
      case "Answer":
        return answer(node as ast.Answer, checking);
      default:
    }
  },
};

function shownLevels(node: ast.Show, checking: Checking): void {
  for (const [index, word] of node.levels.entries()) {
    if (isLevelOrUnrated(word)) continue;
    const kind = viewSubjects.find((subject) => subject === word);
    const meant = levelMeant(word, levelsAndUnrated) ?? nearestWord(word, levelsAndUnrated);
    const rest = kind
      ? `: \`${node.verb} ${kind}\` wants a name behind it.`
      : meant
        ? `; did you mean \`${meant}\`?`
        : `: before other names say what they are, as in \`${node.verb} phase ${word}\` or \`${node.verb} step ${word}\`.`;
    checking.report(
      kind ? "syntax" : "unknown-word",
      `There is no level \`${word}\`${rest}`,
      partAt(node, "levels", index),
    );
  }
}

function layerNames(node: ast.Layers, checking: Checking): void {
  for (const [index, word] of node.names.entries()) {
    if (isLayer(word)) continue;
    const meant = nearestWord(word, layers) ?? wordMeantBy(word, layers);
    const rest = meant ? `; did you mean \`${meant}\`?` : `: it is ${orList(layers.map((w) => `\`${w}\``))}.`;
    checking.report("unknown-word", `There is no layer \`${word}\`${rest}`, partAt(node, "names", index));
  }
}

function partAt(node: AstNode, property: string, index: number): CstNode | undefined {
  return GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
}

function oneOf<N extends AstNode>(
  node: N,
  property: keyof N & string,
  what: string,
  words: readonly string[],
  checking: Checking,
): void {
  const word = node[property] as string | undefined;
  if (word === undefined || words.includes(word)) return;
  const meant =
    levelMeant(word, words) ?? wordElsewhere(word, words) ?? nearestWord(word, words) ?? wordMeantBy(word, words);
  const rest = meant ? `; did you mean \`${meant}\`?` : `: it is ${orList(words.map((w) => `\`${w}\``))}.`;
  checking.report("unknown-word", `There is no ${what} \`${word}\`${rest}`, node, property);
}

/** What other tools call the directions, and the German words for the periods. */
const otherWords: Readonly<Record<string, string>> = {
  ...{ lr: "right", rl: "right", horizontal: "right", tb: "down", td: "down", vertical: "down" },
  ...{ tag: "day", woche: "week", monat: "month", quartal: "quarter", jahr: "year", stunde: "hour" },
};

function wordElsewhere(word: string, words: readonly string[]): string | undefined {
  const meant = Object.hasOwn(otherWords, word.toLowerCase()) ? otherWords[word.toLowerCase()] : undefined;
  return meant && words.includes(meant) ? meant : undefined;
}

/** What people call the levels elsewhere. */
const levelWords: Readonly<Record<string, string>> = {
  automatic: "automated",
  auto: "automated",
  full: "automated",
  semi: "semi-automated",
  semiautomated: "semi-automated",
  semiautomatic: "semi-automated",
  "semi-automatic": "semi-automated",
  partial: "semi-automated",
  adhoc: "non-repeatable",
  "ad-hoc": "non-repeatable",
  nonrepeatable: "non-repeatable",
  unrepeatable: "non-repeatable",
  hand: "manual",
  none: "absent",
  missing: "absent",
  ...{ green: "automated", yellow: "semi-automated", orange: "non-repeatable", red: "manual" },
  ...{ automatisiert: "automated", automatisch: "automated", manuell: "manual", fehlt: "absent" },
  ...{ halbautomatisch: "semi-automated", halbautomatisiert: "semi-automated", teilautomatisiert: "semi-automated" },
};

function levelMeant(word: string, words: readonly string[]): string | undefined {
  const meant = Object.hasOwn(levelWords, word.toLowerCase()) ? levelWords[word.toLowerCase()] : undefined;
  return meant && words.includes(meant) ? meant : undefined;
}

/** Actors cost by the hour, platforms by the month or the year. */
function costPeriod(node: ast.Cost, checking: Checking): void {
  const holder = node.$container.$type;
  if (holder === "Platform") oneOf(node, "period", "period for a platform's cost", ["month", "year"], checking);
  else oneOf(node, "period", "period for an actor's cost", ["hour"], checking);
}

function answer(node: ast.Answer, checking: Checking): void {
  if (node.value === undefined || answerValue(node.value)) return;
  const words = ["good", "mixed", "bad"];
  const meant =
    { green: "good", yes: "good", yellow: "mixed", partly: "mixed", red: "bad", no: "bad" }[node.value] ??
    nearestWord(node.value, words);
  const rest = meant ? `; did you mean \`${meant}\`?` : ": it is 🟢 `good`, 🟡 `mixed` or 🔴 `bad`.";
  checking.report("unknown-word", `There is no answer \`${node.value}\`${rest}`, node, "value");
}

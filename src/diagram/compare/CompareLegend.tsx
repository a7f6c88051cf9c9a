import type { VNode } from "preact";
import type { Compared } from "../../analysis/compared.ts";
import { verdictOf } from "../../analysis/compared.ts";
import { type LevelOrUnrated, levelFacts, levelsAndUnrated } from "../../model/level.ts";
import { LevelMark } from "../charts/LevelMark.tsx";
import { changeWords, lineWords, stepsByLevel } from "../legend.ts";
import { LineMarkInText } from "../parts/LineMark.tsx";
import { themes, variableTheme } from "../theme.ts";
import { TagMark } from "./TagMark.tsx";

const theme = variableTheme(themes.light);

const marks = ["better", "worse", "added", "removed", "changed"] as const;

/** Levels with their steps then and now, and the marks that are in the picture with how often. */
export function CompareLegend({ compared }: { readonly compared: Compared }): VNode {
  const { before, after, changes } = compared;
  const [then, now] = [stepsByLevel(before.state.steps), stepsByLevel(after.state.steps)];
  const counts = marks.map((kind) => ({
    kind,
    words: changeWords[kind],
    count: changes.steps.filter((step) => verdictOf(step) === kind).length,
  }));
  const flows = (change: "added" | "removed"): number => changes.flows.filter((f) => f.change === change).length;
  return (
    <ul class="cmp-legend" aria-label="Legend">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ kind, words, count }) => (
          <li key={kind}>
            <TagMark kind={kind} by={1} /> {words} <b>{count}</b>
          </li>
        ))}
      {flows("added") > 0 ? (
        <li>
          <LineMarkInText mark="flow-added" theme={theme} /> {lineWords["flow-added"]} <b>{flows("added")}</b>
        </li>
      ) : null}
      {flows("removed") > 0 ? (
        <li>
          <LineMarkInText mark="flow-removed" theme={theme} /> {lineWords["flow-removed"]} <b>{flows("removed")}</b>
        </li>
      ) : null}
      {levelsAndUnrated
        .filter((level) => level !== "unrated" || then.unrated || now.unrated)
        .map((level) => (
          <li key={level}>
            <LevelMark level={level} /> {titleOf(level, after.map.settings.levelTitles)}{" "}
            <b>
              {then[level] ?? 0}
              {(then[level] ?? 0) === (now[level] ?? 0) ? "" : ` → ${now[level] ?? 0}`}
            </b>
          </li>
        ))}
    </ul>
  );
}

function titleOf(level: LevelOrUnrated, titles: Readonly<Partial<Record<string, string>>>): string {
  return (level === "unrated" ? undefined : titles[level]) ?? levelFacts[level].legend;
}

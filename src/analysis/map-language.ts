import type { ProcessMap } from "../model/process-map.ts";
import type { RankingLanguage } from "./ranking-sentences.ts";

/** Little words that one of the languages has and the other has not. */
const telling: Readonly<Record<RankingLanguage, ReadonlySet<string>>> = {
  en: new Set("the and of with from for by is are to in on at as a an".split(" ")),
  de: new Set("der die das und mit von für ist sind zu im am als ein eine den dem des auf nicht".split(" ")),
};

/** The language in which a map is written, by the little words in its titles and notes; English where they tell nothing. */
export function languageOf(map: ProcessMap): RankingLanguage {
  const texts = [
    map.title,
    ...map.notes,
    ...[...map.actors, ...map.phases, ...map.data, ...map.interfaces, ...map.targets].flatMap((e) => [
      e.title,
      ...e.notes,
    ]),
    ...map.steps.flatMap((s) => [s.title, ...s.notes, ...(s.kind === "process" && s.purpose ? [s.purpose] : [])]),
  ];
  const words =
    texts
      .join(" ")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const count = (id: RankingLanguage): number => words.filter((word) => telling[id].has(word)).length;
  const umlauts = words.filter((word) => /[äöüß]/.test(word)).length;
  return count("de") + umlauts > count("en") ? "de" : "en";
}

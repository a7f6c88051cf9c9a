import { type Compared, comparedFacts, figuresThenAndNow } from "../../analysis/index.ts";
import type { LineFigure } from "../panels/FiguresLine.tsx";

/** What a comparison comes to, for the line beside the map's title: first the score and what is saved, then each figure then and now. */
export function comparedFigures(compared: Compared): readonly LineFigure[] {
  if (compared.changes.same) return [{ id: "same", value: "Nothing differs" }];
  const facts = comparedFacts(compared).map(
    ({ label, value, unit }): LineFigure => ({ id: label, before: label, value, ...(unit && { after: unit }) }),
  );
  const others = figuresThenAndNow(compared).flatMap(({ id, label, unit, before, after }): LineFigure[] =>
    id === "score" || before === after
      ? []
      : [{ id, value: `${label} ${before ?? "–"} → ${after ?? "–"}${unit ? ` ${unit}` : ""}`, muted: true }],
  );
  return [...facts, ...others];
}

import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";

/** Elements of the flow above which a model is hard to follow. */
const most = 50;

/** A map of so many steps, as the formatter writes it. */
function mapWith(count: number): string {
  const numbers = Array.from({ length: count }, (_, i) => String(i + 1));
  const width = String(count).length;
  const line = (n: string): string => {
    const blanks = " ".repeat(width - n.length);
    return `process s${n}${blanks} "Do part ${n}"${blanks} is automated\n`;
  };
  return numbers.map(line).join("");
}

export const tooManySteps = rule({
  id: "too-many-steps",
  severity: "off",
  title: "A map with more than 50 steps",
  why: `Above about ${most} elements people make mistakes in more than half of the models they draw, and read others wrong. Put a part into a map of its own and import what both need. Source: Mendling, Reijers and van der Aalst, Seven Process Modeling Guidelines (7PMG), guideline G7, Information and Software Technology 52(2), 2010. Off by default: a matter of opinion.`,
  wrong: mapWith(most + 1),
  right: mapWith(3),
  *check(input) {
    yield* inEveryState(input, function* (state) {
      if (state.steps.length <= most) return;
      const [first] = state.steps;
      yield {
        key: "size",
        message: `${state.steps.length} steps are hard to follow in one map. Put a part of them into a map of its own, at most ${most} in each.`,
        ...(first?.source && { source: first.source }),
      };
    });
  },
});

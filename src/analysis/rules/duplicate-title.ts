import type { Named } from "../../model/process-map.ts";
import { groupsOf } from "../figures/fit.ts";
import { rule } from "../rule.ts";
import { inEveryState } from "./in-states.ts";

type Element = Named & { readonly kind: string };

export const duplicateTitle = rule({
  id: "duplicate-title",
  severity: "info",
  title: "Two elements of one kind bear the same title",
  why: "People see titles, not names: two boxes that read the same can't be told apart in the picture, in a list or in a talk.",
  wrong: `process train   "Train" is automated
process retrain "Train" is automated
`,
  right: `process train   "Train"       is automated
process retrain "Train again" is automated
`,
  *check(input) {
    const { map } = input;
    yield* inEveryState(input, (state) =>
      duplicates([...state.steps, ...state.actors, ...state.interfaces, ...state.data, ...state.phases]),
    );
    for (const found of duplicates([...map.targets, ...map.platforms, ...groupsOf(map)])) {
      yield { message: found.message, ...(found.source && { source: found.source }) };
    }
    for (const group of groupsOf(map)) {
      for (const found of duplicates(group.questions)) {
        yield { message: found.message, ...(found.source && { source: found.source }) };
      }
    }
  },
});

function* duplicates(elements: readonly Element[]) {
  const first = new Map<string, Element>();
  for (const element of elements) {
    const key = `${element.kind} ${element.title.trim().normalize("NFC").toLocaleLowerCase("en")}`;
    const other = first.get(key);
    if (!other) first.set(key, element);
    else if (!element.imported) {
      const isStep = ["process", "decision", "start", "end"].includes(element.kind);
      yield {
        key: `${element.kind} ${other.id} ${element.id}`,
        message: `“${element.title}” is the title of “${other.id}” too; readers can't tell the two apart. Say what is different about it.`,
        ...(isStep && { step: element.id }),
        ...(element.source && { source: element.source }),
      };
    }
  }
}

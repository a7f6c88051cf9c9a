import { showsNothing } from "../../model/views.ts";
import type { Check } from "./check.ts";

/** Views that show nothing, whatever the state. */
export const viewChecks: Check = {
  file({ map, add }) {
    for (const view of map.views) {
      const range = view.source?.name ?? view.source?.whole;
      if (!range || !showsNothing(map, view)) continue;
      add({
        rule: "empty-view",
        severity: "error",
        message: `View \`${view.id}\` shows no step in any state: rules of different kinds narrow each other, and \`hide\` takes away. Take one of them out.`,
        range,
      });
    }
  },
};

import type { VNode } from "preact";
import type { NodeChange } from "../layout-types.ts";
import { ChangeTag, tagWidth } from "../parts/Change.tsx";
import { themes, variableTheme } from "../theme.ts";

const theme = variableTheme(themes.light);

/** The tag of a comparison as the picture shows it, to stand in a line of text. */
export function TagMark({
  kind,
  by,
}: {
  readonly kind: Exclude<NodeChange["kind"], "same">;
  readonly by: number;
}): VNode {
  const width = tagWidth(kind, by) + 2;
  // The tag stands on the top edge of its box, its right end 8 px before the corner.
  const box = { x: width + 7 - 100, y: 13, width: 100, height: 0 };
  return (
    <svg class="cmp-tag" width={width} height="19" viewBox={`0 0 ${width} 19`} aria-hidden="true">
      <ChangeTag change={{ kind, by }} box={box} theme={theme} />
    </svg>
  );
}

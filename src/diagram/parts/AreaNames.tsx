import type { VNode } from "preact";
import { type AreaName, areaNames, halfName, mostRaised, nameLine } from "../area-names.ts";
import type { Picture, Point } from "../layout-types.ts";

export interface AreaNamesProps {
  readonly picture: Picture;
  /** Where the picture's own origin lies in what is moved and scaled; that one's own when left out. */
  readonly at?: Point;
}

/**
 * Names of phases and lanes that keep their size, to be laid over a picture that is too small to read. Who shows them sets
 * their scale, `--k`, and moves them with the picture; `areaNamesCss` does the rest. Screen readers hear the titles in the
 * picture itself.
 */
export function AreaNames({ picture, at = { x: 0, y: 0 } }: AreaNamesProps): VNode {
  return (
    <div class="mlmap-names" aria-hidden="true">
      {areaNames(picture).map((name) => (
        <span
          key={`${name.id} ${name.x} ${name.y}`}
          data-stands={name.stands}
          data-within={name.after > 0 ? "" : undefined}
          style={placeOf(name, at)}
        >
          {name.title}
        </span>
      ))}
    </div>
  );
}

function placeOf({ x, y, along, across, after, under, clear, stack, from }: AreaName, at: Point): string {
  const rise = stack && { room: stack.room, lines: stack.lines, shown: stack.from };
  const own = { after, under, ...(clear !== undefined && { clear }) };
  return Object.entries({ x: x + at.x, y: y + at.y, along, across, ...own, ...rise, from })
    .map(([name, value]) => `--${name}:${Math.round(value * 1e4) / 1e4}`)
    .join(";");
}

const halo = ["-1px -1px", "0 -1.5px", "1px -1px", "1.5px 0", "1px 1px", "0 1.5px", "-1px 1px", "-1.5px 0", "0 0 3px"]
  .map((place) => `${place} var(--mlmap-ground)`)
  .join(", ");

/** Styles of the names. An element with the class `named` around picture and names shows them. */
export const areaNamesCss = `
.mlmap-names { display: none; position: absolute; top: 0; left: 0; pointer-events: none; }
.named > .mlmap-names { display: block; }
@media not print { .named .mlmap-area text { fill: transparent; } }
.mlmap-names > span {
  --size: clamp(9px, var(--across) * var(--k) * 0.55px, 12px);
  --long: calc(var(--along) * var(--k) * 1px - 4px);
  --left: calc(var(--x) * var(--k) * 1px);
  --top: calc(var(--y) * var(--k) * 1px);
  --own: min(0px, var(--clear, 1000) * var(--k) * 1px - ${halfName}px);
  --raised: max(
    -${mostRaised}px * clamp(0, (var(--k) - var(--shown, 1)) * 10000, 1),
    min(0px, var(--room, 1000) * var(--k) * 1px - ${halfName}px - var(--lines, 0) * ${nameLine}px)
  );
  --before: min(var(--raised), var(--own));
  position: absolute; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; user-select: none;
  left: calc(var(--left) + 2px); top: calc(var(--top) + var(--before) - 0.8 * var(--size)); max-width: var(--long);
  padding: 1px 4px;
  font: 600 var(--size)/1.2 Inter, system-ui, sans-serif;
  color: var(--mlmap-text); text-shadow: ${halo};
  opacity: calc((var(--k) - var(--from)) * 10000);
}
.mlmap-names > [data-within] { --before: max(var(--raised) - var(--under) * var(--k) * 1px + var(--after) * ${nameLine}px, var(--own)); }
.mlmap-names > [data-stands="upwards"] {
  left: calc(var(--left) + var(--before) - 0.8 * var(--size)); top: calc(var(--top) + 2px); max-width: none; max-height: var(--long);
  padding: 4px 1px; writing-mode: vertical-rl; transform: rotate(180deg);
}
.mlmap-names > [data-stands="above"] { top: var(--top); width: var(--long); max-height: 2.6em; white-space: normal; transform: translateY(-100%); }
.mlmap-names > [data-stands="below"] { top: calc(var(--top) - 0.2 * var(--size)); }
@media print { .named > .mlmap-names { display: none; } }
`;

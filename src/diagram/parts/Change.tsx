import type { VNode } from "preact";
import type { LevelOrUnrated } from "../../model/level.ts";
import { comparisonStrip, type GraphNode, type NodeChange, type Rect } from "../layout-types.ts";
import { short } from "../path.ts";
import type { Theme } from "../theme.ts";
import { Glyph } from "./Glyph.tsx";

/** Lines at 45° that fill a box, as path data: no pattern, hence no id that two pictures on one page could share. */
export function hatching(box: Rect, gap: number): string {
  const { x, y, width, height } = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  const lines: string[] = [];
  for (let offset = gap; offset < width + height; offset += gap) {
    const start = { x: x + Math.min(offset, width), y: y + Math.max(0, offset - width) };
    const end = { x: x + Math.max(0, offset - height), y: y + Math.min(offset, height) };
    lines.push(`M${short(start.x)} ${short(start.y)}L${short(end.x)} ${short(end.y)}`);
  }
  return lines.join("");
}

/** What a comparison paints into a box itself; a side that stands alone shows its own box, and the tag says the rest. */
export function paintedChange({ change }: GraphNode): NodeChange | undefined {
  return change?.tagOnly ? undefined : change;
}

export interface BeforeStripProps {
  readonly level: LevelOrUnrated;
  readonly box: Rect;
  readonly theme: Theme;
  /** Points into what the step becomes; a removed step becomes nothing. */
  readonly pointing: boolean;
}

/** The level before, as a strip at the left of the box. */
export function BeforeStrip({ level, box, theme, pointing }: BeforeStripProps): VNode {
  const paint = theme.levels[level];
  const right = short(box.x + comparisonStrip);
  const top = short(box.y);
  const bottom = short(box.y + box.height);
  const middle = box.y + box.height / 2;
  const point = pointing ? `V${short(middle - 6)}l6 6l-6 6` : "";
  const outline = `M${right} ${top}${point}V${bottom}H${short(box.x + 5)}a5 5 0 0 1 -5 -5V${short(box.y + 5)}a5 5 0 0 1 5 -5Z`;
  const open = paint.fill === "transparent";
  return (
    <g data-kind="before" data-before={level}>
      {/* A palette may fill absent steps, and in a page only its stylesheet knows: the ground lies below either way. */}
      {level === "absent" && !open ? <path d={outline} fill={theme.ground} /> : null}
      <path
        d={outline}
        fill={open ? theme.ground : paint.fill}
        stroke={paint.border}
        stroke-width={theme.levelBorder}
        stroke-dasharray={level === "absent" ? "4 3" : undefined}
        stroke-linejoin="round"
      />
      <Glyph level={level} x={box.x + comparisonStrip / 2} y={middle} colour={paint.glyph} />
    </g>
  );
}

interface Tag {
  readonly sign: string;
  readonly words: string;
  readonly width: number;
  readonly meaning: string;
}

const tags: Readonly<Record<Exclude<NodeChange["kind"], "same">, (by: number) => Tag>> = {
  better: (by) => ({
    sign: "M0 -3.6 4 3.2H-4Z",
    words: String(by),
    width: 32,
    meaning: `${by} ${by === 1 ? "level" : "levels"} better`,
  }),
  worse: (by) => ({
    sign: "M0 3.6 4 -3.2H-4Z",
    words: String(by),
    width: 32,
    meaning: `${by} ${by === 1 ? "level" : "levels"} worse`,
  }),
  added: () => ({
    sign: "M-3.5 -.75H-.75V-3.5H.75V-.75H3.5V.75H.75V3.5H-.75V.75H-3.5Z",
    words: "new",
    width: 46,
    meaning: "New",
  }),
  removed: () => ({ sign: "M-3.5 -.75H3.5V.75H-3.5Z", words: "gone", width: 50, meaning: "Gone" }),
  changed: () => ({
    sign: "M-4 -2.6H4V-1.1H-4ZM-4 1.1H4V2.6H-4ZM1.6 -4.6 2.8 -3.9 -1.6 4.6 -2.8 3.9Z",
    words: "",
    width: 20,
    meaning: "Changed, same level",
  }),
};

/** How much room a tag takes. */
export function tagWidth(kind: Exclude<NodeChange["kind"], "same">, by: number): number {
  return tags[kind](by).width;
}

export interface ChangeTagProps {
  readonly change: NodeChange;
  readonly box: Rect;
  readonly theme: Theme;
}

/** What a comparison says of a step, in a pill on its top edge. */
export function ChangeTag({ change, box, theme }: ChangeTagProps): VNode | null {
  if (change.kind === "same") return null;
  const { sign, words, width, meaning } = tags[change.kind](change.by ?? 1);
  const hollow = change.kind === "worse";
  const ink = hollow ? theme.tag : theme.tagText;
  const x = box.x + box.width - width - 8;
  const y = box.y - 12;
  return (
    <g data-kind="change" data-change={change.kind}>
      <title>{meaning}</title>
      <rect
        x={short(x)}
        y={short(y)}
        width={width}
        height="17"
        rx="8.5"
        fill={hollow ? theme.ground : theme.tag}
        stroke={theme.tag}
        stroke-width="1.3"
      />
      <path d={sign} fill={ink} transform={`translate(${short(x + (words ? 11.5 : width / 2))} ${short(y + 8.5)})`} />
      {words ? (
        <text x={short(x + 19)} y={short(y + 12.4)} fill={ink} font-size="11" font-weight="600">
          {words}
        </text>
      ) : null}
    </g>
  );
}

import type { VNode } from "preact";
import type { HeadFigure } from "../../analysis/head-figures.ts";
import { directed } from "../../model/writing-direction.ts";
import { short } from "../path.ts";
import { wrapped } from "../text-lines.ts";
import { textWidth } from "../text-width.ts";
import type { Theme } from "../theme.ts";

interface HeaderWords {
  readonly title: string;
  readonly state?: string;
  readonly facts: readonly HeadFigure[];
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface HeaderPlan {
  readonly width: number;
  readonly height: number;
  readonly titles: readonly (Place & { readonly text: string })[];
  readonly state?: Place & { readonly text: string };
  readonly facts: readonly (Place & { readonly fact: HeadFigure })[];
}

const titleFont = { size: 15, weight: 600 } as const;
const factSize = 12;
const gap = 18;
const titleLine = 20;
const factLine = 19;
/** Titles are broken at this width even where the picture is narrower. */
const leastWidth = 420;

function factWidth({ label, value, unit }: HeadFigure): number {
  const beside = (text: string | undefined): number => (text ? textWidth(`${text} `, factSize) : 0);
  return beside(label) + textWidth(value, factSize, 600) + beside(unit);
}

/** Title, state and figures in one line where it holds them; else the figures go below, a line or as many as it takes. */
export function planHeader({ title, state, facts }: HeaderWords, room: number): HeaderPlan {
  const width = Math.max(room, leastWidth);
  const lines = wrapped(title, width, titleFont, 3).lines;
  const titles = lines.map((text, i) => ({ text, x: 0, y: 13 + i * titleLine }));
  let y = titles.at(-1)?.y ?? 13;
  let x = textWidth(lines.at(-1) ?? "", titleFont.size, titleFont.weight);
  let widest = Math.max(...lines.map((line) => textWidth(line, titleFont.size, titleFont.weight)));
  const placed: HeaderPlan["facts"][number][] = [];
  let stateAt: HeaderPlan["state"];
  if (state) {
    const text = wrapped(state, width, { size: titleFont.size, weight: 400 }, 1).lines[0] ?? "";
    const long = textWidth(text, titleFont.size);
    if (x + gap / 2 + long > width) {
      y += titleLine;
      x = -gap / 2;
    }
    stateAt = { text, x: x + gap / 2, y };
    x = stateAt.x + long;
    widest = Math.max(widest, x);
  }
  const all = facts.reduce((sum, fact) => sum + gap + factWidth(fact), 0);
  if (x + all > width && facts.length > 0) {
    y += factLine + 1;
    x = -gap;
  }
  for (const fact of facts) {
    const long = factWidth(fact);
    if (x > 0 && x + gap + long > width) {
      y += factLine;
      x = -gap;
    }
    placed.push({ fact, x: x + gap, y });
    x += gap + long;
    widest = Math.max(widest, x);
  }
  return { width: widest, height: y + 21, titles, facts: placed, ...(stateAt ? { state: stateAt } : {}) };
}

export interface HeaderProps {
  readonly plan: HeaderPlan;
  readonly x: number;
  readonly y: number;
  readonly theme: Theme;
}

/** What the picture shows: title of the map, of the state, and the figures that are known. */
export function Header({ plan, x, y, theme }: HeaderProps): VNode {
  const map = plan.titles.map((line) => line.text).join(" ");
  return (
    <g data-kind="header">
      {plan.titles.map((line) => (
        <text
          x={short(x + line.x)}
          y={short(y + line.y)}
          fill={theme.text}
          font-size={titleFont.size}
          font-weight={titleFont.weight}
        >
          {directed(line.text, map)}
        </text>
      ))}
      {plan.state ? (
        <text x={short(x + plan.state.x)} y={short(y + plan.state.y)} fill={theme.muted} font-size={titleFont.size}>
          {directed(plan.state.text)}
        </text>
      ) : null}
      {plan.facts.map(({ fact, ...at }) => (
        <text x={short(x + at.x)} y={short(y + at.y)} fill={theme.muted} font-size={factSize}>
          {fact.label ? `${fact.label} ` : ""}
          <tspan fill={theme.text} font-weight="600">
            {fact.value}
          </tspan>
          {fact.unit ? ` ${fact.unit}` : ""}
        </text>
      ))}
    </g>
  );
}

import type { LevelOrUnrated } from "./level.ts";

/** A level's own colours, each `#RRGGBB`. */
export interface LevelColour {
  readonly fill: string;
  readonly border: string;
  /** Reads on the fill. */
  readonly text: string;
}

export type LevelColours = Partial<Readonly<Record<LevelOrUnrated, LevelColour>>>;

/** A team's own level colours, on light ground (and paper) and on dark; a level that is left out keeps ours. */
export interface Palette {
  readonly light: LevelColours;
  readonly dark: LevelColours;
}

type Fills = Readonly<Record<Exclude<LevelOrUnrated, "absent">, string>>;

/** Our own fills; an absent step shows the ground. */
export const ownFills: Readonly<Record<keyof Palette, Fills>> = {
  light: {
    automated: "#86CBA6",
    "semi-automated": "#F9E78B",
    "non-repeatable": "#F39316",
    manual: "#FA3865",
    unrated: "#EAEEF2",
  },
  dark: {
    automated: "#297A4F",
    "semi-automated": "#916D08",
    "non-repeatable": "#824217",
    manual: "#61050A",
    unrated: "#3A3F45",
  },
};

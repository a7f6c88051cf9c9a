import type { ProcessMap } from "../model/process-map.ts";

const wholeCase: Readonly<Record<string, string>> = {
  capture: "share that becomes cash",
  ramp: "months until the full saving",
  discount: "discount a year",
};

/** What an input of a case is called: `label.effort@y2027` is “Label entities: effort (then)”. */
export function inputWords(map: ProcessMap, key: string): string {
  const whole = wholeCase[key];
  if (whole !== undefined) return whole;
  const [, id = "", clause = ""] = /^([^.]+)\.(\w+)/.exec(key) ?? [];
  const elements = [map, ...map.targets.map((t) => t.adds)];
  const named =
    elements.flatMap((e) => [...e.steps, ...e.actors]).find((e) => e.id === id) ??
    map.platforms.find((p) => p.id === id);
  if (!named) return key;
  return `${named.title}: ${clause}${key.includes("@") ? " (then)" : ""}`;
}

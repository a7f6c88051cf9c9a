/** One map in the languages of other tools, each with the level colours given by that tool's own means of styling. */
import { levelsAndUnrated } from "../../src/model/level.ts";
import { type Box, type DrawnMap, paint } from "./drawn-map.ts";

export type Way = "right" | "down";

const className = (level: string): string => level.replaceAll("-", "");

/** Mermaid: shapes by brackets, colours by classes, the actor as a second line. */
export function mermaidText({ phases, loose, flows }: DrawnMap, way: Way): string {
  const brackets = { process: ["[", "]"], decision: ["{{", "}}"], start: ["([", "])"], end: ["([", "])"] } as const;
  const box = ({ name, title, actor, kind, level }: Box): string => {
    const [open, close] = brackets[kind];
    const words = actor === undefined ? title : `<b>${title}</b><br/>${actor}`;
    return `${name}${open}"${words}"${close}${level ? `:::${className(level)}` : ""}`;
  };
  return [
    `flowchart ${way === "right" ? "LR" : "TB"}`,
    ...loose.map(box),
    ...phases.flatMap((phase) => [`subgraph ${phase.name}["${phase.title}"]`, ...phase.boxes.map(box), "end"]),
    ...flows.map(({ from, to, label }) => `${from.name} -->${label && `|"${label}"|`} ${to.name}`),
    ...levelsAndUnrated.map((level) => {
      const { fill, border, text } = paint[level];
      const dashes = level === "absent" ? ",stroke-dasharray:4 3" : "";
      return `classDef ${className(level)} fill:${fill},stroke:${border},color:${text}${dashes}`;
    }),
  ].join("\n");
}

/** D2: shapes and colours as styles of each box, the actor as a second line. */
export function d2Text({ phases, loose, flows }: DrawnMap, way: Way): string {
  const shapes = { process: "rectangle", decision: "hexagon", start: "oval", end: "oval" } as const;
  const box = ({ name, title, actor, kind, level }: Box): string => {
    const lines = [`shape: ${shapes[kind]}`];
    if (level) {
      const { fill, border, text } = paint[level];
      lines.push(`style.fill: "${fill}"`, `style.stroke: "${border}"`, `style.font-color: "${text}"`);
      lines.push("style.border-radius: 5");
      if (level === "absent") lines.push("style.stroke-dash: 4");
    }
    return `${name}: "${actor === undefined ? title : `${title}\\n${actor}`}" { ${lines.join("; ")} }`;
  };
  const full = new Map(phases.flatMap((phase) => phase.boxes.map((each) => [each, `${phase.name}.${each.name}`])));
  const address = (each: Box): string => full.get(each) ?? each.name;
  return [
    `direction: ${way}`,
    ...loose.map(box),
    ...phases.flatMap((phase) => [`${phase.name}: "${phase.title}" {`, ...phase.boxes.map(box), "}"]),
    ...flows.map(({ from, to, label }) => `${address(from)} -> ${address(to)}${label && `: "${label}"`}`),
  ].join("\n");
}

/** LikeC4: boxes for all, since it has no shapes for decisions and events, colours of its own named after the levels, the actor as the technology. */
export function likec4Text({ phases, loose, flows }: DrawnMap, way: Way): string {
  const box = ({ name, title, actor, kind, level }: Box): string => {
    const style = level ? `style { color ${className(level)}${level === "absent" ? " border dashed" : ""} }` : "";
    return `${name} = ${kind} "${title}" { ${actor === undefined ? "" : `technology "${actor}"`} ${style} }`;
  };
  const full = new Map(phases.flatMap((phase) => phase.boxes.map((each) => [each, `${phase.name}.${each.name}`])));
  const address = (each: Box): string => full.get(each) ?? each.name;
  return [
    "specification {",
    ...levelsAndUnrated.map((level) => `color ${className(level)} ${hex(paint[level].fill)}`),
    "element phase { style { opacity 10% color muted } }",
    ...["process", "decision", "start", "end"].map((kind) => `element ${kind} { style { color muted } }`),
    "}",
    "model {",
    ...loose.map(box),
    ...phases.flatMap((phase) => [`${phase.name} = phase "${phase.title}" {`, ...phase.boxes.map(box), "}"]),
    ...flows.map(({ from, to, label }) => `${address(from)} -> ${address(to)}${label && ` "${label}"`}`),
    "}",
    "views { view index {",
    `include *${phases.map((phase) => `, ${phase.name}.*`).join("")}`,
    `autoLayout ${way === "right" ? "LeftRight" : "TopBottom"}`,
    "} }",
  ].join("\n");
}

/** White where a level shows the ground. */
const hex = (colour: string): string => (colour.startsWith("#") ? colour : "#FFFFFF");

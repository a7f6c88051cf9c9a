import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createLayouter } from "../../src/diagram/index.ts";
import type { Rect } from "../../src/diagram/layout-types.ts";
import { bpmn } from "../../src/formats/bpmn.ts";
import { parseMap } from "../../src/language/index.ts";
import { assets } from "../support/assets.ts";
import { all, type Element, parseXml } from "../support/xml.ts";

/** Flows so short, and so near to others, that their words fit nowhere. */
const tight: Readonly<Record<string, number>> = { "processes/inaturalist-vision-model.mlflow": 1 };

const folder = join(import.meta.dirname, "../../examples");
const numberOf = (element: Element, name: string) => Number(element.attributes[name]);
const rectOf = (element: Element): Rect => ({
  x: numberOf(element, "x"),
  y: numberOf(element, "y"),
  width: numberOf(element, "width"),
  height: numberOf(element, "height"),
});
const inside = ({ children }: Element, name: string) =>
  children.filter((child): child is Element => typeof child !== "string" && child.name === name);
const meet = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

it.each(globSync("{nlp-company,processes/*}.mlflow", { cwd: folder }).sort())(
  "has no label on a task, an event, a flow or another label in the model of %s",
  async (file) => {
    const path = join(folder, file);
    const { map } = await parseMap(readFileSync(path, "utf8"), `file://${path}`);
    const { content } = await bpmn.write({
      map,
      view: { state: "current" },
      look: {},
      layouter: createLayouter(),
      assets,
    });
    const elements = all(parseXml(String(content).replace(/^<\?xml[^>]*>\s*/, "")));
    const named = (name: string) => elements.filter((element) => element.name === name);
    // Groups are borders, and gateways stand on their tips.
    const open = new Set([...named("bpmn:group"), ...named("bpmn:exclusiveGateway")].map((e) => e.attributes["id"]));
    const shapes = named("bpmndi:BPMNShape");
    const solid = shapes
      .filter((shape) => !open.has(shape.attributes["bpmnElement"]))
      .flatMap((shape) => inside(shape, "dc:Bounds").map(rectOf));
    const edges = named("bpmndi:BPMNEdge");
    const legs = edges.flatMap((edge) => {
      const points = inside(edge, "di:waypoint").map((point) => ({ x: numberOf(point, "x"), y: numberOf(point, "y") }));
      return points.slice(1).map((b, at): Rect => {
        const a = points[at] ?? b;
        const [width, height] = [Math.abs(a.x - b.x) + 0.1, Math.abs(a.y - b.y) + 0.1];
        return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width, height };
      });
    });
    const labels = [...shapes, ...edges].flatMap((drawn) =>
      inside(drawn, "bpmndi:BPMNLabel").flatMap((label) =>
        inside(label, "dc:Bounds").map((bounds) => ({ of: drawn.attributes["bpmnElement"], ...rectOf(bounds) })),
      ),
    );
    expect(solid.length).toBeGreaterThan(0);
    expect(legs.length).toBeGreaterThan(0);
    expect(labels.length).toBeGreaterThan(0);
    const over = (others: readonly Rect[]) =>
      labels.filter((label) => others.some((other) => other !== label && meet(other, label))).map(({ of }) => of);
    expect(over(solid)).toEqual([]);
    expect(over(labels)).toEqual([]);
    expect(over(legs)).toHaveLength(tight[file] ?? 0);
  },
);

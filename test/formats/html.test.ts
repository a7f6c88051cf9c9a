import { describe, expect, it } from "vitest";
import { createLayouter } from "../../src/diagram/index.ts";
import type { ViewOptions } from "../../src/diagram/layout-types.ts";
import { html } from "../../src/formats/html.ts";
import { assets } from "../support/assets.ts";
import { aMap, change, step, target } from "../support/map.ts";
import { having, parseXml, textOf } from "../support/xml.ts";

const map = aMap({
  title: `Models </title><script>alert("x")</script>`,
  steps: [step("a", "manual", { title: "A" }), step("b", "automated", { title: "B" })],
  flows: ["a -> b"],
  targets: [target("goal", { title: "Goal <2027>", changes: [change("a", { level: "automated" })] })],
});
const page = async (state = "current") =>
  String((await html.write({ map, view: { state }, layouter: createLayouter(), assets })).content);
const pictures = (text: string) => [...text.matchAll(/<svg[\s\S]*?<\/svg>/g)].map((match) => parseXml(match[0]));

describe("the HTML page", () => {
  it("holds every state as a picture and shows the one that is asked for", async () => {
    const text = await page("goal");
    expect(
      [...text.matchAll(/<section data-state="(\w+)" aria-label="([^"]*)"( hidden)?>/g)].map((m) => m.slice(1)),
    ).toEqual([
      ["current", "Current", " hidden"],
      ["goal", "Goal &lt;2027&gt;", undefined],
    ]);
    expect(text).toContain(`data-state="goal" aria-pressed="true">Goal &lt;2027&gt;</button>`);
    const levels = pictures(text).map((svg) => having(svg, { "data-id": "a" })[0]?.attributes["data-level"]);
    expect(levels).toEqual(["manual", "automated"]);
  });

  it("sets steps back in the state in which they were seen so, and in no other", async () => {
    const look = { marks: { dimmed: new Set(["b"]) } };
    const { content } = await html.write({ map, view: { state: "goal" }, look, layouter: createLayouter(), assets });
    const opacities = pictures(String(content)).map((svg) =>
      ["a", "b"].map((id) => having(svg, { "data-id": id })[0]?.attributes["opacity"]),
    );
    expect(opacities[0]).toEqual([undefined, undefined]);
    expect(opacities[1]?.[0]).toBeUndefined();
    expect(opacities[1]?.[1]).toMatch(/0\.35/);
  });

  it("of two states that are seen apart holds both, with the names of both sides; each other state compared, the earlier one as it is", async () => {
    const acme = target("acme", { title: "Acme", changes: [change("a", { level: "non-repeatable" })] });
    const more = { ...map, targets: [...map.targets, acme] };
    const view: ViewOptions = {
      state: "goal",
      compareWith: "current",
      compareTitles: { before: "Current", after: "Goal <2027>" },
      compareSide: "after",
    };
    const look = { marks: { dimmed: new Set(["b"]), inFull: "Automated" } };
    const content = String((await html.write({ map: more, view, look, layouter: createLayouter(), assets })).content);
    const [now, goal, third] = pictures(content);
    if (!now || !goal || !third) throw new Error("A state is missing.");
    const levels = (svg: typeof now): unknown =>
      having(svg, { "data-kind": "process" }).map(
        ({ attributes }) => `${attributes["data-id"]} ${attributes["data-level"]}`,
      );
    expect(levels(now)).toEqual(["a manual", "b automated"]);
    expect(levels(goal)).toEqual(["before/a manual", "before/b automated", "a automated", "b automated"]);
    expect(levels(third)).toEqual(["before/a manual", "before/b automated", "a non-repeatable", "b automated"]);
    for (const id of ["before/b", "b"])
      expect(having(goal, { "data-id": id })[0]?.attributes["opacity"]).toMatch(/0\.35/);
    expect(having(goal, { "data-mark": "set-back" }).map(textOf)).toEqual(["set back: all but Automated1"]);
    expect(textOf(third)).toContain("Current → Acme");
    const names = [...content.matchAll(/<section[\s\S]*?<\/section>/g)].map(
      ([section]) => section.split("</svg>")[1] ?? "",
    );
    expect(names[1]).toMatch(/Current.*Goal &lt;2027(&gt;|>)/s);
  });

  it("holds each named view too, but a page of one view its states alone", async () => {
    const short = { kind: "view", id: "short", title: "Short", notes: [], links: [] } as const;
    const viewed = { ...map, views: [{ ...short, rules: [{ do: "show", subject: "step", of: ["a"] } as const] }] };
    const written = async (view: ViewOptions): Promise<readonly (readonly [string, number])[]> => {
      const { content } = await html.write({ map: viewed, view, layouter: createLayouter(), assets });
      return [...String(content).matchAll(/<section data-state="([^"]*)"[\s\S]*?<\/section>/g)].map(
        ([section, id = ""]) => [id, section.split(/data-kind="process"/).length - 1] as const,
      );
    };
    expect(await written({ state: "current" })).toEqual([
      ["current", 2],
      ["goal", 2],
      ["view:short", 1],
    ]);
    const rules = viewed.views[0]?.rules ?? [];
    expect(await written({ state: "current", rules })).toEqual([
      ["current", 1],
      ["goal", 1],
    ]);
  });

  it("keeps every step in its place in all states", async () => {
    const places = pictures(await page()).map((svg) =>
      ["a", "b"].map((id) => {
        const rect = having(svg, { "data-id": id })[0]?.children.find(
          (child) => typeof child !== "string" && child.name === "rect",
        );
        return typeof rect === "object" ? [rect.attributes["x"], rect.attributes["y"]] : [];
      }),
    );
    expect(places[0]).toEqual(places[1]);
  });

  it("asks nobody for anything", async () => {
    const text = (await page()).replaceAll("http://www.w3.org/2000/svg", "").replaceAll(/url\(data:[^)]*\)/g, "");
    expect(text).toContain(`default-src 'none'`);
    expect(text).not.toMatch(/https?:|url\(|src="|href=/);
  });

  it("shows titles as text and gives each picture ids of its own", async () => {
    const text = await page();
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).toContain("<title>Models &lt;/title&gt;&lt;script&gt;");
    const ids = pictures(text).flatMap((svg) => svg.attributes["aria-labelledby"]?.split(" ") ?? []);
    expect(new Set(ids).size).toBe(4);
    expect(
      pictures(text)
        .map((svg) => textOf(svg))
        .join(),
    ).toContain(`<script>alert("x")</script>`);
  });

  it("takes its colours from variables, for light, dark and paper", async () => {
    const text = await page();
    expect(text).toMatch(/prefers-color-scheme: dark\) \{ :root \{[^}]*--mlmap-manual-fill: #61050A/);
    expect(text).toContain(`fill="var(--mlmap-manual-fill, #FA3865)"`);
  });

  it("is the same bytes twice", async () => {
    expect(await page()).toBe(await page());
  });
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import opentype from "opentype.js";
import { describe, expect, it } from "vitest";
import { sizedBox } from "../../src/diagram/boxes.ts";
import { graphOf } from "../../src/diagram/graph.ts";
import { shapeKey } from "../../src/diagram/shape-key.ts";
import { smallFont, titleFont } from "../../src/diagram/sizes.ts";
import { balanced, wrapped } from "../../src/diagram/text-lines.ts";
import { textWidth } from "../../src/diagram/text-width.ts";
import { actor, aMap, change, decision, end, phase, start, step, target } from "../support/map.ts";

describe("text", () => {
  it("is as wide as the font says", () => {
    const bytes = readFileSync(
      createRequire(import.meta.url).resolve("@fontsource/inter/files/inter-latin-600-normal.woff"),
    );
    const font = opentype.parse(new Uint8Array(bytes).buffer);
    const widths = new Map<number, number>();
    for (let at = 0; at < font.glyphs.length; at++) {
      const { unicodes, advanceWidth } = font.glyphs.get(at);
      for (const code of unicodes) widths.set(code, advanceWidth / font.unitsPerEm);
    }
    for (const text of ["Customer brief", "Ready? 100 % (yes)", "WAVE Typography"]) {
      const measured = Array.from(text, (char) => widths.get(char.codePointAt(0) ?? 0) ?? 0).reduce((a, b) => a + b, 0);
      expect(Math.abs(textWidth(text, 13, 600) - 13 * measured)).toBeLessThan(0.1);
    }
    // Combining marks add nothing, East Asian characters are one em.
    expect(textWidth("e\u0301", 13, 600)).toBe(textWidth("e", 13, 600));
    expect(textWidth("評価", 13, 400)).toBe(26);
    expect(textWidth("Łódź Ωμέγα Обучение →", 13, 600)).toBeGreaterThan(120);
  });

  it("breaks into lines that fit, never inside of what reads as one character", () => {
    const font = titleFont;
    for (const text of [
      "Turn production data into training data",
      "Donaudampfschifffahrtsgesellschaft",
      "モデルを評価してから本番",
      "e\u0301".repeat(80),
    ]) {
      const { lines } = wrapped(text, 104, font, 9);
      for (const line of lines) {
        expect(textWidth(line, font.size, font.weight)).toBeLessThanOrEqual(104);
        expect(line).not.toMatch(/^\p{M}/u);
      }
      expect(
        lines
          .join("")
          .replaceAll(" ", "")
          .replaceAll(/(?<=\p{L})-/gu, ""),
      ).toBe(text.normalize("NFC").replaceAll(" ", ""));
    }
  });

  it("ends with an ellipsis where it is too long", () => {
    const { lines, cut } = wrapped("one two three four five six seven eight nine ten", 60, titleFont, 2);
    expect(cut).toBe(true);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(textWidth(lines[1] ?? "", titleFont.size, titleFont.weight)).toBeLessThanOrEqual(60);
  });

  it("is cut at the end of a word, and within one only where little would be left", () => {
    expect(wrapped("better than the champion, on all", 185, titleFont, 1).lines).toEqual(["better than the champion…"]);
    expect(wrapped("better than the champion, on all", 150, titleFont, 1).lines).toEqual(["better than the…"]);
    expect(wrapped("a Donaudampfschifffahrtsgesellschaft", 104, titleFont, 1).lines[0]).toMatch(/^a Donaud\w+…$/);
    expect(wrapped("モデルを評価してから本番", 104, titleFont, 1).lines).toEqual(["モデルを評価し…"]);
  });

  it("bears a hyphen where a line ends within a word, but not within code", () => {
    expect(
      wrapped("Donaudampfschifffahrtsgesellschaft", 132, titleFont, 5)
        .lines.slice(0, -1)
        .every((l) => /\w-$/.test(l)),
    ).toBe(true);
    expect(wrapped("Донаудампфшифффартсгезелльшафт", 104, titleFont, 5).lines[0]).toMatch(/\p{L}-$/u);
    expect(wrapped("artifact_path=registry_uri_of_the_model", 132, titleFont, 5).lines.join("")).not.toContain("-");
    // Not a letter or two alone.
    expect(wrapped("Internationalization", 130, titleFont, 3).lines.at(-1)?.length).toBeGreaterThanOrEqual(3);
  });
});

describe("a title that is written from right to left", () => {
  it("begins at the right of its box, and its actor beside the icon", () => {
    const box = sizedBox(
      "process",
      "\u062c\u0645\u0639 \u0627\u0644\u0645\u0633\u062a\u0646\u062f\u0627\u062a",
      ["\u0639\u0627\u0644\u0645"],
      true,
    );
    expect(box.title).toMatchObject({ x: box.width - 9, anchor: "end" });
    expect(box.subtitle).toMatchObject({ x: box.width - 29, anchor: "end" });
    expect(sizedBox("process", "Label", ["Curator"], true).title).toMatchObject({ x: 28, anchor: "start" });
  });
});

describe("balanced lines", () => {
  const lines = (text: string, width = 104, limit = 3) => balanced(text, width, titleFont, limit).lines;

  it("leave no word alone that could have company", () => {
    expect(wrapped("Prediction service in use", 152, titleFont, 3).lines).toEqual(["Prediction service in", "use"]);
    expect(lines("Prediction service in use", 152)).toEqual(["Prediction", "service in use"]);
    expect(lines("Build training and prediction data at scale", 132)).toEqual([
      "Build training",
      "and prediction",
      "data at scale",
    ]);
  });

  it("say the same in as many lines that fit, and are cut and torn where the usual ones are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[A-Za-zäß-]{1,14}$/), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 40, max: 180 }),
        fc.integer({ min: 1, max: 4 }),
        (words, width, limit) => {
          const usual = wrapped(words.join(" "), width, titleFont, limit);
          const even = balanced(words.join(" "), width, titleFont, limit);
          expect(even.lines).toHaveLength(usual.lines.length);
          expect([even.cut, even.torn]).toEqual([usual.cut, usual.torn]);
          expect(even.lines.join("").replaceAll(" ", "")).toBe(usual.lines.join("").replaceAll(" ", ""));
          const widths = (of: readonly string[]) => of.map((line) => textWidth(line, titleFont.size, titleFont.weight));
          const unevenness = (of: readonly string[]) => widths(of).reduce((sum, wide) => sum + wide ** 2, 0);
          for (const wide of widths(even.lines)) expect(wide).toBeLessThanOrEqual(width);
          expect(unevenness(even.lines)).toBeLessThanOrEqual(unevenness(usual.lines) + 1e-6);
        },
      ),
    );
  });
});

describe("a graph", () => {
  const map = aMap({
    actors: [actor("ds"), actor("mle")],
    phases: [phase("build"), phase("inner", "build"), phase("empty")],
    steps: [
      start("begin"),
      step("train", "manual", { phase: "build", actors: ["ds", "mle"], title: "Train" }),
      step("long", "manual", {
        phase: "inner",
        title: "Test that the original and the packaged model agree on every example",
      }),
      { ...decision("good", ["ds"]), phase: "build" },
      end("done"),
    ],
    flows: ["begin -> train -> long -> good -> done"],
    targets: [
      target("later", {
        adds: { steps: [step("register", "automated", { phase: "build" })] },
        flows: ["train -> register -> long"],
        changes: [change("train", { level: "automated", title: "Train on the cluster every night by itself" })],
      }),
    ],
  });
  const graph = graphOf(map, { state: "current" });
  const node = (id: string) => graph.nodes.find((candidate) => candidate.id === id);

  it("names in lanes who shares a step with the actor of its lane", () => {
    const inLanes = graphOf(map, { state: "current", lanes: "actors" });
    const train = inLanes.nodes.find(({ id }) => id === "train");
    expect(train?.lane).toBe("ds");
    expect(train?.subtitle?.lines).toEqual(["+ mle"]);
    expect(inLanes.nodes.find(({ id }) => id === "good")?.subtitle?.lines).toEqual(["ds"]);
    expect(inLanes.nodes.map(({ width, height }) => [width, height])).toEqual(
      graph.nodes.map(({ width, height }) => [width, height]),
    );
  });

  it("lends a lane only to steps that need nobody", () => {
    const map = aMap({
      actors: [actor("ds")],
      steps: [
        step("train", "manual", { actors: ["ds"] }),
        step("publish", "manual"),
        step("judge", "semi-automated"),
        step("serve", "automated"),
        step("watch", "absent"),
        end("done"),
      ],
      flows: ["train -> publish", "train -> judge", "train -> serve -> watch -> done"],
      targets: [target("later", { changes: [change("publish", { level: "automated" })] })],
    });
    const lanes = (state: string) =>
      Object.fromEntries(graphOf(map, { state, lanes: "actors" }).nodes.map(({ id, lane }) => [id, lane]));
    expect(lanes("current")).toEqual({
      train: "ds",
      publish: "lane:nobody",
      judge: "lane:nobody",
      serve: "ds",
      watch: "ds",
      done: "ds",
    });
    expect(lanes("later")).toMatchObject({ publish: "ds", judge: "lane:nobody" });
    expect(graphOf(map, { state: "current", lanes: "actors" }).actorLanes?.map(({ title }) => title)).toEqual([
      "ds",
      "Nobody",
    ]);
  });

  it("holds every step once, with its texts inside its box", () => {
    expect(graph.nodes.map((n) => n.id)).toEqual(["begin", "train", "long", "good", "done"]);
    expect(node("train")).toMatchObject({
      kind: "process",
      width: 140,
      height: 52,
      level: "manual",
      actors: ["ds", "mle"],
    });
    expect(node("train")?.subtitle?.lines).toEqual(["ds +1"]);
    for (const { title, subtitle, width, height } of graph.nodes) {
      const widest = Math.max(...title.lines.map((line) => textWidth(line, titleFont.size, titleFont.weight)));
      expect(title.anchor === "start" ? title.x + widest : widest).toBeLessThanOrEqual(width);
      const last = subtitle ? subtitle.y : title.y + (title.lines.length - 1) * title.lineHeight;
      expect(last).toBeLessThanOrEqual(height - 3);
      expect(textWidth(subtitle?.lines[0] ?? "", smallFont.size, smallFont.weight)).toBeLessThanOrEqual(width - 18);
    }
    expect(node("long")?.title.lines).toHaveLength(4);
    expect(node("long")?.tooltip).toContain("on every example");
  });

  it("widens a box rather than cutting who acts in it, and counts where names are many", () => {
    const team = { ...actor("team"), title: "Machine-learning team" };
    const owner = { ...actor("owner"), title: "Product owner" };
    const expert = { ...actor("expert"), title: "Domain expert" };
    const map = aMap({
      actors: [team, owner, expert],
      steps: [
        decision("ask", ["team"]),
        decision("meet", ["owner", "expert", "team"]),
        step("one", "manual", { actors: ["team"] }),
        step("all", "manual", { actors: ["owner", "expert", "team"] }),
        step("two", "manual", { actors: ["owner", "expert"] }),
      ],
    });
    const says = (lanes: "phases" | "actors") =>
      Object.fromEntries(
        graphOf(map, { state: "current", lanes }).nodes.map(({ id, subtitle }) => [id, subtitle?.lines]),
      );
    expect(says("phases")).toEqual({
      ask: ["Machine-learning team"],
      meet: ["Product owner +2"],
      one: ["Machine-learning team"],
      all: ["Product owner +2"],
      two: ["Product owner +1"],
    });
    expect(says("actors")).toMatchObject({ all: ["+ Domain expert +1"], two: ["+ Domain expert"] });
  });

  it("leaves out phases that hold nothing", () => {
    expect(graph.phases.map((p) => p.id)).toEqual(["build", "inner"]);
  });

  it("keeps its shape when levels and actors change, and changes it with a size or a flow", () => {
    const edited = (parts: Parameters<typeof step>[2], level: "absent" | "manual" = "manual") =>
      graphOf(
        {
          ...map,
          steps: map.steps.map((s) => (s.id === "train" ? step("train", level, { phase: "build", ...parts }) : s)),
        },
        { state: "current" },
      );
    expect(shapeKey(edited({ title: "Fit", actors: [] }, "absent"))).toBe(shapeKey(graph));
    expect(shapeKey(edited({ title: "Train the model on every document that we have" }))).not.toBe(shapeKey(graph));
    expect(shapeKey(graphOf({ ...map, flows: map.flows.slice(1) }, { state: "current" }))).not.toBe(shapeKey(graph));
  });

  it("has one shape for all states when places are shared, with dotted places for what a state lacks", () => {
    const now = graphOf(map, { state: "current", ghosts: true });
    const later = graphOf(map, { state: "later", ghosts: true });
    expect(shapeKey(now)).toBe(shapeKey(later));
    expect(now.nodes.map((n) => n.id)).toEqual(["begin", "train", "register", "long", "good", "done"]);
    expect(now.nodes.find((n) => n.id === "register")).toMatchObject({ kind: "ghost" });
    expect(later.nodes.find((n) => n.id === "register")).toMatchObject({ kind: "process", level: "automated" });
    expect(now.edges.find((e) => e.id === "train->register")?.ghost).toBe(true);
    expect(later.edges.find((e) => e.id === "train->register")?.ghost).toBeUndefined();
  });

  it("draws a collapsed phase as one box and its flows as one line each way", () => {
    const folded = graphOf(map, { state: "current", collapsed: ["build"] });
    expect(folded.nodes.map((n) => n.id)).toEqual(["begin", "phase:build", "done"]);
    expect(folded.edges.map((e) => e.id)).toEqual(["begin->phase:build", "phase:build->done"]);
    expect(folded.nodes[1]?.subtitle?.lines).toEqual(["3 steps"]);
  });

  it("writes label and share of a flow", () => {
    const flows = [
      { from: "good", to: "train", label: "no", share: { min: 0.2, max: 0.2 } },
      { from: "good", to: "done", share: { min: 0.4, max: 0.6 } },
    ];
    const labels = graphOf({ ...map, flows }, { state: "current" }).edges.map((edge) => edge.label?.join("|"));
    expect(labels).toEqual(["no 20\u00a0%", "40–60\u00a0%"]);
  });
});

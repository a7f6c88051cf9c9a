import { describe, expect, it } from "vitest";
import { levelsIn } from "../../src/diagram/index.ts";
import { stateOf } from "../../src/model/state.ts";
import { cardOf, mostManualHours } from "../../src/webview/card-facts.ts";
import { dimmedSteps, findingsIn, foundSteps, type MapFinding, marksOf } from "../../src/webview/facts.ts";
import { lineFigures } from "../../src/webview/figure-words.ts";
import { notesHtml } from "../../src/webview/panels/Notes.tsx";
import { published } from "./harness.ts";

const text = `map "M" { currency EUR }
actor curator "Data curator" { cost 40 EUR per hour }
actor ds "Data scientist" { cost 80 EUR per hour }
interface wiki "Team wiki" { kind ui }
data gold "Labelled set"
phase p "Prepare" {
  process label "Label entités" by curator, ds via wiki is manual {
    writes gold
    effort 2d..4d
    runs 3 per month
    measured "Time sheets" on 2026-06-30
  }
  process report "Report" by ds is manual { effort 1h  runs 1 per month }
  process watch "Watch" is absent
  decision good "Good?" by ds
}
target y "Later" {
  change label is semi-automated { effort 6h..12h }
  change report is semi-automated
}
`;
const map = (await published(text)).map;
const now = stateOf(map, "current");
const later = stateOf(map, "y");
if (!now || !later) throw new Error("the map has its two states");
const range = { uri: map.uri, offset: 0, end: 1, startLine: 0, startColumn: 0, endLine: 0, endColumn: 1 };
const finding = (parts: Partial<MapFinding>): MapFinding => ({
  rule: "no-actor",
  severity: "warning",
  message: "m",
  range,
  ...parts,
});

describe("the card of a step", () => {
  it("speaks of one run where there is one", () => {
    expect(cardOf(map, now, "report", [])?.rows.map(({ name }) => name)).toContain("Effort, 1 run a month");
  });

  const card = cardOf(map, now, "label", []);

  it("says what it is, who does it, through what, on what", () => {
    expect(card).toMatchObject({
      title: "Label entités",
      level: "manual",
      levelName: "Exceptionally manual",
      actors: ["Data curator", "Data scientist"],
      interfaces: ["Team wiki"],
      writes: ["Labelled set"],
      evidence: "Measured: Time sheets (30\u00a0June 2026)",
    });
  });

  it("holds now against the first target, with what is better marked", () => {
    expect(card?.nowTitle).toBe("Now");
    expect(card?.thenTitle).toBe("Later");
    expect(card?.rows).toEqual([
      { name: "Level", now: { level: "manual" }, then: { level: "semi-automated" }, better: true },
      { name: "Effort, 3 runs a month", now: "2–4\u00a0d", then: "6–12\u00a0h" },
      { name: "Hours a month", now: "48–96", then: "18–36", better: true },
      { name: "Money a month", now: "2,880–5,760\u00a0EUR", then: "1,080–2,160\u00a0EUR" },
    ]);
  });

  it("marks what was assumed, in the target itself too", () => {
    const hours = cardOf(map, later, "report", [])?.rows.find((row) => row.name === "Hours a month");
    expect(hours).toMatchObject({ now: "1", then: "0.5\u00a0*" });
  });

  it("of a decision has no figures", () => {
    expect(cardOf(map, now, "good", [])).toMatchObject({ kind: "Decision", actors: ["Data scientist"], rows: [] });
  });

  it("of a folded phase names the phase; of nothing there is none", () => {
    expect(cardOf(map, now, "phase:p", [])).toMatchObject({ kind: "Phase", title: "Prepare" });
    expect(cardOf(map, now, "gone", [])).toBeUndefined();
  });
});

describe("marks in the picture", () => {
  it("repeat nothing that the colour says, but for the manual step with the most hours", () => {
    const marks = marksOf(
      [
        finding({ rule: "manual-step", step: "label" }),
        finding({ rule: "manual-step", step: "report" }),
        finding({ rule: "absent-step", severity: "info", step: "watch" }),
      ],
      mostManualHours(map, "current"),
      4,
    );
    expect([...marks.keys()]).toEqual(["label"]);
  });

  it("are one a step: the gravest finding", () => {
    const marks = marksOf(
      [finding({ rule: "dead-end", severity: "info", step: "label" }), finding({ step: "label", message: "graver" })],
      undefined,
      4,
    );
    expect(marks.get("label")).toEqual({ severity: "warning", message: "graver" });
  });

  it("leave out a remark that a third of the steps would bear", () => {
    const remark = (rule: string, ...steps: string[]) => steps.map((step) => finding({ rule, severity: "info", step }));
    const findings = [...remark("missing-purpose", "a", "b", "c", "d"), ...remark("dead-end", "d")];
    expect([...marksOf(findings, undefined, 9).entries()].map(([step]) => step)).toEqual(["d"]);
    expect([...marksOf(findings, undefined, 90).keys()]).toEqual(["a", "b", "c", "d"]);
  });

  it("are those of the state that is shown", () => {
    const all = {
      uri: map.uri,
      version: 1,
      map,
      errors: [],
      findings: [finding({ step: "a" }), finding({ step: "b", state: "y" })],
    };
    expect(findingsIn(all, "current").map((f) => f.step)).toEqual(["a"]);
    expect(findingsIn(all, "y").map((f) => f.step)).toEqual(["b"]);
  });
});

describe("finding steps", () => {
  it.each([
    ["entites", ["label"]],
    ["WIKI", ["label"]],
    ["labelled", ["label"]],
    ["scientist good", ["good"]],
    ["nothing like it", []],
  ])("%s", (words, ids) => {
    expect([...foundSteps(now, words)]).toEqual(ids);
  });

  it("dims what was not found, and what is of another level", () => {
    expect([...(dimmedSteps(now, undefined, new Set(["label"])) ?? [])]).toEqual(["report", "watch", "good"]);
    expect([...(dimmedSteps(now, "manual", undefined) ?? [])]).toEqual(["watch", "good"]);
    expect(dimmedSteps(now, undefined, undefined)).toBeUndefined();
  });
});

describe("figures in words", () => {
  it("leave out what can't be known and say on what they rest", () => {
    const figures = lineFigures(map, "current");
    expect(figures.map((f) => [f.id, f.value])).toEqual([
      ["score", "0"],
      ["hours", "49–97\u00a0h"],
      ["money", "2,960–5,840\u00a0EUR"],
    ]);
    expect(figures[0]?.ground).toContain("Rests on all 3 steps.");
  });

  it("say what a target saves", () => {
    expect(lineFigures(map, "y").find((f) => f.id === "saved")?.value).toBe("13–79\u00a0h\u00a0*");
  });
});

describe("the legend", () => {
  it("counts all steps of a state, folded phases or not", () => {
    const { legend } = levelsIn(map, { state: "current" });
    expect(legend.map((e) => [e.level, e.steps])).toEqual([
      ["automated", 0],
      ["semi-automated", 0],
      ["non-repeatable", 0],
      ["manual", 2],
      ["absent", 1],
    ]);
    expect(legend.find((e) => e.level === "manual")?.share).toBe(1);
  });
});

describe("notes", () => {
  it("are Markdown without any HTML, pictures or dangerous links", () => {
    const html = notesHtml([
      "**bold** <img src=x onerror=alert(1)> ![p](http://x/y.png) [bad](javascript:alert(1)) [good](https://x.y)",
    ]);
    expect(html).toContain("<strong>bold</strong>");
    expect(html).toContain('<a href="https://x.y">good</a>');
    expect(html).not.toMatch(/<img|<script|href="javascript/);
  });
});

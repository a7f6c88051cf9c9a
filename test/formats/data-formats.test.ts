import { describe, expect, it } from "vitest";
import { csv } from "../../src/formats/csv.ts";
import { dot } from "../../src/formats/dot.ts";
import type { Format, FormatInput } from "../../src/formats/format.ts";
import { markdown } from "../../src/formats/markdown.ts";
import { mermaid } from "../../src/formats/mermaid.ts";
import { assets } from "../support/assets.ts";
import { actor, aMap, change, decision, end, phase, start, step, target } from "../support/map.ts";

const map = aMap({
  title: "Models | <b> & more",
  actors: [{ ...actor("ds"), title: "Data scientist" }],
  phases: [
    { ...phase("outer"), title: "Outer" },
    { ...phase("inner", "outer"), title: 'The "inner" one' },
    phase("empty"),
  ],
  steps: [
    start("s"),
    step("end", "manual", { title: "=1+1", actors: ["ds"], effort: "2d..4d", runs: "2 per month", phase: "outer" }),
    step("train", "automated", { title: 'Say "hi"; [x](y)\nnext', phase: "inner" }),
    step("gone", "absent", { phase: "inner" }),
    decision("d"),
    end("e"),
  ],
  flows: ["s -> end -> train -> d", 'd -> e "yes" 80%, end "no" 20%'],
  targets: [target("goal", { title: "Goal", changes: [change("end", { level: "automated" })] })],
});

const write = (format: Format, parts: Partial<FormatInput> = {}) =>
  format.write({
    map,
    view: { state: "current" },
    layouter: { layout: () => Promise.reject(new Error("data formats lay nothing out")) },
    assets,
    ...parts,
  });
const text = async (format: Format, parts?: Partial<FormatInput>) => String((await write(format, parts)).content);

describe("CSV", () => {
  it("has a row a step, cells quoted, formulas made text", async () => {
    expect((await text(csv)).split("\r\n")).toEqual([
      "\ufeffid,title,kind,phase,by,via,level,why,effort,wait,runs,rework,reads,writes,purpose,next,notes",
      "s,s,start,,,,,,,,,,,,,'=1+1,",
      'end,\'=1+1,process,Outer,Data scientist,,manual,,2–4\u00a0d,,2 per month,,,,,"Say ""hi""; [x](y)\nnext",',
      'train,"Say ""hi""; [x](y)\nnext",process,"Outer / The ""inner"" one",,,automated,,,,,,,,,d,',
      'gone,gone,process,"Outer / The ""inner"" one",,,absent,,,,,,,,,,',
      'd,d,decision,,,,,,,,,,,,,"e [yes, 80\u00a0%]; =1+1 [no, 20\u00a0%]",',
      "e,e,end,,,,,,,,,,,,,,",
      "",
    ]);
  });

  it("shows the state that is asked for, and says what it leaves out", async () => {
    expect(await text(csv, { view: { state: "goal" } })).toContain("end,'=1+1,process,Outer,Data scientist,,automated");
    expect((await write(csv)).losses).toEqual(["The table holds the state “Current” only; the map has 1 more."]);
  });
});

describe("Mermaid", () => {
  it("draws phases, levels, shapes and labels, whatever steps are called", async () => {
    const lines = (await text(mermaid)).split("\n");
    expect(lines.slice(0, 16)).toEqual([
      "flowchart LR",
      '  subgraph p_outer["Outer"]',
      '    subgraph p_inner["The #quot;inner#quot; one"]',
      '      s_train["Say #quot;hi#quot;; [x](y) next"]:::automated',
      '      s_gone["gone"]:::absent',
      "    end",
      '    s_end["=1+1"]:::manual',
      "  end",
      '  s_s(["s"])',
      '  s_d{{"d"}}',
      '  s_e(["e"])',
      "  s_s --> s_end",
      "  s_end --> s_train",
      "  s_train --> s_d",
      '  s_d -->|"yes, 80 %"| s_e',
      '  s_d -->|"no, 20 %"| s_end',
    ]);
    expect(lines).toContain("  classDef absent fill:transparent,stroke:#57606A,color:#1B1F24,stroke-dasharray:4 3");
  });

  it("says what a flowchart does not show", async () => {
    expect((await write(mermaid)).losses.join(" ")).toMatch(/Actors, interfaces.*the map has 1 more/);
  });
});

describe("DOT", () => {
  it("has a cluster a phase, escaped words, dashed absent steps", async () => {
    const graph = await text(dot, { view: { state: "current", direction: "down" } });
    expect(graph).toContain('digraph "Models | <b> & more" {');
    expect(graph).toContain('rankdir="TB"');
    expect(graph).toContain('subgraph "cluster_inner" {');
    expect(graph).not.toContain("cluster_empty");
    expect(graph).toContain('"train" [label="Say \\"hi\\"; [x](y) next"');
    expect(graph).toMatch(/"gone" \[label="gone" shape="box" style="rounded,dashed"/);
    expect(graph).toContain('"d" -> "e" [label="yes, 80 %"];');
  });
});

describe("Markdown", () => {
  it("has title, figures, a flowchart and a table a phase; words are never markup", async () => {
    const page = await text(markdown);
    expect(page).toContain("# Models \\| \\<b\\> \\& more\n");
    expect(page).toMatch(/\*\*Current\*\*: Score 33 of 100/);
    expect(page).toContain("```mermaid\nflowchart LR\n");
    expect(page).toContain('## Outer / The "inner" one\n\n| Step | Level | Then |\n| --- | --- | --- |\n');
    expect(page).toContain('| Say "hi"; \\[x\\](y) next | 🟢 Automated | d |');
    expect(page).toContain(
      "| =1+1 | 🔴 Exceptionally manual | Data scientist | 2–4\u00a0d | 2 per month |".replace("\u00a0", " "),
    );
  });
});

import { describe, expect, it } from "vitest";
import { formatText } from "../../src/language/features/formatting/format-text.ts";
import { parseMap } from "../../src/language/index.ts";
import { printMap } from "../../src/language/print.ts";

const base = `phase prepare {
  process collect is semi-automated
  process label is manual
}
collect -> label
target y2027 "T" { extend prepare { process register is automated } }
`;

async function errorsOf(views: string): Promise<readonly string[]> {
  const { errors } = await parseMap(base + views, "memory:///a.mlflow");
  return errors.map((e) => `${e.rule}: ${e.message}`);
}

describe("a view", () => {
  it("is read with its rules and how it is drawn", async () => {
    const { map, errors } = await parseMap(
      `${base}view all "All of it" { show phase prepare  hide absent, unrated
  state y2027  lanes none  direction down  collapse prepare  layers data, interfaces  note "N" }`,
      "memory:///a.mlflow",
    );
    expect(errors).toEqual([]);
    const [view] = map.views;
    expect(view).toMatchObject({
      kind: "view",
      id: "all",
      title: "All of it",
      notes: ["N"],
      rules: [
        { do: "show", subject: "phase", of: ["prepare"] },
        { do: "hide", subject: "level", of: ["absent", "unrated"] },
      ],
      state: "y2027",
      lanes: "none",
      direction: "down",
      collapse: ["prepare"],
      layers: ["data", "interfaces"],
    });
    expect(view?.source?.clauses).toHaveProperty("hide");
  });

  it("sees the steps that targets add", async () => {
    expect(await errorsOf("view v { show step register }")).toEqual([]);
  });

  it("may open with the map as it is now", async () => {
    expect(await errorsOf("view v { state current }")).toEqual([]);
  });

  it("takes reserved words as names where only a name can stand", async () => {
    const text = "process data\nphase view { process x }\nview note { show step data  show phase view }\n";
    const { map, errors } = await parseMap(text, "memory:///a.mlflow");
    expect(errors).toEqual([]);
    expect(map.views[0]?.rules.map((rule) => rule.of)).toEqual([["data"], ["view"]]);
    expect(map.steps.map((s) => s.id)).toEqual(["data", "x"]);
  });

  it("leaves its words to everybody else as names", async () => {
    const text =
      "process show\nprocess hide\nprocess from\nprocess to\nprocess state\nprocess layers\nshow -> hide -> from -> to -> state -> layers\n";
    const { map, errors } = await parseMap(text, "memory:///a.mlflow");
    expect(errors).toEqual([]);
    expect(map.flows).toHaveLength(5);
  });

  it.each([
    ["view v { show phase prepre }", "unknown-name: There is no phase `prepre`; did you mean `prepare`?"],
    ["view v { hide automatic }", "unknown-word: There is no level `automatic`; did you mean `automated`?"],
    [
      "view v { show label }",
      "unknown-word: There is no level `label`: before other names say what they are, as in `show phase label` or `show step label`.",
    ],
    ["view v { layers dat }", "unknown-word: There is no layer `dat`; did you mean `data`?"],
    ["view v { state y2026 }", "unknown-name: There is no state `y2026`; did you mean `y2027`?"],
    ["view v { hide step label, label }", "twice: `label` stands here twice: once is enough."],
    ["view v\nview v", "duplicate-name: There is a view `v` already (line 7): choose another name."],
    ["view v { lanes none  lanes none }", "twice: `lanes` stands here twice: keep one."],
    ["process x { show manual }", "misplaced: `show` can't stand in a process: it belongs in a view."],
    [
      "view v { show step label  hide manual }",
      "empty-view: View `v` shows no step in any state: rules of different kinds narrow each other, and `hide` takes away. Take one of them out.",
    ],
    ["view", 'syntax: `view` wants a name, as in `view labelling "Labelling only"`.'],
    [
      "view v { show phase }",
      "syntax: `show` and `hide` want what the view shows, as in `show phase build`, `show actor ds`, `show from label` or `hide absent`.",
    ],
  ])("%s", async (text, message) => {
    expect(await errorsOf(text)).toEqual([message]);
  });

  it("is formatted on one line or on several, as it fits", () => {
    expect(formatText("view   a 'x' {show   phase p ,q  hide level absent}\n")).toBe(
      'view a "x" { show phase p, q  hide level absent }\n',
    );
    expect(formatText("view a { show from b show to c show step ^data hide step ^d layers data,interfaces }\n")).toBe(
      "view a {\n  show from b\n  show to c\n  show step data\n  hide step d\n  layers data, interfaces\n}\n",
    );
  });

  it("is written so that it means the same", async () => {
    const views =
      'view a "A" { show phase prepare  show step register  hide manual  state y2027 }\nview b { show from collect }\n';
    const { map } = await parseMap(base + views, "memory:///a.mlflow");
    const again = await parseMap(printMap(map), "memory:///a.mlflow");
    const plain = (views: typeof map.views) => views.map(({ source: _, ...view }) => view);
    expect(again.errors).toEqual([]);
    expect(plain(again.map.views)).toEqual(plain(map.views));
  });
});

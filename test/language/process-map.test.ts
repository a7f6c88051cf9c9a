import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import type { Process, ProcessMap, SourceRange } from "../../src/model/process-map.ts";
import { resolveStates, stateOf } from "../../src/model/state.ts";
import { flowTexts } from "../support/map.ts";
import { questionFile, sample, sampleUri } from "./sample.ts";

const read = async (text: string): Promise<ProcessMap> => (await parseMap(text, sampleUri)).map;
const process = async (text: string): Promise<Process> => (await read(text)).steps[0] as Process;

describe("the sample of the language page", async () => {
  const { map, errors } = await parseMap(sample, sampleUri, [questionFile]);
  const step = (id: string) => map.steps.find((s) => s.id === id) as Process;
  const at = (range: SourceRange | undefined) => sample.slice(range?.offset, range?.end);

  it("has no error", () => {
    expect(errors).toEqual([]);
    expect(resolveStates(map).problems).toEqual([]);
  });

  it("has title and settings", () => {
    expect(map.title).toBe("NLP model creation");
    expect(map.settings).toEqual({
      direction: "right",
      lanes: "phases",
      currency: "EUR",
      assume: { residual: {} },
      levelTitles: {},
    });
  });

  it("holds steps in file order, with their phases", () => {
    expect(map.steps.map((s) => `${s.kind} ${s.id} ${s.phase ?? "-"}`)).toEqual([
      "start brief -",
      "end live -",
      "process collect prepare",
      "process label prepare",
      "decision agree prepare",
      "process train build",
      "process report build",
      "process deploy run",
      "process monitor run",
    ]);
  });

  it("reads every clause of a process", () => {
    const { source, ...label } = step("label");
    expect(label).toEqual({
      kind: "process",
      id: "label",
      title: "Label entities",
      phase: "prepare",
      actors: ["curator", "ds"],
      interfaces: ["wiki"],
      reads: ["corpus"],
      writes: ["gold"],
      level: "manual",
      effort: { min: { value: 2, unit: "d" }, max: { value: 4, unit: "d" } },
      wait: { min: { value: 3, unit: "d" }, max: { value: 3, unit: "d" } },
      runs: { count: { min: 1, max: 1 }, per: "month" },
      evidence: { kind: "measured", text: "Time sheets, second quarter", on: "2026-06-30" },
      notes: ["Guidelines live in a wiki page; agreement is computed in a spreadsheet."],
      links: [],
    });
    expect(at(source?.name)).toBe("label");
    expect(at(source?.clauses?.["is"])).toBe("is manual");
    expect(at(source?.clauses?.["effort"])).toBe("effort 2d..4d");
    expect(at(source?.clauses?.["title"])).toBe('"Label entities"');
    expect(at(source?.whole)).toMatch(/^process label[^]*\}$/);
  });

  it("takes chains apart, each arrow with the label behind it", () => {
    expect(flowTexts(map.flows)).toEqual([
      "brief -> collect",
      "collect -> label",
      "label -> agree",
      'agree -> label "no" 20%',
      'agree -> train "yes"',
      "train -> report",
      "report -> deploy",
      "deploy -> live",
      "deploy -> monitor",
      'monitor -> collect "drift"',
    ]);
    expect(at(map.flows[4]?.source)).toBe('agree -> train "yes"');
  });

  it("reads the target, and the state that it leads to", () => {
    const target = map.targets[0];
    expect(target?.adds.steps.map((s) => [s.id, s.phase])).toEqual([["register", "build"]]);
    expect(target?.changes.map((c) => (c.do === "change" ? `${c.of} ${c.clauses.level}` : c.do))).toEqual([
      "label semi-automated",
      "train automated",
      "deploy automated",
      "monitor automated",
      "remove-steps",
    ]);
    const state = stateOf(map, "y2027");
    expect(state?.steps.map((s) => s.id)).toEqual([
      "brief",
      "live",
      "collect",
      "label",
      "agree",
      "train",
      "register",
      "deploy",
      "monitor",
    ]);
    expect(flowTexts(state?.flows ?? [])).toContain("register -> deploy");
  });

  it("reads the platform with its answers to a questionnaire of another file", () => {
    const acme = map.platforms[0];
    expect(acme?.target).toBe("y2027");
    expect(acme?.cost).toEqual({ amount: { value: { min: 4200, max: 4200 }, currency: "EUR" }, per: "month" });
    expect(acme?.setup).toEqual({
      duration: { min: { value: 30, unit: "d" }, max: { value: 30, unit: "d" } },
      actors: ["mle"],
    });
    expect(acme?.ratings.map((r) => `${r.process} ${r.level}`)).toEqual([
      "label semi-automated",
      "train automated",
      "deploy automated",
      "register automated",
      "monitor absent",
    ]);
    expect(acme?.answers.map((a) => `${a.group}.${a.question} ${a.value} ${a.why}`)).toEqual([
      "security.sso good SAML and OIDC",
      "security.isolation mixed One VPC per region",
      "legal.residency bad Logs leave the EU",
    ]);
    expect(
      map.questionnaires.map((q) => [q.id, q.imported, q.groups.map((g) => [g.id, g.weight, g.questions.length])]),
    ).toEqual([
      [
        "fit",
        true,
        [
          ["security", 2, 2],
          ["legal", 1, 1],
        ],
      ],
    ]);
  });

  it("is plain data", () => {
    expect(JSON.parse(JSON.stringify(map))).toEqual(map);
  });
});

describe("names", () => {
  it.each([
    ["letters of any script", "process प्रशिक्षण is manual", "प्रशिक्षण"],
    ["Chinese", "process 训练模型 is manual", "训练模型"],
    ["a hyphen between letters", "process re-train is manual", "re-train"],
    ["an escaped keyword", "process ^process is manual", "process"],
    ["a keyword where only a name can stand", "process data is manual", "data"],
    ["a name that begins like a keyword", "process notebook is manual", "notebook"],
    ["a word of another block", "process people is manual", "people"],
  ])("hold %s", async (_what, text, id) => {
    const { map, errors } = await parseMap(text);
    expect(errors).toEqual([]);
    expect(map.steps.map((s) => s.id)).toEqual([id]);
  });

  it("are compared in NFC", async () => {
    const { map, errors } = await parseMap("process caf\u00e9 is manual\nprocess b is manual\ncafe\u0301 -> b");
    expect(errors).toEqual([]);
    expect(flowTexts(map.flows)).toEqual(["caf\u00e9 -> b"]);
  });

  it.each(
    [
      "import map note link actor cost interface data format phase process by via is reads writes effort wait runs purpose measured estimated decision start end target change remove extend questionnaire group question platform rate answer none view",
    ].flatMap((words) => words.split(" ")),
  )("may be the reserved word `%s` where only a name can stand", async (word) => {
    const text = `process ${word} "Title" is manual\nprocess other is manual\nother -> ${word}\n${word} -> other\nphase p {\n  process third is manual\n}\nother, ${word} -> third`;
    const { map, errors } = await parseMap(text);
    expect(errors.map((e) => e.message)).toEqual([]);
    expect(flowTexts(map.flows)).toEqual([
      `other -> ${word}`,
      `${word} -> other`,
      "other -> third",
      `${word} -> third`,
    ]);
  });

  it("stand for the title where there is none", async () => {
    expect(await process("process train is manual")).toMatchObject({ title: "train", untitled: true });
  });
});

describe("texts", () => {
  it.each([
    [String.raw`"a \"b\" \\ \n\u00e9"`, 'a "b" \\ \né'],
    [`'a "b"'`, 'a "b"'],
    ['"""\n      First\n        second \\n\n\n      third\n      """', "First\n  second \\n\n\nthird"],
    ['"""one line"""', "one line"],
    ['"<script>alert(1)</script>"', "<script>alert(1)</script>"],
    ['"שלום \u202e مرحبا"', "שלום \u202e مرحبا"],
    ['"Zoe\u0308 🟢"', "Zoe\u0308 🟢"],
  ])("%s", async (literal, value) => {
    const { map, errors } = await parseMap(
      `process a ${literal.startsWith('"""') ? '"A"' : literal} { note ${literal} }`,
    );
    expect(errors).toEqual([]);
    expect(map.steps[0]?.notes).toEqual([value]);
    if (!literal.startsWith('"""')) expect(map.steps[0]?.title).toBe(value);
  });
});

describe("numbers", () => {
  it.each([
    ["effort 10min", { effort: { min: { value: 10, unit: "min" }, max: { value: 10, unit: "min" } } }],
    ["effort 1.5h..2d", { effort: { min: { value: 1.5, unit: "h" }, max: { value: 2, unit: "d" } } }],
    ["wait 0h..3d", { wait: { min: { value: 0, unit: "h" }, max: { value: 3, unit: "d" } } }],
    ["runs 2..3 per quarter", { runs: { count: { min: 2, max: 3 }, per: "quarter" } }],
    ["rework 5..10%", { rework: { min: 0.05, max: 0.1 } }],
    ['estimated "Asked"', { evidence: { kind: "estimated", text: "Asked" } }],
  ])("%s", async (clause, expected) => {
    expect(await process(`process a { ${clause} }`)).toMatchObject(expected);
  });

  it("read what the map block sets", async () => {
    const map = await read(`map "M" {
      direction down
      lanes none
      hours 7.5 per day
      assume manual 90%
      assume discount 8%
      assume capture 40..60%
      assume ramp 6mo
      level manual "Von Hand"
      estimated "Workshop" on 2026-01-31
      note "**Bold**"
      link "https://example.com" "Source"
    }`);
    expect(map.settings).toEqual({
      direction: "down",
      lanes: "none",
      hoursPerDay: 7.5,
      assume: {
        residual: { manual: 0.9 },
        discount: { min: 0.08, max: 0.08 },
        capture: { min: 0.4, max: 0.6 },
        ramp: { min: { value: 6, unit: "mo" }, max: { value: 6, unit: "mo" } },
      },
      levelTitles: { manual: "Von Hand" },
      evidence: { kind: "estimated", text: "Workshop", on: "2026-01-31" },
    });
    expect(map.notes).toEqual(["**Bold**"]);
    expect(map.links).toEqual([{ address: "https://example.com", text: "Source" }]);
  });
});

describe("flows", () => {
  const steps = "process a\nprocess b\nprocess c\nprocess d\n";
  it.each([
    ["a -> b, c", ["a -> b", "a -> c"]],
    ["a, b -> c, d", ["a -> c", "a -> d", "b -> c", "b -> d"]],
    ['a -> b "yes" 80%, c "no" 20% -> d', ['a -> b "yes" 80%', 'a -> c "no" 20%', "b -> d", "c -> d"]],
    ["a\n  -> b\n  -> c", ["a -> b", "b -> c"]],
    ["a -> b\na -> b", ["a -> b"]],
  ])("%s", async (flow, expected) => {
    const { map, errors } = await parseMap(steps + flow);
    expect(errors).toEqual([]);
    expect(flowTexts(map.flows)).toEqual(expected);
  });
});

describe("targets", () => {
  it("tell `none` from a clause left out, and steps from other things", async () => {
    const map = await read(`actor ds { people 2 }
      data gold
      process a "A" by ds is manual { reads gold }
      target t "T" {
        change a "B" by none { reads none  note "more" }
        change ds { people 3 }
        change gold "Gold" { format "CSV" }
        remove a -> a
        remove phase nothing
      }`);
    expect(map.targets[0]?.changes.map(({ source: _, ...rest }) => rest)).toEqual([
      {
        do: "change",
        of: "a",
        kind: "process",
        clauses: { title: "B", actors: [], reads: [], notes: ["more"], links: [] },
      },
      { do: "change", of: "ds", kind: "actor", clauses: { people: { min: 3, max: 3 }, notes: [], links: [] } },
      { do: "change", of: "gold", kind: "data", clauses: { title: "Gold", format: "CSV", notes: [], links: [] } },
      { do: "remove-flow", from: "a", to: "a" },
    ]);
  });

  it("see what the target before them adds, and may use a name that another one uses", async () => {
    const { map, errors } = await parseMap(`process a
      target x "X" { process n "N" is manual }
      target y "Y" after x { change n is automated }
      target z "Z" { process n "Another" is absent }`);
    expect(errors).toEqual([]);
    expect(map.targets.map((t) => [t.id, t.after])).toEqual([
      ["x", undefined],
      ["y", "x"],
      ["z", undefined],
    ]);
    expect(stateOf(map, "y")?.steps[1]).toMatchObject({ id: "n", level: "automated" });
  });
});

describe("layout of the text", () => {
  it("means nothing but for where lines of flows break", { timeout: 60_000 }, async () => {
    const text = sample.replace(/ +\/\/ lint.*/, "");
    const parts = text.split(/("[^"\n]*")/);
    const variants = [
      text.replace(/^ +/gm, ""),
      parts.map((part, i) => (i % 2 ? part : part.replace(/\s+/g, " "))).join(""),
      parts.map((part, i) => (i % 2 ? part : part.replace(/(?<!->) +(?!->)/g, "\n  "))).join(""),
    ];
    const plain = (map: ProcessMap) => JSON.stringify(map, (key, value) => (key === "source" ? undefined : value));
    const whole = plain((await parseMap(text, sampleUri, [questionFile])).map);
    for (const variant of variants) {
      const { map, errors } = await parseMap(variant, sampleUri, [questionFile]);
      expect(errors).toEqual([]);
      expect(plain(map)).toBe(whole);
    }
  });
});

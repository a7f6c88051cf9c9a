import { describe, expect, it } from "vitest";
import { fixesOf, lint } from "../../src/analysis/lint.ts";
import { nearestWord } from "../../src/analysis/nearest-word.ts";
import { silencesOf } from "../../src/analysis/silence.ts";
import { silencesOf as silencesOfText } from "../../src/language/silences.ts";
import type { ProcessMap, SourceRange } from "../../src/model/process-map.ts";
import { aMap, change, remove, step, target } from "../support/map.ts";

const uri = "memory:///test.mlflow";
const onLine = (line: number): SourceRange => ({
  uri,
  offset: line * 100,
  end: line * 100 + 5,
  startLine: line,
  startColumn: 0,
  endLine: line,
  endColumn: 5,
});
const at = (line: number) => ({ source: { whole: onLine(line), name: onLine(line) } });

/** Findings as `rule: message`. */
function found(map: ProcessMap, settings?: Parameters<typeof lint>[1]): string[] {
  return lint(map, settings).map((f) => `${f.severity} ${f.rule}: ${f.message.replaceAll("\u00a0", " ")}`);
}
const only = (rule: string, map: ProcessMap): string[] => found(map).filter((f) => f.includes(` ${rule}:`));

describe("findings say what a step costs and what is planned", () => {
  it.each<[string, ProcessMap, string[]]>([
    [
      "manual-step",
      aMap({ steps: [step("a", "manual", { effort: "2d..4d", runs: "3 per month" })] }),
      ["warning manual-step: “a” is manual: 48–96 hours a month. Look for the part of it that could run by itself."],
    ],
    [
      "manual-step",
      aMap({
        steps: [step("a", "manual")],
        targets: [target("t", { changes: [change("a", { level: "automated" })] })],
      }),
      ["warning manual-step: “a” is manual. “t” makes it automated."],
    ],
    [
      "manual-step",
      aMap({ steps: [step("a", "manual")], targets: [target("t", { changes: [remove("a")] })] }),
      ["warning manual-step: “a” is manual. “t” takes it out."],
    ],
    [
      "non-repeatable-step",
      aMap({ steps: [step("a", "non-repeatable")] }),
      ["warning non-repeatable-step: “a” is figured out anew each time. Agree on one way and write it down."],
    ],
    [
      "absent-step",
      aMap({ steps: [step("a", "absent", { effort: "2h", runs: "1 per month" })] }),
      ["info absent-step: Nobody does “a” yet. Plan it in a target, or say why it can wait."],
    ],
    [
      "unrated-process",
      aMap({ steps: [step("a")], targets: [target("t", { adds: { steps: [step("b")] } })] }),
      [
        "info unrated-process: “a” has no level. Say how automated it is: “is automated”, “is semi-automated”, “is non-repeatable”, “is manual” or “is absent”.",
        "info unrated-process: “b” has no level. Say how automated it is: “is automated”, “is semi-automated”, “is non-repeatable”, “is manual” or “is absent”.",
      ],
    ],
  ])("%s", (rule, map, expected) => expect(only(rule, map)).toEqual(expected));
});

describe("severities", () => {
  const map = aMap({ steps: [step("a", "manual")] });
  const of = (severity: "error" | "off") =>
    lint(map, { severities: { "manual-step": severity } }).filter((f) => f.rule === "manual-step");
  it("come from the settings", () => expect(of("error").map((f) => f.severity)).toEqual(["error"]));
  it("turn a rule off", () => expect(of("off")).toEqual([]));
  it("of one state leave the others alone", () => {
    const both = aMap({
      steps: [step("a", "manual")],
      targets: [target("t", { changes: [] }), target("u", { changes: [] })],
    });
    const states = (stateSeverities: Record<string, Record<string, "error" | "off">>) =>
      lint(both, { severities: { "manual-in-target": "info" }, stateSeverities })
        .filter((f) => f.rule === "manual-in-target")
        .map((f) => `${f.state} ${f.severity}`);
    expect(states({ t: { "manual-in-target": "off" } })).toEqual(["u info"]);
    expect(states({ t: { "manual-in-target": "error" } })).toEqual(["t error", "u info"]);
  });
  it("turn a rule on for one state alone", () => {
    const off = { severities: { "manual-step": "off" } } as const;
    expect(lint(map, { ...off, stateSeverities: { current: { "manual-step": "hint" } } })[0]?.severity).toBe("hint");
  });
});

describe("silences", () => {
  const map = aMap({ steps: [step("a", "manual", at(3)), step("b", "manual", at(5))] });
  const settings = { severities: { "missing-purpose": "off", "no-actor": "off", "dead-end": "off" } as const };
  const silence = (rule: string, line: number, reason?: string) => ({
    word: "lint-ignore" as const,
    rule,
    line,
    lastLine: line,
    range: onLine(line),
    ...(reason && { reason }),
  });
  const heard = (...silences: ReturnType<typeof silence>[]) =>
    lint(map, { ...settings, silences }).map((f) => `${f.rule} ${f.range.startLine}`);

  it("hold for their line and rule", () => {
    expect(heard(silence("manual-step", 3, "soon gone"))).toEqual(["manual-step 5"]);
  });
  it("without a reason are reported", () => {
    expect(heard(silence("manual-step", 3), silence("manual-step", 5, "yes"))).toEqual(["silence-without-reason 3"]);
  });
  it("with nothing to silence are reported", () => {
    expect(heard(silence("absent-step", 3, "why"))).toEqual(["manual-step 3", "needless-silence 3", "manual-step 5"]);
  });
  it("of a rule that is off are not", () => {
    const severities = { ...settings.severities, "manual-step": "off" } as const;
    expect(lint(map, { severities, silences: [silence("manual-step", 3, "why")] })).toEqual([]);
  });
  it("of an unknown rule name the one that was meant", () => {
    expect(found(map, { ...settings, silences: [silence("manual-stp", 3, "why")] })).toContain(
      "warning silence-of-unknown-rule: There is no rule “manual-stp”. Did you mean “manual-step”?",
    );
  });
});

describe("silences in a text", () => {
  const read = (text: string) => {
    const comments = [...text.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)].map((m) => ({
      offset: m.index,
      end: m.index + m[0].length,
    }));
    return silencesOf(text, uri, comments).map(({ rule, reason, line }) => [rule, reason, line]);
  };
  it.each<[string, string, unknown[]]>([
    ["behind something", "a\nb // lint-ignore x: because\nc", [["x", "because", 1]]],
    ["above", "// lint-ignore x: because\nb", [["x", "because", 1]]],
    [
      "above, with more comments and blank lines between",
      "// lint-ignore x: w\n\n// more\n/* and\nmore */\nb",
      [["x", "w", 5]],
    ],
    [
      "two rules",
      "a // lint-ignore x, y: why",
      [
        ["x", "why", 0],
        ["y", "why", 0],
      ],
    ],
    ["no reason", "a // lint-ignore x", [["x", undefined, 0]]],
    ["an empty reason", "a // lint-ignore x:  ", [["x", undefined, 0]]],
    ["in a block", "a /* lint-ignore x: why */ b", [["x", "why", 0]]],
    ["none", "a // ignore x: why", []],
  ])("%s", (_, text, expected) => expect(read(text)).toEqual(expected));
  it("hold for the whole file", () => {
    const [silence] = silencesOf("a\n// lint-ignore-file x: why\nb\n", uri, [{ offset: 2, end: 29 }]);
    expect(silence).toMatchObject({ word: "lint-ignore-file", rule: "x", reason: "why", line: 0 });
    expect(silence?.lastLine).toBeGreaterThanOrEqual(3);
  });
  it("stand where the comment stands", () => {
    const [silence] = silencesOf("one\n  two // lint-ignore x: y\n", uri, [{ offset: 10, end: 29 }]);
    expect(silence?.range).toMatchObject({ startLine: 1, startColumn: 6, endLine: 1, endColumn: 25 });
  });
});

describe("silences of a block", () => {
  const reached = (text: string) => silencesOfText(text, uri).map(({ line, lastLine }) => [line, lastLine]);
  it.each<[string, string, [number, number]]>([
    ["above it", "// lint-ignore-block x: why\nphase p {\n  process a { effort 1h }\n}\nprocess b", [1, 3]],
    ["on its first line", "phase p { // lint-ignore-block x: why\n  process a\n}\nprocess b", [0, 2]],
    ["with braces in a text", '// lint-ignore-block x: why\nphase p "}" {\n  note "}"\n}\nprocess b', [1, 3]],
    ["that is never closed", "// lint-ignore-block x: why\nphase p {\n  process a\n", [1, 2]],
    ["where none opens", "// lint-ignore-block x: why\nprocess a\nphase p {\n}", [1, 1]],
  ])("%s", (_, text, lines) => expect(reached(text)).toEqual([lines]));
});

it("fixes come from the rule", () => {
  const map = aMap({ steps: [step("a")] });
  const [finding] = lint(map).filter((f) => f.rule === "unrated-process");
  expect(finding && fixesOf(map, finding)[1]).toEqual({
    title: "Rate as semi-automated: People analyse results, improve them or look something up",
    edits: [{ do: "set-level", process: "a", level: "semi-automated" }],
  });
});

it.each([
  ["manaul-step", "manual-step"],
  ["automatic", "automated"],
  ["zebra", undefined],
])("the word meant by %s is %s", (written, meant) => {
  expect(nearestWord(written, ["manual-step", "automated", "no-exit"])).toBe(meant);
});

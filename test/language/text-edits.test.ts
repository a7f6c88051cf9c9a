import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/parse-map.ts";
import { edited, textEditsOf } from "../../src/language/text-edits.ts";
import type { MapEdit } from "../../src/model/edit.ts";
import { levels } from "../../src/model/level.ts";
import { stateOf } from "../../src/model/state.ts";

const table: readonly (readonly [string, MapEdit, string, string])[] = [
  [
    "a level is replaced, its reason stays",
    { do: "set-level", process: "a", level: "automated" },
    'process a "A" by x is manual "why" { effort 4h }  // c',
    'process a "A" by x is automated "why" { effort 4h }  // c',
  ],
  [
    "a level is added to the head",
    { do: "set-level", process: "a", level: "manual" },
    "process a by x { reads d }",
    "process a by x is manual { reads d }",
  ],
  [
    "a level is added to a bare name",
    { do: "set-level", process: "a", level: "manual" },
    "process a // c",
    "process a is manual // c",
  ],
  [
    "a level in a target replaces that of its change",
    { do: "set-level", process: "a", level: "automated", state: "t" },
    "process a is manual\ntarget t {\n  change a is manual\n}",
    "process a is manual\ntarget t {\n  change a is automated\n}",
  ],
  [
    "a level in a target is added to its change",
    { do: "set-level", process: "a", level: "automated", state: "t" },
    "process a\ntarget t {\n  change a via x { effort 1h }\n}",
    "process a\ntarget t {\n  change a via x is automated { effort 1h }\n}",
  ],
  [
    "a change is written below the last one",
    { do: "set-level", process: "b", level: "automated", state: "t" },
    "target t {\n  change a is manual  // c\n\n  remove c\n}",
    "target t {\n  change a is manual  // c\n  change b is automated\n\n  remove c\n}",
  ],
  [
    "a target without a block gets one",
    { do: "set-level", process: "a", level: "absent", state: "t" },
    'target t "T"\n',
    'target t "T" {\n  change a is absent\n}\n',
  ],
  [
    "a process that the target adds is changed where it stands",
    { do: "set-level", process: "n", level: "manual", state: "t" },
    "target t {\n  extend p {\n    process n is automated\n  }\n}",
    "target t {\n  extend p {\n    process n is manual\n  }\n}",
  ],
  [
    "a platform's rating is changed, out of a list",
    { do: "set-level", process: "b", level: "manual", state: "p" },
    "platform p {\n  rate a, b, c is automated\n}",
    "platform p {\n  rate a, c is automated\n  rate b is manual\n}",
  ],
  [
    "a platform's rating is added",
    { do: "set-level", process: "b", level: "manual", state: "p" },
    "platform p {\n  cost 4 EUR per month\n}",
    "platform p {\n  cost 4 EUR per month\n  rate b is manual\n}",
  ],
  [
    "a title is replaced",
    { do: "rename-title", id: "a", title: 'Say "hi"' },
    'process a "A" by x',
    "process a 'Say \"hi\"' by x",
  ],
  ["a title is added", { do: "rename-title", id: "p", title: "P" }, "phase p {\n}", 'phase p "P" {\n}'],
  [
    "a title may hold anything",
    { do: "rename-title", id: "a", title: "a\\b\n\"'" },
    "process a",
    'process a "a\\\\b\\n\\"\'"',
  ],
  [
    "an actor is added before the level",
    { do: "add-clause", of: "a", clause: "by", text: "x" },
    "process a is manual",
    "process a by x is manual",
  ],
  [
    "an actor is replaced",
    { do: "add-clause", of: "a", clause: "by", text: "z" },
    "process a by x, y is manual",
    "process a by z is manual",
  ],
  [
    "a clause opens a block",
    { do: "add-clause", of: "a", clause: "effort", text: "4h" },
    "process a",
    "process a { effort 4h }",
  ],
  [
    "a clause joins a block on one line",
    { do: "add-clause", of: "a", clause: "effort", text: "4h" },
    "process a { reads d }",
    "process a { reads d  effort 4h }",
  ],
  [
    "a fifth clause takes lines",
    { do: "add-clause", of: "a", clause: "effort", text: "4h" },
    "process a { reads d  writes e  wait 1d  runs 2 per day }",
    "process a {\n  reads d\n  writes e\n  wait 1d\n  runs 2 per day\n  effort 4h\n}",
  ],
  [
    "prose takes lines",
    { do: "add-clause", of: "a", clause: "purpose", text: '"Why"' },
    "  process a { reads d }",
    '  process a {\n    reads d\n    purpose "Why"\n  }',
  ],
  [
    "a clause joins a block over lines",
    { do: "add-clause", of: "a", clause: "effort", text: "4h" },
    'process a {\n  note "x"  // c\n}',
    'process a {\n  note "x"  // c\n  effort 4h\n}',
  ],
  [
    "a clause is replaced",
    { do: "add-clause", of: "a", clause: "effort", text: "4h" },
    "process a { effort 1h  reads d }",
    "process a { effort 4h  reads d }",
  ],
  [
    "a first step stands apart behind all that is named",
    { do: "add-step", title: "Collect data" },
    'map "M"\nactor ds\n',
    'map "M"\nactor ds\n\nprocess collect-data "Collect data"\n',
  ],
  [
    "a first step stands before the targets",
    { do: "add-step", title: "Train" },
    "actor ds\n\ntarget t {\n}\n",
    'actor ds\n\nprocess train "Train"\n\ntarget t {\n}\n',
  ],
  [
    "a first step goes into an empty phase",
    { do: "add-step", title: "Train", phase: "p" },
    'phase p "P" {\n}\n',
    'phase p "P" {\n  process train "Train"\n}\n',
  ],
  [
    "a new step takes over the only way out",
    { do: "add-step-after", after: "a", title: "New step" },
    "process a\nprocess b\na -> b -> c",
    'process a\nprocess new-step "New step"\nprocess b\na -> new-step -> b -> c',
  ],
  [
    "a new step at the end of a chain lengthens it",
    { do: "add-step-after", after: "b", title: "B" },
    "process a\nprocess b\na -> b",
    'process a\nprocess b\nprocess b-2 "B"\na -> b -> b-2',
  ],
  [
    "a new step after a decision is one more way",
    { do: "add-step-after", after: "d", title: "Next" },
    'decision d\nd -> a "yes", b "no"\n\na -> b',
    'decision d\nprocess next "Next"\nd -> a "yes", b "no"\nd -> next\n\na -> b',
  ],
  [
    "a new step after one of several that lead on",
    { do: "add-step-after", after: "b", title: "New" },
    "process b\na, b -> c -> d",
    'process b\nprocess new "New"\na -> c -> d\nb -> new -> c',
  ],
  [
    "a new step after a start stands below the events",
    { do: "add-step-after", after: "s", title: "New" },
    "start s\nend e\n\ns -> e\n",
    'start s\nend e\n\nprocess new "New"\n\ns -> new -> e\n',
  ],
  [
    "a flow is written below those of its step",
    { do: "connect", from: "a", to: "c" },
    "process a\nprocess c\na -> b\n\nb -> c",
    "process a\nprocess c\na -> b\na -> c\n\nb -> c",
  ],
  [
    "the first flow stands apart",
    { do: "connect", from: "a", to: "b" },
    "process a\nprocess b\n",
    "process a\nprocess b\n\na -> b\n",
  ],
  [
    "the first flow stands before the targets",
    { do: "connect", from: "a", to: "b" },
    "process a\nprocess b\n\ntarget t\n",
    "process a\nprocess b\n\na -> b\n\ntarget t\n",
  ],
  [
    "a flow that is there is not written again",
    { do: "connect", from: "a", to: "b" },
    "process a\nprocess b\na -> x, b",
    "process a\nprocess b\na -> x, b",
  ],
  [
    "a step leaves a chain",
    { do: "remove-step", id: "b" },
    "process a\nprocess b  // gone\nprocess c\na -> b -> c",
    "process a\nprocess c\na -> c",
  ],
  [
    "label and share of the first flow stay",
    { do: "remove-step", id: "b" },
    'process a\nprocess b\nprocess c\na -> b "yes" 80% -> c "then"',
    'process a\nprocess c\na -> c "yes" 80%',
  ],
  [
    "every way in meets every way out",
    { do: "remove-step", id: "x" },
    "process x\na -> x -> b\nc -> x\nx -> d",
    "a -> b\na -> d\nc -> b\nc -> d",
  ],
  ["no step is joined with itself", { do: "remove-step", id: "x" }, "process x\na -> x -> a -> b", "a -> b"],
  [
    "what leads there already is not written twice",
    { do: "remove-step", id: "x" },
    "process x\na -> x -> b\na -> b",
    "a -> b",
  ],
  [
    "changes, removals and ratings go with it",
    { do: "remove-step", id: "x" },
    "process x\ntarget t {\n  change x is manual\n  remove x, y\n  x -> n\n}\nplatform p for t {\n  rate x, z is manual\n  rate x is absent\n}",
    "target t {\n  remove y\n}\nplatform p for t {\n  rate z is manual\n}",
  ],
  [
    "its silence goes too",
    { do: "remove-step", id: "x" },
    "process a\n// lint-ignore manual-step: r\nprocess x\n\nprocess b",
    "process a\n\nprocess b",
  ],
  [
    "a silence stands at the end of the line",
    { do: "silence", rule: "manual-step", line: 0, reason: "on paper\nby law" },
    "process a is manual \nprocess b",
    "process a is manual  // lint-ignore manual-step: on paper by law \nprocess b",
  ],
  [
    "a silence stands above a line with a comment",
    { do: "silence", rule: "r", line: 1, reason: "x" },
    "process a\n  process b // c",
    "process a\n  // lint-ignore r: x\n  process b // c",
  ],
];

const problems: readonly (readonly [string, MapEdit, string, RegExp])[] = [
  ["an unknown step", { do: "set-level", process: "x", level: "manual" }, "process a", /no process “x”/],
  [
    "an unknown state",
    { do: "set-level", process: "a", level: "manual", state: "t" },
    "process a",
    /no target or platform “t”/,
  ],
  ["a way out of an end", { do: "connect", from: "e", to: "a" }, "end e\nprocess a", /is an end/],
  ["a way into a start", { do: "connect", from: "a", to: "s" }, "start s\nprocess a", /is a start/],
  ["a step in a phase of another file", { do: "add-step", title: "x", phase: "p" }, "actor a", /declares no phase/],
  ["a step after an end", { do: "add-step-after", after: "e", title: "x" }, "end e", /is an end/],
  ["an open brace", { do: "remove-step", id: "a" }, "process a {", /not closed/],
];

describe("edits of a map", () => {
  it.each(table)("%s", (_, edit, before, after) => {
    expect(edited(before, edit)).toBe(after);
  });

  it.each(table)("%s, and Windows line ends stay", (_, edit, before, after) => {
    const windows = (text: string) => text.replaceAll("\n", "\r\n");
    expect(
      edited(
        windows(`${before}
`),
        edit,
      ),
    ).toBe(
      windows(`${after}
`),
    );
  });

  it.each(problems)("%s is refused with a sentence", (_, edit, text, message) => {
    const result = textEditsOf(text, "file:///a.mlflow", edit);
    expect(result).toHaveProperty("problem", expect.stringMatching(message));
  });

  const examples = ["examples", "examples/processes"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".mlflow") && name !== "questions.mlflow")
      .map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")] as const),
  );

  it.each(examples)("levels of %s can be set in every state", async (_, text) => {
    const { map } = await parseMap(text);
    for (const state of ["current", ...map.targets.map((t) => t.id)]) {
      const steps = stateOf(map, state)?.steps.filter((s) => s.kind === "process") ?? [];
      for (const [i, step] of steps.entries()) {
        if (i % 9 !== 0) continue;
        const level = levels[i % levels.length] ?? "manual";
        const after = await parseMap(edited(text, { do: "set-level", process: step.id, level, state }));
        const found = stateOf(after.map, state)?.steps.find((s) => s.id === step.id);
        expect(found).toMatchObject({ level });
        expect(after.map.steps.length).toBe(map.steps.length);
      }
    }
  });

  it.each(examples)("steps of %s can be taken out, and the flow stays whole", async (_, text) => {
    const before = await parseMap(text);
    for (const [i, step] of before.map.steps.entries()) {
      if (i % 9 !== 0 || step.kind === "start" || step.kind === "end") continue;
      const after = await parseMap(edited(text, { do: "remove-step", id: step.id }));
      expect(after.map.steps.map((s) => s.id)).toEqual(
        before.map.steps.map((s) => s.id).filter((id) => id !== step.id),
      );
      const { flows } = before.map;
      const joined = flows
        .filter((f) => f.to === step.id)
        .flatMap((a) => flows.filter((f) => f.from === step.id && f.to !== a.from).map((b) => `${a.from} ${b.to}`));
      const kept = flows.filter((f) => f.from !== step.id && f.to !== step.id).map((f) => `${f.from} ${f.to}`);
      const found = new Set(after.map.flows.map((f) => `${f.from} ${f.to}`));
      expect(found).toEqual(new Set([...kept, ...joined].filter((pair) => !pair.split(" ").includes(step.id))));
    }
  });

  it.each(examples)("a step can be added anywhere in %s", async (_, text) => {
    const before = await parseMap(text);
    for (const [i, step] of before.map.steps.entries()) {
      if (i % 9 !== 0 || step.kind === "end") continue;
      const after = await parseMap(edited(text, { do: "add-step-after", after: step.id, title: "Brand new" }));
      expect(after.map.steps.find((s) => s.id === "brand-new")).toMatchObject({ title: "Brand new" });
      expect(after.map.flows.some((f) => f.from === step.id && f.to === "brand-new")).toBe(true);
      expect(after.errors.length).toBe(before.errors.length);
    }
  });
});

import { describe, expect, it } from "vitest";
import { lint } from "../../src/analysis/lint.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { parseMap } from "../../src/language/index.ts";

/** One rule, a map (`«…»` marks what is underlined), the messages it gives. */
type Case = readonly [title: string, text: string, messages: readonly string[]];

const cases: Readonly<Record<string, readonly Case[]>> = {
  "manual-step": [
    ["an automated step is none", `process a is automated`, []],
    ["an unrated step is none", `process a`, []],
    [
      "the level is marked",
      `process label "Label" by x «is manual» { effort 2d..4d  runs 3 per month }\nactor x`,
      ["“Label” is manual: 48–96 hours a month. Look for the part of it that could run by itself."],
    ],
    [
      "money is said where every actor's cost is known",
      `map "M" {\n  currency EUR\n}\nactor x { cost 45 per hour }\nactor y { cost 85 per hour }\nprocess a by x, y is manual { effort 2d..4d  runs 3 per month }\nprocess b by z is manual { effort 1h  runs 2 per month }\nactor z`,
      [
        "“a” is manual: 48–96 hours a month, 3,120–6,240 EUR. Look for the part of it that could run by itself.",
        "“b” is manual: 2 hours a month. Look for the part of it that could run by itself.",
      ],
    ],
    [
      "one hour is one hour",
      `process a is manual { effort 1h  runs 1 per month }`,
      ["“a” is manual: 1 hour a month. Look for the part of it that could run by itself."],
    ],
    [
      "the last target of a chain says what is planned",
      `process a is manual\ntarget t1 {\n  change a is semi-automated\n}\ntarget t2 after t1 {\n  change a is automated\n}`,
      ["“a” is manual. “t2” makes it automated."],
    ],
    [
      "a new manual step of a target is another rule's",
      `target t {\n  extend p {\n    process b is manual\n  }\n}\nphase p {\n}`,
      [],
    ],
  ],
  "absent-step": [
    [
      "a target that brings it is named",
      `process a «is absent»\ntarget t {\n  change a is automated\n}`,
      ["Nobody does “a” yet. “t” makes it automated."],
    ],
  ],
  "no-actor": [
    ["automated and absent steps need nobody", `process a is automated\nprocess b is absent`, []],
    ["an unrated step needs somebody", `process «a»`, ["Nobody does “a”. Name who does it with “by”."]],
    ["decisions may be nobody's", `decision d`, []],
    [
      "a target that takes the last actor is told, where it does so",
      `actor x\nprocess a by x is manual\ntarget t {\n  change «a» by none\n}`,
      ["In “t”: Nobody does “a”. Name who does it with “by”."],
    ],
    [
      "what a target inherits is reported once",
      `process «a» is manual\ntarget t {\n  change a is semi-automated\n}`,
      ["Nobody does “a”. Name who does it with “by”."],
    ],
  ],
  "no-interface": [
    ["outside of targets nothing is asked", `process a is manual`, []],
    [
      "a step that the target does not mention is marked at the target",
      `process a is automated\ntarget «t» {\n}`,
      ["In “t”: “a” goes through no interface. Name the one that people use with “via”."],
    ],
    [
      "what the target leaves to hand work is reported for that alone",
      `process a is manual\nprocess b is non-repeatable\ntarget t {\n}`,
      [],
    ],
    [
      "only the last target of a chain is asked",
      `interface i\nprocess a is automated\ntarget t1 {\n}\ntarget t2 after t1 {\n  change a via i\n}`,
      [],
    ],
  ],
  "manual-in-target": [
    [
      "hours are those of the target",
      `process a is manual { effort 8h  runs 1 per month }\ntarget t {\n  change a «is manual» { effort 4h }\n}`,
      ["“t” leaves “a” manual: 4 hours a month. Automate a part of it, or say why it stays."],
    ],
    [
      "new steps too",
      `phase p {\n  process x is automated\n}\ntarget t {\n  extend p {\n    process b «is non-repeatable»\n  }\n}`,
      ["“t” leaves “b” non-repeatable. Automate a part of it, or say why it stays."],
    ],
    [
      "what a target itself makes manual is told by another rule",
      `process a is automated\ntarget t1 {\n  change a is manual\n}\ntarget t2 after t1 {\n}`,
      [],
    ],
    ["what is removed is gone", `process a is manual\ntarget t {\n  remove a\n}`, []],
  ],
  "lower-than-before": [
    [
      "against the target before, not the map",
      `process a is manual\ntarget t1 {\n  change a is automated\n}\ntarget t2 after t1 {\n  change a «is semi-automated»\n}`,
      ["“t2” makes “a” semi-automated; it was automated before. Leave the level out to keep it, or say why it falls."],
    ],
    ["from or to unrated is no lowering", `process a\ntarget t {\n  change a is manual\n}`, []],
    [
      "to give a step up is",
      `process a is manual\ntarget t {\n  change a «is absent»\n}`,
      ["“t” makes “a” absent; it was manual before. Leave the level out to keep it, or say why it falls."],
    ],
  ],
  unreachable: [
    ["a map without flows is being written", `process a is automated\nprocess b is automated`, []],
    ["without a start, steps with no way in are entries", `process a is automated\nprocess b is automated\na -> b`, []],
    [
      "a loop that no start leads to",
      `start s\nend e\nprocess «a» is automated\nprocess «b» is automated\ns -> e\na -> b -> a`,
      [
        "No way leads to “a” from a start. Draw a flow to it, or take it out.",
        "No way leads to “b” from a start. Draw a flow to it, or take it out.",
      ],
    ],
    [
      "what a target cuts off",
      `start s\nend e\nprocess a is automated\nprocess b is automated\ns -> a -> b -> e\ntarget «t» {\n  remove a -> b\n  a -> e\n}`,
      ["In “t”: No way leads to “b”. Draw a flow to it, or take it out."],
    ],
  ],
  "dead-end": [
    ["an end may end", `start s\nend e\ns -> e`, []],
    [
      "without ends the last step is one",
      `process a is automated\nprocess «b» is automated\na -> b`,
      ["No way leads on from “b”. Draw a flow to what comes next, or to an “end”."],
    ],
    ["a step that nothing reaches is reported for that alone", `start s\nend e\nprocess a is automated\ns -> e`, []],
    ["a decision is another rule's", `process a is automated\ndecision d\na -> d`, []],
  ],
  "no-exit": [
    [
      "a step that flows to itself only",
      `process «a» is automated\na -> a`,
      ["“a” leads to itself only. Draw a way out."],
    ],
    ["a loop with a way out", `process a is automated\nprocess b is automated\nend e\na -> b -> a\nb -> e`, []],
    [
      "two loops, one cause each",
      `process «a» is automated\nprocess b is automated\nprocess «c» is automated\nprocess d is automated\nstart s\ns -> a -> b -> a\ns -> c -> d -> c`,
      [
        "Nothing leaves the loop of “a” and “b”. Draw a way out.",
        "Nothing leaves the loop of “c” and “d”. Draw a way out.",
      ],
    ],
  ],
  "decision-ways": [
    ["two labelled ways are right", `process a\ndecision d\nend e\nd -> a "no"\nd -> e "yes"`, []],
    [
      "one label to two places is two ways, one answer",
      `process a\nprocess b\ndecision d\nd -> a, b "x"\nd -> b "y"`,
      ["The way from “d” to “a” has no label: which answer is it?"],
    ],
    [
      "no way",
      `process a\ndecision «d»\na -> d`,
      ["“d” has no way out; a decision has at least two. Draw the others, or make it a process."],
    ],
    [
      "the unlabelled way is marked",
      `process a\ndecision d\nend e\nd -> a "no"\n«d -> e»`,
      ["The way from “d” to “e” has no label: which answer is it?"],
    ],
  ],
  "ping-pong": [
    ["two passes are usual", `actor x\nactor y\nprocess a by x\nprocess b by y\nprocess c by x\na -> b -> c`, []],
    [
      "decisions that name nobody are looked through",
      `actor x "X"\nactor y "Y"\nprocess «a» by x\nprocess b by y\ndecision q\nprocess c by x\nprocess d by y\na -> b -> q\nq -> c "1"\nq -> d "2"\nc -> d`,
      [
        "Work passes 3 times in a row between “X” and “Y”: “a” → “b” → “c” → “d”. Let one of them do the whole stretch, or put it in another order.",
      ],
    ],
    ["a loop is not a row without end", `actor x\nactor y\nprocess a by x\nprocess b by y\na -> b -> a`, []],
    [
      "nobody passes work to a step that nobody does",
      `actor x\nactor y\nprocess a by x\nprocess b by y is absent\nprocess c by x is absent\nprocess d by y\na -> b -> c -> d`,
      [],
    ],
  ],
  unused: [
    [
      "each kind in its words",
      `actor «x» "X"\ninterface «i» "I"\ndata «d» "D"`,
      [
        "Nobody names the actor “X”. Name it where it belongs, or take it out.",
        "Nothing goes through “I”. Name it where it belongs, or take it out.",
        "Nothing reads or writes “D”. Name it where it belongs, or take it out.",
      ],
    ],
    ["a target's use is a use", `actor x\nprocess a is automated\ntarget t {\n  change a by x\n}`, []],
    ["a platform's set-up is a use", `actor x\nplatform p {\n  setup 3d by x\n  upkeep 2h per month by x\n}`, []],
    [
      "a target's own leftovers",
      `process a\ntarget t {\n  actor «x» "X"\n}`,
      ["Nobody names the actor “X”. Name it where it belongs, or take it out."],
    ],
  ],
  "unread-data": [
    [
      "a target that removes the reader",
      `data d "D"\nprocess a { writes d }\nprocess b { reads d }\ntarget «t» {\n  remove b\n}`,
      ["In “t”: “D” is written, but nothing reads it. Name the step that does with “reads”, or take it out."],
    ],
    ["unused data is another rule's", `data d`, []],
  ],
  "unwritten-data": [
    ["a step may read what it writes", `data d\nprocess a { reads d  writes d }`, []],
    [
      "what the first steps read comes from outside",
      `data d\nstart s\nprocess a { reads d }\nprocess b\ns -> a -> b`,
      [],
    ],
    [
      "what a later step reads is to come from somewhere",
      `data «d»\nprocess a\nprocess b { reads d }\na -> b`,
      ["“d” is read, but nothing writes it. Name the step that does with “writes”, or add the one that fetches it."],
    ],
  ],
  "missing-effort": [
    ["a map without numbers is not asked for them", `process a\nprocess b { effort 1h }`, []],
    [
      "what is missing is named",
      `process a { effort 1h  runs 1 per month }\nprocess «b»\nprocess «c» { runs 2 per month }`,
      [
        "“b” states no effort and no runs; the hours of the map are counted without it.",
        "“c” states no effort; the hours of the map are counted without it.",
      ],
    ],
    ["nobody does an absent step", `process a { effort 1h  runs 1 per month }\nprocess b is absent`, []],
  ],
  "missing-purpose": [["a map without purposes is not asked for them", `process a\nprocess b`, []]],
  "below-target": [
    ["at or above is fine", `process a is semi-automated\nplatform p {\n  rate a is automated\n}`, []],
    [
      "against its own target, marked at the rating",
      `process a is manual\ntarget t {\n  change a is automated\n}\nplatform p for t {\n  rate «a» is manual\n}`,
      ["“p” leaves “a” manual; “t” asks for automated. Ask for more, or count what is left."],
    ],
  ],
  "unrated-by-platform": [
    [
      "a candidate that nobody has looked at is one finding",
      `process a\nprocess b\nprocess c\nprocess d\nplatform «p» {\n}`,
      ["“p” is not rated for 4 processes of “Current”: a, b, c, d."],
    ],
    [
      "a step that the target adds",
      `phase h {\n  process x is automated\n}\ntarget t {\n  extend h {\n    process n is automated\n  }\n}\nplatform «p» for t {\n  rate x is automated\n}`,
      ["“p” is not rated for “n”: “rate n is …”."],
    ],
  ],
  "unanswered-question": [
    [
      "a platform that nobody has evaluated yet is one cause",
      `questionnaire q {\n${["g1", "g2", "g3"].map((g) => `  group ${g} {\n${[1, 2, 3, 4].map((n) => `    question ${g}-${n}`).join("\n")}\n  }`).join("\n")}\n}\nplatform «p» {\n}`,
      [
        "“p” leaves 12 of 12 questions open, most of “g1”, “g2” and “g3”. Answer them in the preview, or send them out with `mlmap form`.",
      ],
    ],
    [
      "a group that nobody has asked is one finding",
      `questionnaire {\n  group g "G" {\n    question a\n    question b\n    question c\n    question d\n  }\n  group h {\n    question e "E?"\n  }\n}\nplatform p {\n}`,
      ["“p” leaves 4 of 4 questions of “G” open: a, b, c, d.", "“p” leaves open: E? (“answer h.e …”)"],
    ],
  ],
  "required-is-red": [
    [
      "yellow passes",
      `questionnaire {\n  group g {\n    question q "Q" required\n  }\n}\nplatform p {\n  answer g.q mixed\n}`,
      [],
    ],
  ],
  "duplicate-title": [
    ["two kinds may share one", `process a "Train"\ndata b "Train"`, []],
    [
      "case and blanks do not tell apart",
      `process a "Train"\nprocess «b» "train "`,
      ["“train ” is the title of “a” too; readers can't tell the two apart. Say what is different about it."],
    ],
    [
      "a target that brings the second",
      `phase h {\n  process a "Train"\n}\ntarget t {\n  extend h {\n    process «b» "Train"\n  }\n}`,
      ["In “t”: “Train” is the title of “a” too; readers can't tell the two apart. Say what is different about it."],
    ],
    ["untitled elements show their names, which differ", `process a\nprocess b`, []],
  ],
  "unmonitored-model": [
    ["a map about other things", `process a "Pack parcels" is manual`, []],
    [
      "somebody who watches nothing yet is another rule's",
      `process a "Deploy the model"\nprocess b "Monitor drift" is absent\na -> b`,
      [],
    ],
    ["what nobody deploys needs no watching", `process a "Deploy the model" is absent`, []],
    ["a label of a flow may tell", `process a "Deploy"\nprocess b "Train"\na -> b "drift"`, []],
    [
      "the last of several, in German too",
      `process a "Modell bereitstellen"\nprocess «b» "Auf alle Server ausrollen"`,
      [
        "After “Auf alle Server ausrollen” nothing watches the model. Add the step that does, with “is absent” where nobody does it yet.",
      ],
    ],
    [
      "a target that takes the watching out",
      `process a "Deploy"\nprocess b "Monitor"\ntarget «t» {\n  remove b\n}`,
      [
        "In “t”: After “Deploy” nothing watches the model. Add the step that does, with “is absent” where nobody does it yet.",
      ],
    ],
  ],
  "unchecked-labels": [
    ["labels of bottles that a second person checks", `process a "Label images"\nprocess b "Double check labels"`, []],
    ["a decision may ask", `process a "Annotate"\ndecision d "Annotators agree?"\na -> d`, []],
    ["a review two steps on", `process a "Label"\nprocess b "Export"\nprocess c "Review the set"\na -> b -> c`, []],
    ["labelled data that is only used", `process a "Train on labelled data"`, []],
    [
      "nobody checks",
      `process «a» "Annotate documents" is manual\nprocess b "Train"\na -> b`,
      [
        "Nobody checks what comes out of “Annotate documents”. Let two people label a part of it and measure how far they agree.",
      ],
    ],
  ],
  "untracked-training": [
    ["a non-repeatable step is another rule's", `process a "Train" is non-repeatable`, []],
    ["a data set with versions", `data d "Versioned corpus"\nprocess a "Train" is manual { reads d }`, []],
    ["training sets are not trained", `process a "Export the training set" is manual`, []],
  ],
  "no-way-back": [
    [
      "what serves is not what was released",
      `process deploy "Deploy" is automated\nprocess serve "Serve predictions" is automated\ndeploy -> serve`,
      [
        "No way leads back when “Deploy” puts a bad model to work. Draw who rolls it back and when, or how it reaches few users first.",
      ],
    ],
    ["a canary", `process a "Deploy to a canary"`, []],
    ["a note", `process a "Deploy" {\n  note "Reverted within an hour where it fails"\n}`, []],
  ],
  "long-wait": [
    ["under a day is no matter", `process a { effort 5min  wait 7h }`, []],
    [
      "the clause is marked, with ranges",
      `process a { effort 30min..1h  «wait 2d..4d» }`,
      ["“a” waits 2–4 d for 30 min – 1 h of work. Find out what it waits for: a person, a slot, a batch?"],
    ],
    ["without an effort nothing is known", `process a { wait 9d }`, []],
  ],
  "much-rework": [
    [
      "what it costs is said",
      `process a { effort 4h  runs 5 per month  «rework 20%..40%» }`,
      ["20–40 % of “a” is done again: 4–8 hours a month. Look for the cause in what comes before it."],
    ],
    ["less than a quarter is usual", `process a { rework 10%..30% }`, []],
  ],
  "overloaded-actor": [
    ["how many people is not known", `actor x\nprocess a by x { effort 30d  runs 1 per month }`, []],
    [
      "at the role",
      `actor «x» "X" { people 1..2 }\nprocess a by x { effort 42d  runs 1 per month }`,
      [
        "The steps of this map take 100–200 % of the working time of “X”. Give some of them away, or automate the largest.",
      ],
    ],
  ],
  "hidden-decision": [
    [
      "two causes for one way are no choice",
      `process a is automated\nprocess b is automated\na -> b "drift"\na -> b "schedule"`,
      [],
    ],
    ["two ways at once are no choice", `process a\nprocess b\nprocess c\na -> b, c`, []],
    ["one label is no choice", `process a\nprocess b\nprocess c\na -> b "each night"\na -> c`, []],
  ],
  "no-start-or-end": [
    ["a map without flows is being written", `process a`, []],
    [
      "both may be missing",
      `process «a» "A"\nprocess «b» "B"\na -> b`,
      [
        "The flow begins with “A” and has no “start”. Say what sets it off.",
        "The flow ends with “B” and has no “end”. Say when it is done.",
      ],
    ],
  ],
  "one-word-title": [
    ["no title at all is no word", `process train`, []],
    ["scripts without blanks", `process a "標註"`, []],
  ],
  "several-starts": [["none is another rule's", `process a`, []]],
  "many-ways": [
    [
      "one answer to many places",
      `process a\nprocess b\nprocess c\nprocess e\nprocess f\ndecision d\nd -> a "x"\nd -> b "x"\nd -> c "x"\nd -> e "x"\nd -> f "y"`,
      [],
    ],
  ],
};

describe.each(Object.entries(cases))("%s", (rule, list) => {
  it("is a rule", () => expect(rules.map((r) => r.id)).toContain(rule));
  it.each(list)("%s", async (_, marked, messages) => {
    const text = marked.replace(/[«»]/g, "");
    const { map, errors } = await parseMap(text, "memory:///case.mlflow");
    expect(errors.map((e) => e.message)).toEqual([]);
    const found = lint(map, { severities: { [rule]: "warning" } }).filter((f) => f.rule === rule);
    expect(found.map((f) => f.message.replaceAll("\u00a0", " "))).toEqual(messages);
    const wanted = [...marked.matchAll(/«([^»]*)»/g)].map((m, i) => [m.index - 2 * i, m[1]] as const);
    if (wanted.length === 0) return;
    expect(found.map((f) => [f.range.offset, text.slice(f.range.offset, f.range.end)])).toEqual(wanted);
  });
});

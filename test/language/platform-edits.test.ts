import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixesOf, lint } from "../../src/analysis/index.ts";
import { formatText, parseMap } from "../../src/language/index.ts";
import { edited, textEditsOf } from "../../src/language/text-edits.ts";
import type { MapEdit } from "../../src/model/edit.ts";
import { levels } from "../../src/model/level.ts";

const answer = { do: "answer", platform: "p", group: "g", question: "q" } as const;
const rate = { do: "rate", platform: "p", process: "a" } as const;

const table: readonly (readonly [string, MapEdit, string, string])[] = [
  [
    "an answer's colour is replaced, its remark and comment stay",
    { ...answer, value: "bad" },
    'platform p {\n  answer g.q   🟢 "Seen"  // by Ada\n}',
    'platform p {\n  answer g.q   🔴 "Seen"  // by Ada\n}',
  ],
  [
    "a word that says the colour already is left alone",
    { ...answer, value: "good", why: "Tried" },
    "platform p {\n  answer g.q good\n}",
    'platform p {\n  answer g.q good "Tried"\n}',
  ],
  [
    "a remark is replaced, quotes in it are kept readable",
    { ...answer, value: "good", why: 'They say "soon"' },
    'platform p {\n  answer g.q 🟢 "Seen"\n}',
    "platform p {\n  answer g.q 🟢 'They say \"soon\"'\n}",
  ],
  [
    "an empty remark is taken out",
    { ...answer, value: "mixed", why: "" },
    'platform p {\n  answer g.q 🟢 "Seen"\n}',
    "platform p {\n  answer g.q 🟡\n}",
  ],
  [
    "a new answer stands with those of its group",
    { ...answer, value: "good", why: "Seen" },
    "platform p {\n  answer g.a 🟢\n  answer h.b 🟡\n}",
    'platform p {\n  answer g.a 🟢\n  answer g.q 🟢 "Seen"\n  answer h.b 🟡\n}',
  ],
  [
    "a platform without a block gets one",
    { ...answer, value: "good" },
    "platform p",
    "platform p {\n  answer g.q 🟢\n}",
  ],
  [
    "an answer is taken back with its line",
    { ...answer, value: null },
    'platform p {\n  answer g.a 🟢\n  answer g.q 🟢 "Seen"\n}',
    "platform p {\n  answer g.a 🟢\n}",
  ],
  [
    "a rating's level and remark are replaced",
    { ...rate, level: "manual", why: "By hand" },
    'platform p {\n  rate a is automated "By itself"\n}',
    'platform p {\n  rate a is manual "By hand"\n}',
  ],
  [
    "one of several leaves their line, with its own remark",
    { ...rate, level: "manual", why: "By hand" },
    'platform p {\n  rate a, b is automated "Trial"\n}',
    'platform p {\n  rate b is automated "Trial"\n  rate a is manual "By hand"\n}',
  ],
  [
    "open questions are listed as comments, those listed already not again",
    {
      do: "outline-answers",
      platform: "p",
      open: [
        { group: "g", question: "q", title: "Q?" },
        { group: "g", question: "r", title: "R?" },
      ],
    },
    'platform p {\n  cost 4 EUR per month\n  // answer g.q 🟢|🟡|🔴 "Q?"\n}',
    'platform p {\n  cost 4 EUR per month\n  // answer g.r 🟢|🟡|🔴 "R?"\n  // answer g.q 🟢|🟡|🔴 "Q?"\n}',
  ],
  [
    "a rating is taken back with its line",
    { ...rate, level: null },
    'platform p {\n  rate a is manual "Tried"\n  rate b is manual\n}',
    "platform p {\n  rate b is manual\n}",
  ],
  [
    "of several in a line only the one is taken back",
    { ...rate, level: null },
    'platform p {\n  rate b, a, c is manual "Tried"\n}',
    'platform p {\n  rate b, c is manual "Tried"\n}',
  ],
  [
    "a question that stands in two groups is waived in the one meant, its weight stays",
    { do: "waive", group: "h", question: "q" },
    'questionnaire {\n  group g {\n    question q "Q" required\n  }\n  group h {\n    question q "Q" required weight 2 { note "x" }\n  }\n}',
    'questionnaire {\n  group g {\n    question q "Q" required\n  }\n  group h {\n    question q "Q" weight 2 { note "x" }\n  }\n}',
  ],
  [
    "what was said last goes with its braces",
    { ...rate, level: null },
    "platform p {\n  rate a is manual\n}\n",
    "platform p\n",
  ],
  [
    "a comment keeps the braces",
    { ...answer, value: null },
    "platform p {\n  // asked in May\n  answer g.q 🔴\n}\n",
    "platform p {\n  // asked in May\n}\n",
  ],
];

describe("edits of a platform", () => {
  it.each(table)("%s", (_, edit, before, after) => {
    expect(edited(before, edit)).toBe(after);
    expect(edited(after, edit)).toBe(after);
  });

  it("says where a platform is changed that stands in another file", () => {
    expect(textEditsOf("process a", "m", { ...answer, value: "good" })).toEqual({
      problem: expect.stringMatching(/no platform “p”/),
    });
  });

  it("writes what is read again, whatever the remark, and keeps the house style", async () => {
    const text = `questionnaire {\n  group g {\n    question q "Q?"\n  }\n}\n\nprocess a is manual\n\nplatform p {\n  rate a is manual\n}\n`;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("good", "mixed", "bad"),
        fc.constantFrom(...levels),
        fc.string({ unit: "grapheme" }).filter((t) => /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(t)),
        async (value, level, why) => {
          const changed = edited(edited(text, { ...answer, value, why }), { ...rate, level, why });
          const { map, errors } = await parseMap(changed);
          expect(errors).toEqual([]);
          const [platform] = map.platforms;
          expect(platform?.answers).toMatchObject([why === "" ? { value } : { value, why }]);
          expect(platform?.ratings).toMatchObject([{ level }]);
          expect(formatText(changed)).toBe(changed);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("lists every open question by one fix, without making up a colour", async () => {
    const questions = Array.from({ length: 6 }, (_, i) => `    question q${i} "Question ${i}?"`).join("\n");
    const text = `questionnaire {\n  group g {\n${questions}\n  }\n}\n\nprocess a is manual\n\nplatform p {\n  rate a is manual\n\n  answer g.q0 🟢\n}\n`;
    const { map } = await parseMap(text);
    const finding = lint(map).find((f) => f.rule === "unanswered-question");
    const fix = finding && fixesOf(map, finding).find((f) => f.title.startsWith("List all 5"));
    const fixed = (fix?.edits ?? []).reduce(edited, text);
    expect(fixed.match(/^ {2}\/\/ answer g\.q\d 🟢\|🟡\|🔴 "Question \d\?"$/gmu)).toHaveLength(5);
    expect(formatText(fixed)).toBe(fixed);
    expect((await parseMap(fixed)).map.platforms[0]?.answers).toHaveLength(1);
  });
});

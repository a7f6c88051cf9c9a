import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatText, mergeTexts, parseMap } from "../../src/language/index.ts";

const wish = { markerSize: 7, oursLabel: "ours", theirsLabel: "theirs" };
function merged(base: string, ours: string, theirs: string): string {
  const result = mergeTexts(base, ours, theirs, wish);
  if (!result) throw new Error("not read");
  expect(result.conflicts).toBe((result.text.match(/^<<<<<<< /gm) ?? []).length);
  return result.text;
}

const platform = (...lines: readonly string[]): string =>
  `platform acme "Acme" for y2027 {\n${lines.map((line) => (line === "" ? "\n" : `  ${line}\n`)).join("")}}\n`;

describe("two people's changes of a map", () => {
  it("merge line by line of a block, however close the lines stand", () => {
    expect(
      merged(
        platform('answer a.x 🟡 "?"', "answer a.y 🟡", "answer a.z 🟡"),
        platform('answer a.x 🟢 "SAML"', "answer a.y 🟡", "answer a.w 🟢", "answer a.z 🟡"),
        platform('answer a.x 🟡 "?"', "answer a.y 🔴", "answer a.v 🔴", "rate train is manual"),
      ),
    ).toBe(platform('answer a.x 🟢 "SAML"', "answer a.y 🔴", "answer a.w 🟢", "answer a.v 🔴", "rate train is manual"));
  });

  it("know the same change of both for one", () => {
    const both = platform("answer a.x 🟢", "answer a.y 🟢");
    expect(merged(platform("answer a.x 🟢"), both, platform("answer a.x  🟢", "answer a.y    🟢"))).toBe(both);
  });

  it("contradict where one answer is given in two ways: both stand between markers", () => {
    expect(
      merged(
        platform("answer a.x 🟡", "answer a.y 🟡"),
        platform('answer a.x 🟢 "Tried"', "answer a.y 🟢"),
        platform('answer a.x 🔴 "No"', "answer a.y 🟡"),
      ),
    ).toBe(`platform acme "Acme" for y2027 {
<<<<<<< ours
  answer a.x 🟢 "Tried"
=======
  answer a.x 🔴 "No"
>>>>>>> theirs
  answer a.y 🟢
}
`);
  });

  it("contradict where one takes away what the other changes", () => {
    const text = merged(
      platform("answer a.x 🟡", "rate b is manual"),
      platform("rate b is manual"),
      platform("answer a.x 🟢", "rate b is manual"),
    );
    expect(text).toContain("<<<<<<< ours\n=======\n  answer a.x 🟢\n>>>>>>> theirs\n  rate b is manual\n");
  });

  it("contradict where a process is rated in two lines that overlap", () => {
    const text = merged(
      platform("rate c is manual"),
      platform("rate a, b is automated", "rate c is manual"),
      platform("rate c is manual", "rate a is manual"),
    );
    expect(text).toContain("<<<<<<< ours\n  rate a, b is automated\n=======\n  rate a is manual\n>>>>>>> theirs\n");
  });

  it("take answers in the place of comments that await them", () => {
    const listed = platform(
      '// answer a.x 🟢|🟡|🔴 "X?"',
      '// answer a.y 🟢|🟡|🔴 "Y?"',
      "",
      '// answer b.z 🟢|🟡|🔴 "Z?"',
    );
    expect(
      merged(
        listed,
        listed.replace('// answer a.x 🟢|🟡|🔴 "X?"', "answer a.x 🟢"),
        listed.replace('// answer a.y 🟢|🟡|🔴 "Y?"', "answer a.y 🔴"),
      ),
    ).toBe(platform("answer a.x 🟢", "answer a.y 🔴", "", '// answer b.z 🟢|🟡|🔴 "Z?"'));
    // One lists what is open, the other answers meanwhile.
    expect(
      merged(
        platform("cost 1 EUR per month"),
        platform("cost 1 EUR per month", '// answer a.x 🟢|🟡|🔴 "X?"'),
        platform("cost 1 EUR per month", "answer a.x 🟢"),
      ),
    ).toBe(platform("cost 1 EUR per month", "answer a.x 🟢"));
  });

  it("merge clause by clause within a line, and keep house style", () => {
    expect(
      merged(
        formatText('process label "Label" by ds is manual { effort 4h  runs 2 per month }\nprocess train "Train"'),
        formatText(
          'process label "Label" by ds, mle is manual { effort 6h  runs 2 per month }\nprocess train "Train" is manual',
        ),
        formatText(
          'process label "Label" by ds is automated { effort 4h  runs 4 per month }\nprocess train-all "Train all"\nprocess train "Train"',
        ),
      ),
    ).toBe(`process label     "Label"     by ds, mle is automated { effort 6h  runs 4 per month }
process train-all "Train all"
process train     "Train"     is manual
`);
  });

  it("show two titles of one block above what both wrote into it", () => {
    expect(
      merged(
        'platform acme "Acme" {\n  rate a is manual\n}\n',
        'platform acme "Acme ML" {\n  rate a is automated\n}\n',
        'platform acme "Acme AI" {\n  rate a is manual\n  rate b is manual\n}\n',
      ),
    ).toBe(`<<<<<<< ours
platform acme "Acme ML" {
=======
platform acme "Acme AI" {
>>>>>>> theirs
  rate a is automated
  rate b is manual
}
`);
  });

  it("add platforms and steps in one place without mixing them", () => {
    const base = "process a is manual\n";
    expect(
      merged(
        base,
        `${base}\nplatform one {\n  rate a is manual\n}\n`,
        `${base}\nplatform two {\n  rate a is manual\n}\n`,
      ),
    ).toBe(`${base}\nplatform one {\n  rate a is manual\n}\n\nplatform two {\n  rate a is manual\n}\n`);
  });

  it("contradict where one flow or note is changed in two ways", () => {
    expect(merged("a -> b\nb -> c\n", 'a -> b "x"\nb -> c\n', 'a -> b "y"\nb -> c\nc -> d\n')).toBe(
      '<<<<<<< ours\na -> b "x"\n=======\na -> b "y"\n>>>>>>> theirs\nb -> c\nc -> d\n',
    );
    expect(merged("a -> b\n", "a -> b\nb -> c\n", "a -> b\nb -> d\n")).toBe("a -> b\nb -> c\nb -> d\n");
  });

  it("keep comments and blank lines of both, line ends and layout of ours", () => {
    expect(
      merged(
        "// one\r\nprocess a   is manual\r\nprocess b\r\n",
        "// one\r\n// two\r\nprocess a   is manual // kept\r\nprocess b\r\n",
        "// one\nprocess a is manual\n// three\nprocess b is manual\n// end\n",
      ),
    ).toBe("// one\r\n// two\r\nprocess a   is manual // kept\r\n// three\r\nprocess b is manual\r\n// end\r\n");
  });

  it("do not mistake the text for what it says about markers, nor read what is not closed", () => {
    const note = 'note "// conflict 0"\n';
    expect(merged("cost 1 EUR per month\n", `cost 2 EUR per month\n${note}`, `cost 3 EUR per month\n${note}`)).toBe(
      `<<<<<<< ours\ncost 2 EUR per month\n=======\ncost 3 EUR per month\n>>>>>>> theirs\n${note}`,
    );
    expect(mergeTexts("a -> b\n", "platform x {\n", "a -> b\n", wish)).toBeUndefined();
  });

  it("follow a move of one side and the change of the other", () => {
    expect(
      merged(
        "process a\nprocess b\nprocess c\n",
        "process c\nprocess a\nprocess b\n",
        "process a\nprocess b\nprocess c is manual\n",
      ),
    ).toBe("process c is manual\nprocess a\nprocess b\n");
  });
});

describe("any changes of a map", () => {
  const questions = Array.from({ length: 8 }, (_, i) => `g${i % 2}.q${i}`);
  const head = `questionnaire {
${[0, 1].map((g) => `  group g${g} {\n${[0, 1, 2, 3].map((i) => `    question q${i * 2 + g}\n`).join("")}  }\n`).join("\n")}}

`;
  type Answers = Readonly<Record<string, string | undefined>>;
  const written = (answers: Answers, order: readonly string[]): string => {
    const lines = order.flatMap((name) => (answers[name] === undefined ? [] : [`  answer ${name} ${answers[name]}\n`]));
    return formatText(`${head}platform p {\n${lines.join("")}}\n`);
  };
  const someAnswers = fc.record(
    Object.fromEntries(
      questions.map((q) => [
        q,
        fc.constantFrom(undefined, "🟢", "🟡", '🔴 "Logs leave"', '🔴 "A long remark, so that columns move"'),
      ]),
    ),
  ) as fc.Arbitrary<Answers>;

  it("of answers: what one side changed is taken, and what both changed differently contradicts, whoever is ours", async () => {
    await fc.assert(
      fc.asyncProperty(
        someAnswers,
        someAnswers,
        someAnswers,
        fc.shuffledSubarray(questions, { minLength: 8 }),
        async (o, a, b, order) => {
          const [base, ours, theirs] = [written(o, questions), written(a, questions), written(b, order)];
          const clashes = questions.filter((q) => a[q] !== b[q] && a[q] !== o[q] && b[q] !== o[q]);
          const result = mergeTexts(base, ours, theirs, wish);
          expect(result?.conflicts).toBe(clashes.length);
          expect(mergeTexts(base, theirs, ours, wish)?.conflicts).toBe(clashes.length);
          if (!result || clashes.length > 0) return;
          const { map, errors } = await parseMap(result.text);
          expect(errors).toEqual([]);
          const said = Object.fromEntries(
            (map.platforms[0]?.answers ?? []).map((x) => [`${x.group}.${x.question}`, x.value]),
          );
          const values = { "🟢": "good", "🟡": "mixed", "🔴": "bad" } as Readonly<Record<string, string>>;
          for (const q of questions) {
            const taken = a[q] === o[q] ? b[q] : a[q];
            expect(said[q]).toBe(taken === undefined ? undefined : values[taken.split(" ")[0] ?? ""]);
          }
          expect(formatText(result.text)).toBe(result.text);
        },
      ),
    );
  });

  const examples = [
    "examples/nlp-company.mlflow",
    "examples/questions.mlflow",
    "examples/processes/uber-michelangelo.mlflow",
  ].map((path) => readFileSync(path, "utf8"));
  /** One line of a text taken away, written twice, or changed; only where it is a whole statement. */
  const mutated = (text: string, picks: readonly (readonly [number, number])[]): string => {
    const lines = text.split("\n");
    for (const [at, how] of picks) {
      const i = at % lines.length;
      const line = lines[i] ?? "";
      if (/[{}]\s*$|^\s*->/.test(line) || /"""/.test(text)) continue;
      if (how === 0) lines.splice(i, 1);
      else if (how === 1)
        lines[i] = line.replace(/ is [a-z-]+/, " is automated").replace(/"([^"]*)"/, '"$1 (changed)"');
      else lines.splice(i, 0, `process new-${at}-${how} "New ${how}" is manual`);
    }
    return lines.join("\n");
  };
  const picks = fc.array(fc.tuple(fc.nat(500), fc.nat(4)), { maxLength: 6 });

  it("of a real map: what one side alone did is what comes out, and what reads on both sides reads when merged", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...examples), picks, picks, async (base, mine, other) => {
        const [ours, theirs] = [mutated(base, mine), mutated(base, other)];
        const alone = formatText(ours);
        expect(mergeTexts(base, alone, base, wish)).toEqual({ text: alone, conflicts: 0 });
        expect(mergeTexts(base, base, alone, wish)).toEqual({ text: alone, conflicts: 0 });
        expect(mergeTexts(base, alone, alone, wish)).toEqual({ text: alone, conflicts: 0 });
        const result = mergeTexts(base, ours, theirs, wish);
        if (!result || result.conflicts > 0) return;
        const wrong = async (text: string) => (await parseMap(text)).errors.filter((e) => e.rule === "syntax").length;
        if ((await wrong(ours)) + (await wrong(theirs)) === 0) expect(await wrong(result.text)).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});

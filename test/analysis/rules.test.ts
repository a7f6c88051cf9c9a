import { describe, expect, it } from "vitest";
import { fixesOf, lint } from "../../src/analysis/lint.ts";
import { ownChecks } from "../../src/analysis/own-checks.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { noFix } from "../../src/analysis/rules/no-fix.ts";
import { formatText, parseMap } from "../../src/language/index.ts";
import { edited } from "../../src/language/text-edits.ts";

/** Rules that are off by default are tried as well. */
const on = (rule: string) => ({ severities: { [rule]: "warning" as const } });

async function findings(text: string, rule: string): Promise<string[]> {
  const { map, errors } = await parseMap(text, "memory:///example.mlflow");
  expect(errors.map((e) => e.message)).toEqual([]);
  return lint(map, on(rule))
    .filter((f) => f.rule === rule)
    .map((f) => f.message);
}

describe.each(rules.map((r) => [r.id, r] as const))("%s", (id, rule) => {
  it("finds what its wrong example shows, once", async () => {
    expect(await findings(rule.wrong, id)).toHaveLength(1);
  });
  it("finds nothing in its right example", async () => {
    expect(await findings(rule.right, id)).toEqual([]);
  });
  it("marks a place in the text", async () => {
    const { map } = await parseMap(rule.wrong, "memory:///example.mlflow");
    const [found] = lint(map, on(id)).filter((f) => f.rule === id);
    expect(found?.range.end).toBeGreaterThan(0);
    expect(rule.wrong.slice(found?.range.offset, found?.range.end)).not.toBe("");
  });
  it("speaks in sentences", () => {
    expect(rule.title).toMatch(/^[A-Z][^.]*$/);
    expect(rule.why).toMatch(/^[A-Z][\s\S]*\.$/);
  });
  it("has examples that read as the formatter writes them", () => {
    expect(formatText(rule.wrong)).toBe(rule.wrong);
    expect(formatText(rule.right)).toBe(rule.right);
  });
});

it("each have a quick fix, or a reason why there is none", () => {
  const without = rules.filter((r) => !r.fix).map((r) => r.id);
  // The editor takes a silence out that silences nothing.
  const checks = Object.keys(ownChecks).filter((id) => id !== "needless-silence");
  expect(Object.keys(noFix).toSorted()).toEqual([...without, ...checks].toSorted());
});

describe.each(rules.filter((r) => r.fix).map((r) => [r.id, r] as const))("every fix of %s", (id, rule) => {
  it("leaves a map that means something, reads well and no longer has the finding", async () => {
    const { map } = await parseMap(rule.wrong, "memory:///example.mlflow");
    const [found] = lint(map, on(id)).filter((f) => f.rule === id);
    const fixes = found ? fixesOf(map, found) : [];
    expect(fixes.length).toBeGreaterThan(0);
    for (const fix of fixes) {
      const text = fix.edits.reduce(edited, rule.wrong);
      expect(text).not.toBe(rule.wrong);
      // What a person is to fill in is a comment: nothing that could be taken for data, and still to be done.
      if (fix.edits.every((e) => e.do === "add-remark")) {
        expect(await findings(text, id)).toHaveLength(1);
        expect(text.split("\n").map((line) => line.replace(/ *\/\/ to fill in: .*/, ""))).toEqual(
          rule.wrong.split("\n"),
        );
      } else expect(await findings(text, id)).toEqual([]);
      // Columns of the lines around a new step are lined up when the map is formatted.
      if (fix.edits.some((e) => e.do === "add-step-after")) expect(formatText(formatText(text))).toBe(formatText(text));
      else expect(formatText(text)).toBe(text);
    }
  });
});

it("a candidate that nobody has looked at is rated as the map is today, to be corrected", async () => {
  const text =
    "process a is manual\nprocess b is absent\nprocess c is automated\nprocess d is manual\nplatform p {\n}\n";
  const { map } = await parseMap(text, "memory:///example.mlflow");
  const [found] = lint(map).filter((f) => f.rule === "unrated-by-platform");
  const [fix] = found ? fixesOf(map, found) : [];
  expect(fix?.title).toBe("Rate all 4 as they are today, to be corrected");
  const after = (fix?.edits ?? []).reduce(edited, text);
  expect(after).toContain("  rate a is manual\n  rate b is absent\n  rate c is automated\n  rate d is manual\n");
  expect(await findings(after, "unrated-by-platform")).toEqual([]);
});

describe("a platform that combines others", () => {
  const text = `questionnaire fit {
  group g "G" {
    question r "R?" required
    question s "S?"
  }
}

process a is manual
process b is manual
process c is manual

target t "Then" {
  change a is automated
  change b is automated
}

platform one for t {
  rate a is automated
  rate b is semi-automated
  answer g.r good
}

platform two for t {
  rate a is manual
  answer g.r bad "Logs leave"
}

platform both "Both" for t combines one, two
`;
  const found = async () => {
    const { map } = await parseMap(text, "memory:///example.mlflow");
    return { map, about: lint(map).filter((f) => f.state === "both") };
  };

  it("falls short where its best member does, is out where its worst is, and leaves the rest to them", async () => {
    // a: one reaches it. b: semi-automated of the best. r: two is red. c and s: what no member says is said of the members.
    expect((await found()).about.map((f) => f.message)).toEqual([
      "“Both” leaves “b” semi-automated; “Then” asks for automated. Ask for more, or count what is left.",
      "“Both” is out: “R?” is required, and the answer is red. Drop the candidate, or ask what would make it good.",
    ]);
  });

  it("takes back nothing that its members said: the target is lowered, or the question waived", async () => {
    const { map, about } = await found();
    const fixes = about.flatMap((f) => fixesOf(map, f).map((fix) => [f.rule, fix] as const));
    expect(fixes.map(([, { title }]) => title)).toEqual([
      "Lower the target of b to semi-automated",
      "Ask g.r without requiring it",
    ]);
    for (const [rule, fix] of fixes) {
      const { map: mended } = await parseMap(fix.edits.reduce(edited, text), "memory:///example.mlflow");
      expect(lint(mended).filter((f) => f.state === "both" && f.rule === rule)).toEqual([]);
    }
  });
});

it("ids are unique", () => {
  expect(new Set(rules.map((r) => r.id)).size).toBe(rules.length);
});

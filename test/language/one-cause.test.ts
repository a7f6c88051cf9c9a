/** An error is told once: what it makes the rules miss is no finding beside it. */
import { describe, expect, it } from "vitest";
import { findingsOf } from "../../src/language/findings.ts";
import { parseMap } from "../../src/language/parse-map.ts";
import { questions, sample } from "./sample.ts";
import { slips } from "./slips.ts";

const uri = "memory:///map.mlflow";
const others = [{ uri: "memory:///platforms/questions.mlflow", text: questions }];

interface Told {
  readonly errors: readonly string[];
  readonly findings: readonly string[];
}

async function told(text: string): Promise<Told> {
  const { map, errors } = await parseMap(text, uri, others);
  const findings = findingsOf(map, text).map(({ rule, step, state, finding }) => {
    const about = [step ?? finding.source?.name?.offset ?? "", finding.about ?? "", state ?? ""];
    return [rule, ...about.filter((part) => part !== "")].join(" ");
  });
  return { errors: errors.map((e) => e.rule), findings };
}

describe("one slip in a whole map", () => {
  it("is an error, and hardly ever a finding beside it", { timeout: 300_000 }, async () => {
    const { errors, findings } = await told(sample);
    expect(errors).toEqual([]);
    const known = new Set(findings.map((f) => f.replace(/ \d+/, "")));
    const lines: string[] = [];
    let silent = 0;
    for (const { what, text } of slips) {
      const more = (await told(text)).findings.filter((f) => !known.has(f.replace(/ \d+/, "")));
      if (more.length === 0) silent += 1;
      else lines.push(`${what}: ${more.join(", ")}`);
    }
    lines.push("", `${silent} of ${slips.length} maps with a slip have no finding that the sample has not.`, "");
    await expect(lines.join("\n")).toMatchFileSnapshot("./one-cause.txt");
  });
});

describe("a name or a value that means nothing", () => {
  const head = `actor ds "Data scientist"\ninterface wiki "Wiki"\ndata gold "Gold"\nstart go "Go"\nend done "Done"\n`;
  const [first, second] = [
    'process a "A" by ds via wiki is manual { writes gold }',
    'process b "B" by ds is automated { reads gold }',
  ];
  const flow = "go -> a -> b -> done";
  const target = "target t { change a via wiki is automated  change b via wiki }";
  const platform = "platform p for t { rate a is automated  rate b is automated  answer g.q good }";
  const questions = `questionnaire {\n  group g "G" {\n    question q "Q?"\n  }\n}`;
  const whole = `${head}${first}\n${second}\n${flow}\n${target}\n${platform}\n${questions}\n`;

  it.each([
    ["by", 'a "A" by ds', 'a "A" by dss', "unknown-name"],
    ["via", "via wiki is manual", "via wikki is manual", "unknown-name"],
    ["via in a change", "change b via wiki", "change b via wikki", "unknown-name"],
    ["reads", "reads gold", "reads gould", "unknown-name"],
    ["writes", "writes gold", "writes gould", "unknown-name"],
    ["a flow", "-> b ->", "-> bb ->", "unknown-name"],
    ["a level", "is manual", "is manul", "unknown-word"],
    ["change", "change b", "change bb", "unknown-name"],
    ["rate", "rate b", "rate bb", "unknown-name"],
    ["a rated level", "rate b is automated", "rate b is automat", "unknown-word"],
    ["answer", "answer g.q", "answer g.qq", "unknown-name"],
    ["an answer's value", "g.q good", "g.q goood", "unknown-word"],
    ["a line that does not parse", flow, "go - a -> b -> done", "syntax"],
  ])("is one error and no finding: %s", async (_what, right, wrong, rule) => {
    const fine = await told(whole);
    expect(fine.errors).toEqual([]);
    const text = whole.replace(right, wrong);
    expect(text).not.toBe(whole);
    const { errors, findings } = await told(text);
    expect(errors).toEqual([rule]);
    expect(findings.filter((f) => !fine.findings.includes(f))).toEqual([]);
  });

  it("hides no finding of another cause", async () => {
    const slip = `actor ds "Data scientist"\nactor mle "ML engineer"\nprocess a "A" by dss is manual\nprocess b "B" is manual\n`;
    const { findings } = await told(slip);
    expect(findings.filter((f) => /^(no-actor|unused)/.test(f))).toEqual(["unused 32", "no-actor b"]);
  });
});

import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { Ranking, StateFigures } from "../../src/analysis/index.ts";
import { folderWith, mlmap, soundMap } from "./support.ts";

const root = join(import.meta.dirname, "../..");
const valid = (name: string, value: unknown): unknown => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(join(root, "schemas", name), "utf8")) as object,
  );
  validate(value);
  return validate.errors;
};

const withExamples = async (): Promise<string> => {
  const folder = await folderWith();
  await cp(join(root, "examples"), folder, { recursive: true });
  return folder;
};

describe("mlmap figures", () => {
  it("gives every state as the schema promises, also of a map that states no number", async () => {
    const folder = await withExamples();
    for (const file of [
      "nlp-company.mlflow",
      "processes/uber-michelangelo.mlflow",
      "processes/dvc-get-started.mlflow",
    ]) {
      const { out, status } = await mlmap(folder, ["figures", file, "--format", "json"]);
      expect(status).toBe(0);
      expect(valid("figures.json", JSON.parse(out)), file).toBeNull();
    }
  });

  it("tells scripts all that it tells people: how sure, what it hangs on, what comes first, what is assumed", async () => {
    const { out } = await mlmap(await withExamples(), ["figures", "nlp-company.mlflow", "--format", "json"]);
    const { states, assumptions, definitions, roadmaps } = JSON.parse(out) as {
      states: (StateFigures & Record<string, unknown>)[];
      assumptions: unknown;
      definitions: { id: string; formula: string }[];
      roadmaps: unknown[];
    };
    const [current, target, acme] = states;
    expect(current).not.toHaveProperty("simulation");
    // The P50 lies near the middle of 140 to 281 hours; 10,000 draws.
    expect(target?.["simulation"]).toMatchObject({
      draws: 10_000,
      savedHoursPerMonth: { p50: expect.closeTo(210.5, 0) },
    });
    expect(acme?.["sensitivity"]).toMatchObject({
      npv: acme?.case?.npv,
      influences: expect.arrayContaining([expect.objectContaining({ title: "Label entities: effort" })]) as unknown,
      // Costs of 4,590 a month and 19,800 once against what is saved: reckoned a second time by another program.
      breakEvenCapture: expect.closeTo(0.391_310_687_79, 9),
    });
    expect(acme?.["chanceOfBeating"]).toEqual({ borealis: expect.closeTo(0.8, 1) });
    expect((acme?.["changesInOrder"] as { id: string }[] | undefined)?.[0]?.id).toBe("train");
    expect(target?.["measureNext"]).toHaveLength(3);
    expect(assumptions).toMatchObject({
      capture: { min: 0.5, max: 0.5 },
      hoursPerDay: 8,
      residual: { automated: 0.05 },
    });
    expect(roadmaps).toHaveLength(1);
    const defined = new Set(definitions.map((d) => d.id));
    for (const id of states.flatMap((s) => Object.keys(s.basis))) expect(defined, id).toContain(id);
  });

  it("leaves unknown what can't be known, and says on what the rest stands", async () => {
    const folder = await withExamples();
    const { out } = await mlmap(folder, ["figures", "processes/uber-michelangelo.mlflow", "--format", "json"]);
    const [now] = (JSON.parse(out) as { states: StateFigures[] }).states;
    expect(now).toMatchObject({ processes: 23, hoursPerMonth: null, costPerMonth: null, leadTimeHours: null });
    expect(now?.score).toBeCloseTo(3 / 23, 10);
  });

  it("stands side by side for people, with an asterisk where something was assumed", async () => {
    const folder = await withExamples();
    const { out } = await mlmap(folder, ["figures", "nlp-company.mlflow"]);
    expect(out).toMatch(
      /^NLP model creation\n\n +Current +ML platform, 2027 +Acme ML +Borealis\nSteps +14 +14 +14 +14\n/,
    );
    expect(out).toMatch(/^Human hours a month, h +\d+–\d+ +\d+–\d+ \*/m);
    expect(out).toContain("* A part of it is assumed, not stated.");
    const widths = new Set(
      out
        .split("\n")
        .filter((l) => /^(Steps|Automation score)/.test(l))
        .map((l) => l.length),
    );
    expect(widths.size, "columns end at one place").toBe(1);
  });

  it("says what it took for granted, how sure it is, and what to measure next", async () => {
    const { out } = await mlmap(await withExamples(), ["figures", "nlp-company.mlflow"]);
    expect(out).toMatch(/^Saved a month, h +– +\d+–\d+ \* .*\n {2}80 % of outcomes, h +– +\d+–\d+ \*/m);
    expect(out).toMatch(/^Saving that is measured +– +66.%/m);
    // With and without a platform.
    expect(out).toMatch(/^Worth over three years, EUR +– +211,000 \* +45,300 \* +32,500 \*$/m);
    expect(out).toContain("The worth of a target is that of what it saves, without what it costs to get there.");
    expect(out).not.toContain("without a source");
    expect(out).toMatch(
      /^Assumed effort of “Tune settings”, “Evaluate”, “Collect error cases”: .* 5.% when it becomes automated, 50.% when it becomes semi-automated\.$/m,
    );
    expect(out).toMatch(/^Measure next for “ML platform, 2027”:\n1\. “Label entities”, effort\. /m);
    const current = await mlmap(await withExamples(), ["figures", "nlp-company.mlflow", "--state", "current"]);
    expect(current.out).not.toMatch(/Assumed|hangs on|pay back first/);
  });

  it("gives one state, as Markdown or for a spreadsheet", async () => {
    const folder = await withExamples();
    const md = await mlmap(folder, ["figures", "nlp-company.mlflow", "--state", "y2027", "--format", "md"]);
    expect(md.out).toMatch(/^# NLP model creation\n\n\| {2}\| ML platform, 2027 \|\n\| --- \| ---: \|\n/);
    const csv = await mlmap(folder, ["figures", "nlp-company.mlflow", "--state", "current", "--format", "csv"]);
    const lines = csv.out.split("\r\n");
    expect(lines[0]).toBe("state,title,figure,unit,min,max,assumed");
    expect(lines).toContain("current,Current,processes,,14,14,");
  });

  it("tells an unknown state", async () => {
    const folder = await folderWith({ "sound.mlflow": soundMap });
    expect((await mlmap(folder, ["figures", "sound.mlflow", "--state", "y2027"])).err).toBe(
      "mlmap: The map has no state y2027; it has current.\n",
    );
  });
});

describe("mlmap rank", () => {
  it("gives the ranking as the schema promises", async () => {
    const { out, status } = await mlmap(await withExamples(), ["rank", "nlp-company.mlflow", "--format", "json"]);
    expect(status).toBe(0);
    const ranking = JSON.parse(out) as Ranking;
    expect(valid("rank.json", ranking)).toBeNull();
    expect(ranking.platforms.map((p) => p.rank)).toEqual([1, 2]);
  });

  it("says in words who leads, why, and what would turn it", async () => {
    const { out } = await mlmap(await withExamples(), ["rank", "nlp-company.mlflow"]);
    expect(out).toMatch(/^Acme ML +1 +86.% +75 /m);
    expect(out).toMatch(/Borealis leads when the weight of Legal and privacy is above [\d.]+ \(now 1\)\./);
  });

  it("holds every answer and rating, as Markdown, for a spreadsheet and as a page", async () => {
    const folder = await withExamples();
    const ranked = async (form: string): Promise<string> =>
      (await mlmap(folder, ["rank", "nlp-company.mlflow", "--format", form])).out;
    const md = await ranked("md");
    expect(md).toContain("| 🟢 SAML and SCIM, tried with our directory | 🟢 OIDC, leavers by nightly sync |");
    expect(md).toMatch(/\| Does a model propose labels first\? \| 🟢 [^|]+ \| – \|/);
    expect(md).toMatch(/\| Monitor drift \| Automated \| Process is absent \(below\): [^|]+ \| Automated: /);
    const [head, acme] = (await ranked("csv")).split("\r\n").map((line) => line.split(","));
    const column = head?.indexOf("answer.operations.alerts") ?? -1;
    expect(acme?.[column]).toBe("bad");
    expect(acme?.[head?.indexOf("rate.monitor") ?? -1]).toBe("absent");
    const html = await ranked("html");
    expect(html).toMatch(/<h1>Acme ML leads, but not firmly: [^<]+ could turn it<\/h1>/);
    expect(html).toMatch(
      /<td><span class="answer bad"[^>]*aria-label="bad".*?<\/span> Nothing to alert on before drift is/,
    );
    expect(html).not.toMatch(/src=|href=|<script/);
  });

  it("tells it in German, in a page by itself where the map is German", async () => {
    const folder = await withExamples();
    const map = "templates/platforms-2021-de.mlflow";
    const { out } = await mlmap(folder, ["rank", map, "--language", "de"]);
    expect(out).toMatch(/^Plattformen für Eine Plattform$/m);
    expect(out).toContain(
      "Verbindet Kubeflow und Seldon. 2 Fragen beantwortet ein Teil, während ein anderer rot antwortet. " +
        "Erreicht 7 von 10 Schritten des Ziels.",
    );
    expect(out).toContain("Kein Gewicht einer einzelnen Gruppe nimmt DataRobot den ersten Platz.");
    const page = (await mlmap(folder, ["rank", map, "--format", "html"])).out;
    expect(page).toContain('<html lang="de">');
    expect(page).toContain("<h1>DataRobot führt bisher; was noch offen ist, könnte das ändern</h1>");
    expect(page).not.toMatch(/Reaches|Answers score|below the target|Settle/);
  });

  it("needs a platform, and a target where there are several", async () => {
    const two = `process a "A" is manual
target t "T" { change a is automated }
target u "U" { change a is automated }
platform p "P" for t { rate a is automated }
platform q "Q" for u { rate a is automated }
`;
    const folder = await folderWith({ "sound.mlflow": soundMap, "two.mlflow": two });
    expect((await mlmap(folder, ["rank", "sound.mlflow"])).err).toMatch(/no platform to rank/);
    expect((await mlmap(folder, ["rank", "two.mlflow"])).err).toMatch(/against t, u; choose one with --target/);
    expect((await mlmap(folder, ["rank", "two.mlflow", "--target", "u"])).out).toMatch(/^Q +1/m);
    expect((await mlmap(folder, ["rank", "two.mlflow", "--target", "current"])).err).toMatch(
      /No platform is evaluated against current/,
    );
  });
});

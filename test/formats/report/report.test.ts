import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { figuresOf, languageOf, measureNext, simulate } from "../../../src/analysis/index.ts";
import { createLayouter } from "../../../src/diagram/index.ts";
import { type ReportInput, report } from "../../../src/formats/report/index.ts";
import { findingsOf, parseMap } from "../../../src/language/index.ts";
import { numberText, rangeText } from "../../../src/model/number-text.ts";
import type { ProcessMap } from "../../../src/model/process-map.ts";
import { midpoint } from "../../../src/model/range.ts";
import { assets } from "../../support/assets.ts";
import { aMap, change, step, target } from "../../support/map.ts";
import { parseXml, textOf } from "../../support/xml.ts";

const layouter = createLayouter();
const written = (map: ProcessMap, more: Partial<ReportInput> = {}): Promise<string> =>
  report({ map, layouter, assets, ...more });
const bodyOf = (page: string): string => page.slice(page.indexOf("<body>"), page.indexOf("</body>") + 7);
/** What people read, without the pictures. */
const wordsOf = (page: string): string =>
  textOf(parseXml(bodyOf(page).replaceAll(/<svg[\s\S]*?<\/svg>/g, "")))
    .replaceAll(/\s+/g, " ")
    .replaceAll("\u00a0", " ");
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

const folder = join(import.meta.dirname, "../../../examples");
async function example(): Promise<{ map: ProcessMap; text: string }> {
  const [text, questions] = ["nlp-company.mlflow", "questions.mlflow"].map((f) =>
    readFileSync(join(folder, f), "utf8"),
  );
  const uri = (f: string): string => pathToFileURL(join(folder, f)).href;
  const { map } = await parseMap(text ?? "", uri("nlp-company.mlflow"), [
    { uri: uri("questions.mlflow"), text: questions ?? "" },
  ]);
  return { map, text: text ?? "" };
}

let company: ProcessMap;
let page: string;
beforeAll(async () => {
  const { map, text } = await example();
  company = map;
  page = await written(map, {
    findings: findingsOf(map, text),
    origin: { file: "nlp-company.mlflow", revision: "4f2a91c", date: "2026-11-12" },
  });
});

describe("the report", () => {
  it("is one page that is well formed and asks nobody for anything", () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(() => parseXml(bodyOf(page))).not.toThrow();
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; font-src data:");
    const own = page.replaceAll("http://www.w3.org/2000/svg", "").replaceAll(/url\(data:[^)]*\)/g, "");
    expect(/https?:|url\(|src="|href=|@import|<script|<link|<iframe|javascript:/.exec(own)?.[0]).toBeUndefined();
  });

  it("says the same of the same map each time", async () => {
    const again = () => written(company, { origin: { date: "2026-11-12" } });
    expect((await again()) === (await again())).toBe(true);
  });

  it("takes its numbers from the figures", () => {
    const [now, then, acme] = ["current", "y2027", "acme"].map((id) => figuresOf(company, id));
    const words = wordsOf(page);
    const saved = then?.saved?.hoursPerMonth;
    const simulated = simulate(company, "y2027");
    const part = Math.round(
      (midpoint(saved ?? { min: 0, max: 0 }) / midpoint(now?.hoursPerMonth ?? { min: 0, max: 0 })) * 100,
    );
    expect(words).toContain(
      `“ML platform, 2027” would free about ${numberText(midpoint(saved ?? { min: 0, max: 0 }))} hours a month, ${part} % of today’s work`,
    );
    expect(words).toContain(`${Math.round((now?.score ?? 0) * 100)} → ${Math.round((then?.score ?? 0) * 100)}`);
    expect(words).toContain(
      `${rangeText({ min: simulated?.savedHours.p10 ?? 0, max: simulated?.savedHours.p90 ?? 0 })} h`,
    );
    expect(words).toContain(`Worth over three years with Acme ML *${numberText(acme?.case?.npv ?? 0)} EUR`);
    expect(words).toContain(`pays for itself in month ${acme?.case?.paybackMonth}`);
    for (const saving of then?.saved?.steps.filter((s) => s.saved.max > 0) ?? [])
      expect(words, saving.title).toContain(`${saving.title}−${numberText(midpoint(saving.saved))}`.replace("−−", "+"));
    expect(words).toContain(`${Math.round((then?.saved?.evidence?.measured ?? 0) * 100)} % measured`);
  });

  it("lays the case out year by year, to the last digit, and every number that it rests on", () => {
    const body = bodyOf(page);
    const cells = (id: string): string[][] =>
      [
        ...(body.split(`aria-labelledby="${id}"`)[1]?.split("</table>")[0] ?? "").matchAll(/<tr[^>]*>(.*?)<\/tr>/gs),
      ].map(([, row = ""]) =>
        [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, c = ""]) => c.replaceAll(/<[^>]*>/g, "")),
      );
    const number = (cell: string | undefined): number =>
      Number(cell?.replaceAll(",", "").replace("−", "-").replace("–", "0"));
    const years = cells("years").slice(1);
    expect(years.map(([year]) => year)).toEqual(["start", "1", "2", "3", "Three years"]);
    for (const [, saved, costs, net] of years)
      expect(Math.abs(number(saved) + number(costs) - number(net))).toBeLessThan(2);
    expect(Math.abs(years.slice(0, 4).reduce((sum, y) => sum + number(y[3]), 0) - number(years[4]?.[3]))).toBeLessThan(
      3,
    );
    const numbers = cells("numbers").slice(1);
    expect(
      numbers.some(([title, , , , , , , source]) => title === "Train" && /^measured: .+, \d/.test(source ?? "")),
    ).toBe(true);
    expect(numbers.some(([, , , , , , , source]) => source === "assumed *")).toBe(true);
  });

  it("stands in the order in which a manager asks", () => {
    const titles = [...bodyOf(page).matchAll(/<h2[^>]*>([^<]*)/g)].map((m) => m[1]);
    expect(titles).toEqual([
      "How the work is done now",
      "How it would be done",
      "Where the hours go",
      "What changes",
      "Changes that pay back first",
      "Who does the work",
      "What it costs and when it pays",
      "How sure this is",
      "Assumptions",
      "Open questions",
      "Open findings",
      "Which platform",
      "The numbers behind it",
      "Method",
      "Glossary",
    ]);
  });

  it("keeps every step in its place now and then", () => {
    const pictures = [...page.matchAll(/<div class="full">([\s\S]*?)<\/svg>/g)].map((m) => m[1] ?? "");
    const places = pictures.map((svg) =>
      [
        ...svg.matchAll(/data-id="(\w+)"[^>]*>\s*(?:<title>[^<]*<\/title>)?\s*<rect[^>]* x="([\d.]+)" y="([\d.]+)"/g),
      ].map((m) => m.slice(1)),
    );
    expect(places).toHaveLength(2);
    expect(places[0]?.length).toBeGreaterThan(5);
    const then = new Map(places[1]?.map(([id, ...place]) => [id, place]));
    for (const [id, ...place] of places[0] ?? []) if (then.has(id)) expect(then.get(id), id).toEqual(place);
  });

  it("asks what to measure next, and names what the platform leaves open", () => {
    const words = wordsOf(page);
    for (const next of measureNext(company, "y2027")) expect(words).toContain(`Measure “${next.title}”`);
    expect(words).toContain("Acme ML stays below the target at “Monitor drift” and “Collect error cases”.");
  });

  it("marks what is assumed, and says what was taken for granted", () => {
    const words = wordsOf(page);
    expect(words).toContain("Used for “Tune settings”, “Evaluate” and “Collect error cases”");
    expect(words).toMatch(/Effort left when a step becomes automated ?5 % ?usual value/);
    expect(words).toMatch(/Tune settings−23 \*/);
  });

  it("tells file, revision and date", () => {
    expect(wordsOf(page)).toContain("nlp-company.mlflow, revision 4f2a91c");
    expect(wordsOf(page)).toContain("12 November 2026");
  });

  it("shows words of the map as words", async () => {
    const evil = `</title><script>alert("x")</script>&\u0007`;
    const map = aMap({
      title: evil,
      steps: [step("a", "manual", { title: evil, effort: "2h", runs: "3 per month" }), step("b", "automated")],
      flows: ["a -> b"],
      targets: [target("goal", { title: evil, changes: [change("a", { level: "automated" })] })],
    });
    const text = await written(map, { origin: { file: evil, revision: evil } });
    expect(text.includes("<script")).toBe(false);
    expect(text.includes("\u0007")).toBe(false);
    expect(() => parseXml(bodyOf(text))).not.toThrow();
  });

  it("speaks German where the map does, or where it is asked to", async () => {
    const text = await written(company, { language: "de", origin: { date: "2026-11-12" } });
    expect(text).toContain('<html lang="de">');
    const words = wordsOf(text);
    expect(words).toContain("Stunden freisetzen");
    expect(words).toContain("12. November 2026");
    expect(words).toContain(plain("45.300 EUR"));
    expect(words).not.toMatch(/How the work|Where the hours|Open questions/);
    expect(languageOf(company)).toBe("en");
    const german = aMap({
      title: "Übersicht der Abläufe und Ziele",
      steps: [step("a", "manual", { title: "Daten für das Modell sammeln" })],
    });
    expect(languageOf(german)).toBe("de");
  });
});

describe("a report of a map that says little", () => {
  it("needs no number, target or platform", async () => {
    const text = await written(aMap({ steps: [step("a", "manual"), step("b", "automated")], flows: ["a -> b"] }));
    const words = wordsOf(text);
    expect(words).toContain("The automation score of this process is 50 of 100");
    expect(words).toContain("hours and money are not known");
    expect(words).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it("needs no step", async () => {
    const words = wordsOf(await written(aMap({ title: "Empty" })));
    expect(words).toContain("Empty: no step is rated yet");
    expect(words).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it("tells the score where no hours are stated", async () => {
    const map = aMap({
      steps: [step("a", "manual")],
      targets: [target("goal", { title: "Goal", changes: [change("a", { level: "automated" })] })],
    });
    const words = wordsOf(await written(map));
    expect(words).toContain("“Goal” would raise the automation score from 0 to 100 of 100");
    expect(words).toContain("Measure “a”: effort and how often it is done.");
    expect(words).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it("says so where a target takes more work", async () => {
    const map = aMap({
      steps: [step("a", "automated", { effort: "1h", runs: "2 per month" })],
      targets: [target("back", { title: "Back", changes: [change("a", { level: "manual" })] })],
    });
    expect(wordsOf(await written(map))).toMatch(/“Back” would take about \d+ hours more a month/);
  });
});

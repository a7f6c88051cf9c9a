import { describe, expect, it } from "vitest";
import { readCsv } from "../../src/importing/csv.ts";
import { imported } from "./support.ts";

describe("a team's own table", () => {
  it("with the words of people and a semicolon, as spreadsheets of many countries write", async () => {
    const { text, losses } = await imported(
      "csv",
      [
        "Schritt;Phase;Wer;Werkzeug;Stufe;Aufwand;Danach;Kostenstelle",
        "Daten sammeln;Daten;Kurator;Notebook;manuell;2–4 Tage;Prüfen;4711",
        "Prüfen;Daten;Kurator, Forscher;;teilautomatisiert;1,5 Std;Fertig?;",
        "Fertig?;Daten;;;;;Daten sammeln [nein, 20 %];",
      ].join("\r\n"),
    );
    expect(text).toContain('process daten-sammeln "Daten sammeln" by kurator via notebook is manual');
    expect(text).toContain("effort 2d..4d");
    expect(text).toContain('process prüfen        "Prüfen"        by kurator, forscher is semi-automated');
    expect(text).toContain("effort 1.5h");
    expect(text).toContain('fertig -> daten-sammeln "nein" 20%');
    expect(losses).toEqual(["Columns that a map has no place for were left out: `Kostenstelle`."]);
  });

  it("without a word about what comes next is joined in its order, and says so", async () => {
    const { text, losses } = await imported("csv", "step,owner\nCollect,Ann\nTrain,Bo\nDeploy,Bo\n");
    expect(text).toContain("collect -> train -> deploy");
    expect(losses.join()).toMatch(/joined in their order/);
  });

  it("names each cell that it could not read, with its row", async () => {
    const { losses } = await imported("csv", "title,level,effort,next\nA,so-so,a while,B\nB,manual,1h,C\n");
    expect(losses).toEqual([
      "Row 2: `so-so` in the column `level` was not understood and was left out.",
      "Row 2: `a while` in the column `effort` was not understood and was left out.",
      "Row 3: there is no step `C`, so the flow to it was left out.",
    ]);
  });

  it("keeps titles with commas whole, in lists of next steps too", async () => {
    const { text } = await imported("csv", 'title,next\n"Clean, dedupe",Train\nTrain,"Clean, dedupe"\n');
    expect(text).toContain("clean-dedupe -> train -> clean-dedupe");
  });

  it("makes phases in phases", async () => {
    const { text } = await imported("csv", "title,phase\nA,Build / Train\nB,Build\n");
    expect(text).toMatch(/phase build "Build" \{\n {2}phase train "Train" \{/);
  });

  it.each([
    ["owner,level\nAnn,manual\n", /no column for the steps' titles/],
    ["title\n", /no row with the title/],
    ["", /no column for the steps' titles/],
  ])("is refused in a sentence where it cannot be one", (table, sentence) => {
    expect(() => readCsv(table)).toThrow(sentence);
  });
});

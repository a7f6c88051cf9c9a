/** What differs between two files beside steps and flows: settings, targets, platforms, questionnaires. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { folderWith, mlmap } from "./support.ts";

const old = `map "Churn" {
  currency EUR
  assume capture 40%
}
actor ds "Data scientist" { cost 80 per hour }
process label "Label" by ds is manual { effort 4h  runs 2 per month }
process train "Train" by ds is manual { effort 2h  runs 2 per month }
label -> train
questionnaire fit {
  group security {
    question sso "Single sign-on?"
  }
}
target later "Later" {
  change label is semi-automated
  remove train
}
target gone "Given up" {
  change label is automated
}
platform acme "Acme" for later {
  cost 1000 per month
  setup 10d by ds
  rate label is semi-automated
  answer security.sso 🟡
}
`;
const young = old
  .replace("currency EUR", "currency CHF\n  hours 7.5 per day")
  .replace("  assume capture 40%\n", "")
  .replace('question sso "Single sign-on?"', 'question sso "Single sign-on?" required')
  .replace("remove train", "change train is automated")
  .replace(/target gone[^}]+}\n/, "")
  .replace("cost 1000", "cost 900")
  .replace(
    "rate label is semi-automated\n  answer security.sso 🟡",
    "rate label is automated\n  answer security.sso 🟢",
  )
  .concat('platform borealis "Borealis" for later {\n  rate train is automated\n}\n');

const compared = async (format: string): Promise<string> => {
  const folder = await folderWith({ "old.mlflow": old, "young.mlflow": young });
  const { out, status } = await mlmap(folder, ["compare", "old.mlflow", "young.mlflow", "--format", format]);
  expect(status).toBe(0);
  return out.replaceAll("\u00a0", " ");
};

describe("two files that differ beside their steps", () => {
  it("are told apart for scripts, as the schema says", async () => {
    const told = JSON.parse(await compared("json")) as Record<string, unknown>;
    const schema = readFileSync(join(import.meta.dirname, "../../schemas/compare.json"), "utf8");
    const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(schema) as object);
    validate(told);
    expect(validate.errors).toBeNull();
    expect(told["same"]).toBe(false);
    expect(told["settings"]).toEqual([
      { id: "currency", title: "currency", change: "changed", told: ["EUR → CHF"] },
      { id: "hours per day", title: "hours per day", change: "added", told: ["– → 7.5"] },
      { id: "assume capture", title: "assume capture", change: "removed", told: ["40 % → –"] },
    ]);
    expect(told["targets"]).toEqual([
      { id: "later", title: "Later", change: "changed", told: ["change train new", "remove train gone"] },
      { id: "gone", title: "Given up", change: "removed", told: [] },
    ]);
    expect(told["platforms"]).toEqual([
      {
        id: "acme",
        title: "Acme",
        change: "changed",
        told: [
          "cost 1,000 EUR a month → 900 CHF a month",
          "rate label semi-automated → automated",
          "answer security.sso 🟡 → 🟢",
        ],
      },
      { id: "borealis", title: "Borealis", change: "added", told: [] },
    ]);
    expect(told["questionnaires"]).toEqual([
      { id: "fit", title: "fit", change: "changed", told: ["question security.sso changed"] },
    ]);
  });

  it("are told apart as text, Markdown and a page", async () => {
    const text = await compared("text");
    expect(text).toMatch(/^setting currency +changed +EUR → CHF$/m);
    expect(text).toMatch(/^platform Acme +changed +cost 1,000 EUR a month → 900 CHF a month; rate label /m);
    expect(text).toMatch(/^target Given up +gone$/m);
    expect(await compared("md")).toMatch(/\| setting currency \| changed \|.*EUR → CHF/);
    expect(await compared("html")).toMatch(/Setting[^<]*<\/span>currency[\s\S]*EUR → CHF/);
  });

  it("two states of one map differ in none of it", async () => {
    const folder = await folderWith({ "old.mlflow": old });
    const { out } = await mlmap(folder, ["compare", "old.mlflow", "current", "later", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ settings: [], targets: [], platforms: [], questionnaires: [] });
  });
});

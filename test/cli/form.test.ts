import { describe, expect, it } from "vitest";
import { folderWith, mlmap, read } from "./support.ts";

const questions = `questionnaire fit "Fit" {
  group security "Security" {
    question sso "Single sign-on?" required {
      note "🟢 SAML | OIDC · 🔴 own passwords"
    }
    question log "Audit log?"
  }
  group legal "Legal" {
    question exit "A way out, *always*?"
  }
}
`;
const map = `import "./questions.mlflow"

process a "Train" is manual

target t "Target" {
  change a is automated
}

platform one "One" for t {
  rate a is automated "Trial"

  answer security.sso 🟢 "Tried"
}
`;
const other = `import "./questions.mlflow"
import "./map.mlflow"

platform two "Two" for t {
  rate a is manual
}
`;
const folder = (more = {}): Promise<string> =>
  folderWith({ ".git/HEAD": "", "questions.mlflow": questions, "map.mlflow": map, "two.mlflow": other, ...more });

describe("mlmap form", () => {
  it("asks a group about all platforms, or all that is open about one", async () => {
    const at = await folder();
    const csv = (await mlmap(at, ["form", "map.mlflow", "--group", "security", "--format", "csv"])).out;
    expect(csv.split("\r\n").slice(0, 4)).toEqual([
      "\uFEFFplatform,name,question,required,hint,answer,remark",
      "one,security.sso,Single sign-on?,required,🟢 SAML | OIDC · 🔴 own passwords,🟢,Tried",
      "one,security.log,Audit log?,,,,",
      "two,security.sso,Single sign-on?,required,🟢 SAML | OIDC · 🔴 own passwords,,",
    ]);
    const md = (await mlmap(at, ["form", "map.mlflow", "--platform", "one", "--open"])).out;
    expect(md).toContain("| `security.log` | Audit log? |  |  |  |");
    expect(md).not.toContain("security.sso");
  });

  it.each(["csv", "md"])("takes a form back as it went out: nothing new, %s", async (form) => {
    const at = await folder();
    const { out } = await mlmap(at, ["form", "map.mlflow", "--format", form]);
    const again = await folder({ [`filled.${form}`]: out });
    expect(await mlmap(again, ["form", "map.mlflow", "--take", `filled.${form}`])).toMatchObject({
      status: 0,
      out: "Nothing new in the forms.\n",
      err: "",
    });
    expect(await read(again, "map.mlflow")).toBe(map);
  });

  it("writes each answer into the file of its platform", async () => {
    const csv = `platform;name;answer;remark\r\none;legal.exit;good;"Open formats; ""all"""\r\ntwo;security.log;🔴;\r\n`;
    const md = "Platform: `two`\n\n| `legal.exit` | A way out? | | Mixed | CSV \\| only |\n";
    const at = await folder({ "a.csv": csv, "b.md": md });
    const { status, out } = await mlmap(at, ["form", "map.mlflow", "--take", "a.csv", "b.md"]);
    expect({ status, out }).toEqual({
      status: 0,
      out: "map.mlflow: 1 answer written\ntwo.mlflow: 2 answers written\n",
    });
    expect(await read(at, "map.mlflow")).toContain(
      '  answer security.sso 🟢 "Tried"\n  answer legal.exit 🟢 \'Open formats; "all"\'\n}',
    );
    expect(await read(at, "two.mlflow")).toContain('  answer security.log 🔴\n  answer legal.exit 🟡 "CSV | only"\n}');
  });

  it("names conflicts with the map and between forms, and leaves them", async () => {
    const head = "platform,name,answer,remark\n";
    const at = await folder({
      "a.csv": `${head}one,security.sso,bad,Own passwords\ntwo,legal.exit,good,\n`,
      "b.csv": `${head}two,legal.exit,bad,\n`,
    });
    const { status, err } = await mlmap(at, ["form", "map.mlflow", "--take", "a.csv", "b.csv"]);
    expect(status).toBe(1);
    expect(err).toContain(
      "conflict: security.sso of one: the map says 🟢 “Tried”, a.csv:2 says 🔴 “Own passwords”.\n" +
        "conflict: legal.exit of two: a.csv:3 says 🟢, b.csv:2 says 🔴.\n",
    );
    expect([await read(at, "map.mlflow"), await read(at, "two.mlflow")]).toEqual([map, other]);
    await mlmap(at, ["form", "map.mlflow", "--take", "a.csv", "--replace"]);
    expect(await read(at, "map.mlflow")).toContain('answer security.sso 🔴 "Own passwords"');
  });

  it("says with its line what it can't read, and takes the rest", async () => {
    const csv =
      "platform,name,answer,remark\none,legal.ext,good,\none,legal.exit,perhaps,\ntow,legal.exit,good,\none,security.log,,Asked\ntwo,legal.exit,red,\n";
    const at = await folder({ "a.csv": csv, "b.csv": "name,colour\n" });
    const { status, err } = await mlmap(at, ["form", "map.mlflow", "--take", "a.csv", "b.csv"]);
    expect(status).toBe(1);
    expect(err.split("\n").slice(0, 5)).toEqual([
      "a.csv:2: The map has no question legal.ext; did you mean legal.exit?",
      "a.csv:3: “perhaps” is no answer; write 🟢, 🟡 or 🔴 (or good, mixed, bad).",
      "a.csv:4: The map has no platform tow; did you mean two?",
      "a.csv:5: security.log has a remark but no answer; write 🟢, 🟡 or 🔴.",
      "b.csv:1: This is no form of mlmap: its first line names platform, name, question, required, hint, answer, remark.",
    ]);
    expect(await read(at, "two.mlflow")).toContain("answer legal.exit 🔴");
  });

  it("asks and reads in German", async () => {
    const at = await folder();
    const md = (await mlmap(at, ["form", "map.mlflow", "--language", "de", "--platform", "one", "--group", "legal"]))
      .out;
    expect(md).toContain("Bitte die letzten beiden Spalten ausfüllen");
    expect(md).toContain("Plattform: `one`");
    const filled = await folder({
      "recht.md": md.replace(/\|  \|  \|$/m, "| gelb | Export als CSV |"),
      "sicherheit.csv": "plattform;name;antwort;bemerkung\r\none;security.log;gut;In der Oberfläche\r\n",
    });
    const { status } = await mlmap(filled, ["form", "map.mlflow", "--take", "recht.md", "sicherheit.csv"]);
    expect(status).toBe(0);
    const text = await read(filled, "map.mlflow");
    expect(text).toContain('answer legal.exit 🟡 "Export als CSV"');
    expect(text).toContain('answer security.log 🟢 "In der Oberfläche"');
  });

  it("asks about a combination's members, and about itself only by name", async () => {
    const at = await folder({
      "map.mlflow": `${map}\nplatform own "Own" for t\n\nplatform both "Both" for t combines one, own\n`,
    });
    expect((await mlmap(at, ["form", "map.mlflow", "--format", "csv"])).out).not.toContain("both,");
    expect((await mlmap(at, ["form", "map.mlflow", "--format", "csv", "--platform", "both"])).out).toContain("both,");
  });
});

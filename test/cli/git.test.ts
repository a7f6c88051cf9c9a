/** `compare --rev` and `history` against a real git repository. */
import { execFileSync } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { folderWith, mlmap } from "./support.ts";

const root = join(import.meta.dirname, "../..");

const mapWith = (level: string): string => `import "./roles.mlflow"

map "Team" {
  currency EUR
}

process train "Train" by ds is ${level} { effort 4h  runs 2 per month }
process label "Label" by ds is manual
train -> label
`;

/** A repository with four commits of a map in a folder with an odd name: manual, broken, automated, renamed. */
async function repository(): Promise<string> {
  const folder = await folderWith();
  const git = (...args: string[]): string =>
    execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_AUTHOR_NAME: "A",
        GIT_AUTHOR_EMAIL: "a@example.com",
        GIT_COMMITTER_NAME: "A",
        GIT_COMMITTER_EMAIL: "a@example.com",
      },
    });
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  };
  const commit = (message: string): void => void [git("add", "-A"), git("commit", "-q", "-m", message)];
  git("init", "-q");
  await write("mäps 1/roles.mlflow", `actor ds "Data scientist" { cost 80 EUR per hour }\n`);
  await write("mäps 1/team.mlflow", mapWith("manual"));
  commit("Draw the process");
  await write("mäps 1/team.mlflow", `${mapWith("manual")}process {`);
  commit("Break it");
  await write("mäps 1/team.mlflow", mapWith("automated"));
  commit("Automate training");
  await rename(join(folder, "mäps 1/team.mlflow"), join(folder, "mäps 1/nlp.mlflow"));
  commit("Rename the file");
  return folder;
}

const file = "mäps 1/nlp.mlflow";

describe("mlmap history", () => {
  it("tells the figures at each commit, through a rename, with what was imported then", async () => {
    const folder = await repository();
    const run = await mlmap(folder, ["history", file]);
    expect(run.status).toBe(0);
    expect(run.err).toMatch(
      /^mlmap: 1 of 4 revisions is left out:\nmlmap: {3}[0-9a-f]{9} \d{4}-\d\d-\d\d, line 10: .*\.\n$/,
    );
    const lines = run.out.split("\n").filter((line) => /^[0-9a-f]{9} /.test(line));
    expect(lines.map((line) => line.replace(/^\S+ +\S+ +/, "").replace(/ +/g, " "))).toEqual([
      "2 0 0 8 0 Draw the process",
      "2 50 100 8 0 Automate training",
      "2 50 100 8 0 Rename the file",
    ]);
  });

  it("gives data for scripts and a chart", async () => {
    const folder = await repository();
    const json = JSON.parse((await mlmap(folder, ["history", file, "--format", "json"])).out) as {
      points: { score: number | null; hoursPerMonth: object }[];
    };
    const { points } = json;
    const validate = new Ajv().compile(
      JSON.parse(await readFile(join(root, "schemas/history.json"), "utf8")) as object,
    );
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    for (const wrong of [
      { ...json, points: [{ ...points[0], score: 50 }] },
      { ...json, points: [{ ...points[0], hoursPerMonth: { min: 1 } }] },
      { ...json, skipped: [{}] },
    ])
      expect(validate(wrong)).toBe(false);
    expect(points.map((p) => p.score)).toEqual([0, 0.5, 0.5]);
    const svg = (await mlmap(folder, ["history", file, "--format", "svg"])).out;
    expect(svg.match(/<g data-revision=/g)).toHaveLength(3);
    expect(svg).not.toMatch(/NaN|undefined/);
    const csv = (await mlmap(folder, ["history", file, "--format", "csv"])).out;
    expect(csv.split("\r\n")[0]).toMatch(/^revision,date,processes,/);
    expect(
      (await mlmap(folder, ["history", file, "--limit", "1", "--format", "csv"])).out.trim().split("\r\n"),
    ).toHaveLength(2);
  });

  it("says why there is none", async () => {
    const folder = await folderWith({ "a.mlflow": mapWith("manual") });
    expect((await mlmap(folder, ["history", "a.mlflow"])).err).toMatch(/lies in no git repository/);
    expect((await mlmap(folder, ["history", "-"])).err).toMatch(/no git history/);
    execFileSync("git", ["init", "-q"], { cwd: folder });
    expect((await mlmap(folder, ["history", "a.mlflow"])).err).toMatch(/never committed/);
  });
});

describe("mlmap compare --rev", () => {
  it("compares two revisions, or one with the file as it is", async () => {
    const folder = await repository();
    const between = await mlmap(folder, ["compare", file, "--rev", "HEAD~3..HEAD"]);
    expect(between.out).toMatch(/^Team: HEAD~3 → HEAD\n1 step: 1 better\.\n\nOutside of all phases\n/);
    expect(between.out).toMatch(/^Train {2}3 better {2}Exceptionally manual → Automated/m);
    await writeFile(join(folder, file), mapWith("semi-automated"));
    const working = JSON.parse((await mlmap(folder, ["compare", file, "--rev", "HEAD..", "--format", "json"])).out) as {
      steps: object[];
    };
    expect(working.steps).toContainEqual(
      expect.objectContaining({
        id: "train",
        change: "worse",
        before: "automated",
        after: "semi-automated",
        levels: -1,
      }),
    );
  });

  it("tells an unknown revision, a missing file and a broken one", async () => {
    const folder = await repository();
    const err = async (rev: string): Promise<string> => {
      const run = await mlmap(folder, ["compare", file, "--rev", rev]);
      expect(run.status).toBe(2);
      return run.err;
    };
    expect(await err("nowhere..HEAD")).toMatch(/knows no revision nowhere/);
    expect(await err("HEAD~2..HEAD")).toMatch(/had an error at HEAD~2, line \d+/);
    expect(await err("HEAD")).toMatch(/wants two revisions/);
    expect(await err("--upload-pack=x..HEAD")).toMatch(/knows no revision/);
    await writeFile(join(folder, "new.mlflow"), "");
    expect((await mlmap(folder, ["compare", "new.mlflow", "--rev", "HEAD.."])).err).toMatch(
      /new\.mlflow was not there at HEAD/,
    );
  });
});

describe("mlmap compare", () => {
  const map = `process a "A" is manual
process b "B" is manual
a -> b
target t "T" {
  change a is automated
  remove b "gone"
}
`;

  it("says what a target changes, for people, for a page and for a script", async () => {
    const folder = await folderWith({ "map.mlflow": map });
    for (const states of [[], ["t"], ["current", "t"]]) {
      const { out, status } = await mlmap(folder, ["compare", "map.mlflow", ...states]);
      expect(status).toBe(0);
      expect(out).toMatch(/Current → T\n2 steps: 1 better, 1 gone; 1 flow: 1 gone\.\n/);
    }
    expect((await mlmap(folder, ["compare", "map.mlflow", "t", "current"])).out).toMatch(
      /2 steps: 1 worse, 1 new; 1 flow: 1 new\./,
    );
    expect((await mlmap(folder, ["compare", "map.mlflow", "--format", "md"])).out).toMatch(
      /^\| A \| 3 better \| Exceptionally manual → Automated \| +\| +\|$/m,
    );
    const json = JSON.parse((await mlmap(folder, ["compare", "map.mlflow", "--format", "json"])).out) as {
      figures: { id: string }[];
      same: boolean;
    };
    expect(json.same).toBe(false);
    const validate = new Ajv().compile(
      JSON.parse(await readFile(join(root, "schemas/compare.json"), "utf8")) as object,
    );
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(json.figures.map((f) => f.id)).toContain("score");
  });

  it("draws both states, or both revisions, in one picture", async () => {
    const folder = await folderWith({ "map.mlflow": map });
    const { out, status } = await mlmap(folder, ["compare", "map.mlflow", "--format", "svg"]);
    expect(status).toBe(0);
    // The step that goes is still to be seen.
    for (const id of ["a", "b"]) expect(out).toContain(`data-id="${id}"`);
    const repo = await repository();
    for (const command of [
      ["compare", file, "--format", "svg"],
      ["render", file],
    ]) {
      const revisions = await mlmap(repo, [...command, "--rev", "HEAD~3..HEAD"]);
      expect(revisions.status).toBe(0);
      expect(revisions.out).toContain(
        `data-id="train" data-kind="process" data-level="automated" data-change="better"`,
      );
      expect(revisions.out).toContain(">HEAD~3 → HEAD</text>");
    }
  });

  it("compares two files, a renamed step as one change", async () => {
    const folder = await folderWith({
      "old.mlflow": `phase p "P" {\n  process a "Train" is manual\n}\n`,
      "new.mlflow": `phase q "P" {\n  process b "Train" is automated\n}\n`,
    });
    const { out, status } = await mlmap(folder, ["compare", "old.mlflow", "new.mlflow", "--format", "json"]);
    expect(status).toBe(0);
    const json = JSON.parse(out) as Record<string, unknown>;
    expect(json).toMatchObject({
      before: { title: "old.mlflow" },
      after: { title: "new.mlflow" },
      steps: [{ id: "b", change: "better", before: "manual", after: "automated", clauses: ["is"] }],
      renamed: { steps: { a: "b" }, phases: { p: "q" } },
    });
  });

  it("writes one page that asks for nothing, its form taken from the output's ending", async () => {
    const folder = await folderWith({ "map.mlflow": map });
    expect((await mlmap(folder, ["compare", "map.mlflow", "-o", "c.html"])).status).toBe(0);
    const page = await readFile(join(folder, "c.html"), "utf8");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<svg xmlns/g)).toHaveLength(3);
    expect(page).not.toMatch(/(?:src|href)="?https?:/);
    // A step that only one side has keeps its place on the other.
    expect(page).toMatch(/data-ghost="b"/);
    expect(page).toMatch(/<h2>3 changes<\/h2>/);
  });

  it("finds nothing between a state and itself", async () => {
    const folder = await folderWith({ "map.mlflow": map });
    expect((await mlmap(folder, ["compare", "map.mlflow", "t", "t"])).out).toMatch(/Nothing differs\./);
  });

  it("asks which states where that is not clear", async () => {
    const folder = await folderWith({ "one.mlflow": `process a "A" is manual\n`, "map.mlflow": map });
    expect((await mlmap(folder, ["compare", "one.mlflow"])).err).toMatch(/no target to compare with/);
    expect((await mlmap(folder, ["compare", "map.mlflow", "current", "tt"])).err).toMatch(
      /no state tt; did you mean t\?/,
    );
  });
});

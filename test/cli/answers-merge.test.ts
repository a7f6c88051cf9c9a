/** Answers of several people, given at the same time, merged by a real git. */
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import { edited } from "../../src/language/text-edits.ts";
import type { MapEdit } from "../../src/model/edit.ts";
import { folderWith, mlmap } from "./support.ts";

const map = `questionnaire {
  group security "Security" {
    question sso "Single sign-on?"
    question log "Audit log?"
    question roles "Rights by role?"
  }
  group legal "Legal" {
    question region "In our region?"
    question exit "A way out?"
  }
}
process train "Train" is manual
platform acme "Acme" {
  rate train is automated
}
`;
const outline = {
  do: "outline-answers",
  platform: "acme",
  open: [
    { group: "security", question: "sso", title: "Single sign-on?" },
    { group: "security", question: "log", title: "Audit log?" },
    { group: "security", question: "roles", title: "Rights by role?" },
    { group: "legal", question: "region", title: "In our region?" },
    { group: "legal", question: "exit", title: "A way out?" },
  ],
} as const satisfies MapEdit;
const answer = (name: string, value: "good" | "mixed" | "bad", why: string): MapEdit => {
  const [group = "", question = ""] = name.split(".");
  return { do: "answer", platform: "acme", group, question, value, why };
};

type Sides = readonly [base: string, ours: readonly MapEdit[], theirs: readonly MapEdit[]];

/** The text after two people have made their edits on branches of their own; undefined where git found a conflict. */
async function merged(...[base, ours, theirs]: Sides): Promise<string | undefined> {
  const { text, conflict } = await mergedIn(await folderWith({ "map.mlflow": base }), base, ours, theirs);
  return conflict ? undefined : text;
}

/** The same with `mlmap merge` as git's driver, as the docs say to set it up. */
async function mergedByDriver(...[base, ours, theirs]: Sides): Promise<{ text: string; conflict: boolean }> {
  const folder = await folderWith({ "map.mlflow": base, ".gitattributes": "*.mlflow merge=mlmap\n" });
  const mlmap = `"${process.execPath}" "${resolve("dist/cli/mlmap.js")}"`;
  return mergedIn(folder, base, ours, theirs, [
    "-c",
    `merge.mlmap.driver=${mlmap} merge %O %A %B --marker-size %L --path %P`,
  ]);
}

async function mergedIn(
  folder: string,
  ...[base, ours, theirs, settings = []]: [...Sides, settings?: readonly string[]]
): Promise<{ text: string; conflict: boolean }> {
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...settings, ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" },
    });
  const commit = async (text: string): Promise<void> => {
    await writeFile(join(folder, "map.mlflow"), text);
    git("add", ".");
    git("commit", "-qm", "answers");
  };
  git("init", "-q", "-b", "main");
  await commit(base);
  git("checkout", "-qb", "theirs");
  await commit(theirs.reduce(edited, base));
  git("checkout", "-q", "main");
  await commit(ours.reduce(edited, base));
  let conflict = false;
  try {
    git("merge", "-q", "theirs");
  } catch {
    conflict = git("ls-files", "--unmerged") !== "";
  }
  return { text: await readFile(join(folder, "map.mlflow"), "utf8"), conflict };
}

async function answersIn(text: string | undefined): Promise<readonly string[]> {
  const read = await parseMap(text ?? "", "memory:///merged.mlflow");
  expect(read.errors.map((e) => e.message)).toEqual([]);
  return read.map.platforms[0]?.answers.map((a) => `${a.group}.${a.question} ${a.value} ${a.why}`) ?? [];
}

describe("answers of two people", () => {
  const listed = edited(map, outline);

  it("merge when each has asked a group, though the last question of one stands before the first of the other", async () => {
    const text = await merged(
      listed,
      [answer("security.roles", "good", "By project"), answer("security.sso", "mixed", "Sign-on only")],
      [answer("legal.region", "bad", "Logs leave"), answer("legal.exit", "good", "Export of all")],
    );
    expect(await answersIn(text)).toEqual([
      "security.sso mixed Sign-on only",
      "security.roles good By project",
      "legal.region bad Logs leave",
      "legal.exit good Export of all",
    ]);
  });

  it("merge when both change what stands already, a line apart", async () => {
    const all = outline.open.reduce(
      (text, q) => edited(text, answer(`${q.group}.${q.question}`, "mixed", "?")),
      listed,
    );
    const text = await merged(
      all,
      [answer("security.sso", "good", "SAML")],
      [answer("security.roles", "bad", "Everybody"), answer("legal.exit", "good", "Tried")],
    );
    expect(await answersIn(text)).toContain("security.sso good SAML");
    expect(await answersIn(text)).toContain("security.roles bad Everybody");
  });

  it("are a conflict when both answer one question differently: nobody's answer is lost in silence", async () => {
    expect(
      await merged(listed, [answer("legal.exit", "good", "Export")], [answer("legal.exit", "bad", "Nothing")]),
    ).toBeUndefined();
  });
});

describe("answers of two people, merged by mlmap for git", () => {
  const listed = edited(map, outline);

  it("merge when both answer every other question of one group, into a list or into nothing", async () => {
    for (const base of [listed, map]) {
      const { text, conflict } = await mergedByDriver(
        base,
        [answer("security.sso", "good", "SAML"), answer("security.roles", "bad", "Everybody")],
        [answer("security.log", "mixed", "Ninety days"), answer("legal.region", "good", "Own centre")],
      );
      expect(conflict).toBe(false);
      expect([...(await answersIn(text))].sort()).toEqual([
        "legal.region good Own centre",
        "security.log mixed Ninety days",
        "security.roles bad Everybody",
        "security.sso good SAML",
      ]);
    }
    // Git alone cannot.
    expect(
      await merged(listed, [answer("security.sso", "good", "SAML")], [answer("security.log", "mixed", "Ninety days")]),
    ).toBeUndefined();
  });

  it("are a conflict for git when one question is answered in two ways, with both answers between markers", async () => {
    const { text, conflict } = await mergedByDriver(
      listed,
      [answer("legal.exit", "good", "Export"), answer("legal.region", "good", "Own centre")],
      [answer("legal.exit", "bad", "Nothing")],
    );
    expect(conflict).toBe(true);
    expect(text).toContain(
      '  answer legal.region 🟢 "Own centre"\n<<<<<<< ours\n  answer legal.exit 🟢 "Export"\n=======\n  answer legal.exit 🔴 "Nothing"\n>>>>>>> theirs\n',
    );
  });
});

describe("mlmap merge", () => {
  const files = {
    base: "process a\nprocess b\n",
    ours: "process a is manual\nprocess b\n",
    theirs: "process a\nprocess b is manual\n",
  };

  it("writes the result over our version, or where -o says", async () => {
    const folder = await folderWith(files);
    expect(await mlmap(folder, ["merge", "base", "ours", "theirs", "-o", "-"])).toMatchObject({
      status: 0,
      out: "process a is manual\nprocess b is manual\n",
    });
    expect(await readFile(join(folder, "ours"), "utf8")).toBe(files.ours);
    expect((await mlmap(folder, ["merge", "base", "ours", "theirs"])).status).toBe(0);
    expect(await readFile(join(folder, "ours"), "utf8")).toBe("process a is manual\nprocess b is manual\n");
  });

  it("marks a conflict as git asks it to, and says where", async () => {
    const folder = await folderWith({ ...files, theirs: "process a is automated\nprocess b\n" });
    const run = await mlmap(folder, [
      "merge",
      "base",
      "ours",
      "theirs",
      "--path",
      "m.mlflow",
      "--marker-size",
      "9",
      "--labels",
      "HEAD",
      "topic",
    ]);
    expect(run).toMatchObject({ status: 1, err: "mlmap: m.mlflow: 1 conflict, marked in the text.\n" });
    expect(await readFile(join(folder, "ours"), "utf8")).toBe(
      "<<<<<<<<< HEAD\nprocess a is manual\n=========\nprocess a is automated\n>>>>>>>>> topic\nprocess b\n",
    );
  });

  it("leaves to git's own way what it cannot read, and says so", async () => {
    const folder = await folderWith({
      ...files,
      base: "process a {\nprocess b\n",
      ours: "process a {\n}\nprocess b\n",
      theirs: "process a {\nprocess b\n",
    });
    const run = await mlmap(folder, ["merge", "base", "ours", "theirs", "-o", "-"]);
    expect(run).toMatchObject({ status: 0, out: "process a {\n}\nprocess b\n" });
    expect(run.err).toBe("mlmap: ours: braces or quotes are not closed in one version; merged line by line.\n");
    expect((await mlmap(folder, ["merge", "base", "none", "theirs"])).status).toBe(2);
  });
});

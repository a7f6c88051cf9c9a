/** Answers of several people, given at the same time, merged by a real git. */
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import { edited } from "../../src/language/text-edits.ts";
import type { MapEdit } from "../../src/model/edit.ts";
import { folderWith } from "./support.ts";

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

/** The text after two people have made their edits on branches of their own; undefined where git found a conflict. */
async function merged(base: string, ours: readonly MapEdit[], theirs: readonly MapEdit[]): Promise<string | undefined> {
  const folder = await folderWith({ "map.mlflow": base });
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], {
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
  try {
    git("merge", "-q", "theirs");
  } catch {
    return undefined;
  }
  return readFile(join(folder, "map.mlflow"), "utf8");
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

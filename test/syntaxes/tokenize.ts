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

/** A piece of a text, and what the grammar says that it is. Columns count UTF-16. */
export interface Piece {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scopes: string;
}

/** A text in pieces with their places, blanks left out: what VS Code colours, without VS Code. */
export async function placedScopes(text: string, grammarName = "source.mlflow"): Promise<readonly Piece[]> {
  const grammar = await (await openRegistry()).loadGrammar(grammarName);
  if (!grammar) throw new Error(`There is no grammar ${grammarName}.`);
  const found: Piece[] = [];
  let stack = textmate.INITIAL;
  for (const [number, line] of text.split("\n").entries()) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex: start, endIndex: end, scopes } of tokens) {
      const piece = line.slice(start, end);
      const named = scopes.slice(1).join(" ").replaceAll(".mlflow", "");
      if (piece.trim() !== "") found.push({ line: number, start, end, text: piece, scopes: named });
    }
    stack = ruleStack;
  }
  return found;
}

/** The same as pairs of piece and scopes. */
export async function scopesOf(text: string, grammarName?: string): Promise<readonly (readonly [string, string])[]> {
  return (await placedScopes(text, grammarName)).map((piece) => [piece.text, piece.scopes] as const);
}

import { retype } from "./name-pass.ts";
import { errorAt, insertedAfter, type LexingError, type TokenTypes } from "./repair-tokens.ts";
import type { Token } from "./tokens.ts";

/** `subgraph build` … `end` are read as a phase in braces. */
export function mendSubgraphs(tokens: readonly Token[], types: TokenTypes, errors: LexingError[]): readonly Token[] {
  if (!tokens.some(({ image }) => image === "subgraph")) return tokens;
  const out: Token[] = [];
  const opened: boolean[] = [];
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    const opensLine = tokens[i - 1]?.endLine !== token.startLine;
    const isAlone = opensLine && next?.startLine !== token.endLine;
    if (opensLine && token.image === "subgraph" && next && next.startLine === token.startLine && isName(next)) {
      const phase = { ...token };
      retype(phase, types["phase"] as Token["tokenType"]);
      out.push(phase);
      errors.push(errorAt(token, `A phase stands in braces: \`phase ${next.image} { … }\`.`, next));
      opened.push(endsWithBrace(tokens, i));
    } else if (isAlone && token.image === "end" && opened.length > 0) {
      if (opened.pop()) return;
      const brace = { ...token };
      retype(brace, types["}"] as Token["tokenType"]);
      out.push(brace);
      return;
    } else out.push(token);
    // The brace that is missing at the end of the line on which a subgraph begins.
    if (next?.startLine !== token.endLine && opened.at(-1) === false && beginsSubgraph(tokens, i))
      out.push(insertedAfter(token, types["{"] as Token["tokenType"]));
  });
  return out;
}

const isName = ({ tokenType }: Token): boolean => tokenType.name === "ID" || tokenType.name === "TEXT";

function beginsSubgraph(tokens: readonly Token[], i: number): boolean {
  let at = i;
  while (at > 0 && tokens[at - 1]?.endLine === tokens[at]?.startLine) at--;
  return tokens[at]?.image === "subgraph";
}

function endsWithBrace(tokens: readonly Token[], i: number): boolean {
  let at = i;
  while (tokens[at + 1]?.startLine === tokens[at]?.endLine) at++;
  return tokens[at]?.tokenType.name === "{";
}

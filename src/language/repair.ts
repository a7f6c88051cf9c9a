import { mendBraces } from "./repair-braces.ts";
import { mendHabits } from "./repair-habits.ts";
import { mendNumbers } from "./repair-numbers.ts";
import { mendSubgraphs } from "./repair-subgraphs.ts";
import type { LexingError, TokenTypes } from "./repair-tokens.ts";
import { fillMissingNames, mendWords } from "./repair-words.ts";
import type { Token } from "./tokens.ts";

/**
 * Mends what would cost more than its own line: a misspelt word at the beginning of a statement, words in a head that mean
 * nothing, braces that do not match. What was mended is said in one sentence each; the parser then reads the rest as if
 * nothing had happened. Inserted tokens are marked as such and leave no trace in the syntax tree.
 */
export function mend(tokens: readonly Token[], types: TokenTypes): { tokens: Token[]; errors: LexingError[] } {
  const errors: LexingError[] = [];
  const numbered = mendNumbers(mendSubgraphs(tokens, types, errors), types, errors);
  const spoken = mendHabits(numbered, types, errors);
  const words = mendWords(fillMissingNames(spoken, types, errors), types, errors);
  return { tokens: mendBraces(words, types, errors), errors };
}

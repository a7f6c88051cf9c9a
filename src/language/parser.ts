import { createParser, type LangiumCoreServices, LangiumParser } from "langium";

/**
 * The parser, which never gets over an error by leaving a token out: the next word that it wants often stands in the next
 * line, and a half-typed `cost` would swallow the clause below.
 */
class MlflowParser extends LangiumParser {
  constructor(services: LangiumCoreServices) {
    super(services);
    const recovery = this.wrapper as unknown as { canTokenTypeBeDeletedInRecovery: () => boolean };
    recovery.canTokenTypeBeDeletedInRecovery = () => false;
  }
}

export function createMlflowParser(services: LangiumCoreServices): LangiumParser {
  const parser = new MlflowParser(services);
  createParser(services.Grammar, parser, services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}

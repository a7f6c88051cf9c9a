/** What the language leaves out when it starts, since it was looked at when it was built: looked at here. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultLexer,
  DefaultTokenBuilder,
  EmptyFileSystem,
  type GrammarAST,
  inject,
} from "langium";
import { describe, expect, it } from "vitest";
import {
  MlflowGeneratedModule,
  MlflowGeneratedSharedModule,
  MlflowLanguageMetaData,
} from "../../src/language/generated/module.ts";
import { letters } from "../../src/language/letters.ts";
import { MlflowModule, type MlflowServices, MlflowSharedModule } from "../../src/language/module.ts";
import { MlflowTokenBuilder } from "../../src/language/tokens.ts";

/** Services that check their tokens and their grammar when they are made, as those of the product do not. */
function checkingServices(): MlflowServices {
  const shared = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    MlflowGeneratedSharedModule,
    MlflowSharedModule,
  );
  const mlflow = inject(createDefaultCoreModule({ shared }), MlflowGeneratedModule, MlflowModule, {
    LanguageMetaData: () => ({ ...MlflowLanguageMetaData, mode: "development" as const }),
  });
  shared.ServiceRegistry.register(mlflow);
  return mlflow;
}

describe("the start of the language", () => {
  it("has tokens and a grammar in which the parser library finds no fault", () => {
    expect(MlflowLanguageMetaData.mode).toBe("production");
    const services = checkingServices();
    expect(services.parser.LangiumParser.parse('start a "A"').parserErrors).toEqual([]);
  });

  it("knows of every letter that a name can begin with it", () => {
    const { Lexer } = checkingServices().parser;
    /** Without what ours does to the tokens then. */
    const tokenize = (text: string) => DefaultLexer.prototype.tokenize.call(Lexer, text);
    const one = new RegExp(`[${letters}_]`);
    const names = Array.from({ length: 65_536 }, (_, code) => String.fromCharCode(code)).filter((c) => one.test(c));
    expect(names.length).toBeGreaterThan(40_000);
    const { tokens, errors } = tokenize(names.join(" "));
    expect(errors).toEqual([]);
    expect(tokens.length).toBe(names.length);
    expect(tokenize("^start -4 +4 7d").tokens.map(({ tokenType }) => tokenType.name)).toEqual([
      "ID",
      "NUMBER",
      "NUMBER",
      "NUMBER",
    ]);
  });

  it("takes the same keywords for beginnings of names as Langium does", () => {
    type LongerAlt = ReturnType<DefaultLexer["tokenize"]>["tokens"][number]["tokenType"][];
    type Finding = (keyword: GrammarAST.Keyword, terminals: LongerAlt) => LongerAlt;
    const plain = (DefaultTokenBuilder.prototype as unknown as { findLongerAlt: Finding }).findLongerAlt;
    /** Our patterns, Langium's way to find out. */
    class Plain extends MlflowTokenBuilder {
      protected override findLongerAlt(keyword: GrammarAST.Keyword, terminals: LongerAlt): LongerAlt {
        return plain.call(this, keyword, terminals);
      }
    }
    const { Grammar } = checkingServices();
    const told = (builder: DefaultTokenBuilder) =>
      (builder.buildTokens(Grammar) as { name: string; LONGER_ALT?: { name: string }[] }[]).map(
        ({ name, LONGER_ALT = [] }) => `${name}: ${LONGER_ALT.map((other) => other.name).join(" ")}`,
      );
    const ours = told(new MlflowTokenBuilder());
    expect(ours).toContain("process: ID");
    expect(ours).toEqual(told(new Plain()));
  });
});

import {
  type AstNode,
  DefaultLangiumDocumentFactory,
  type LangiumDocument,
  type Mutable,
  OperationCancelled,
} from "langium";
import { MlflowParser } from "./parser.ts";

type CancellationToken = Parameters<DefaultLangiumDocumentFactory["update"]>[1];

/** Reads a text that is open in an editor again only where it has changed. */
export class MlflowDocumentFactory extends DefaultLangiumDocumentFactory {
  override async update<T extends AstNode>(
    document: Mutable<LangiumDocument<T>>,
    cancel: CancellationToken,
  ): Promise<LangiumDocument<T>> {
    const text = this.textDocuments?.get(document.uri.toString())?.getText();
    const root = document.parseResult.value;
    const before = root.$cstNode?.root.fullText;
    const { parser, references } = this.serviceRegistry.getServices(document.uri);
    const { LangiumParser } = parser;
    if (text !== undefined && before !== undefined && text !== before && LangiumParser instanceof MlflowParser) {
      // What stays of the old tree is linked anew, too.
      references.Linker.unlink(document);
      document.parseResult = LangiumParser.parseAgain<T>(text, root);
      (document.parseResult.value as Mutable<AstNode>).$document = document;
    }
    return super.update(document, cancel);
  }

  /**
   * A file that is gone, or a text that was closed a moment ago, is empty until somebody says that it is no more: the others
   * that are built with it are none the worse.
   */
  protected override async getUpdatedText<T extends AstNode>(
    ...[document, text, cancel]: Parameters<DefaultLangiumDocumentFactory["getUpdatedText"]>
  ): Promise<string> {
    try {
      return await super.getUpdatedText<T>(document as Mutable<LangiumDocument<T>>, text, cancel);
    } catch {
      // The build that follows tries it again.
      if (cancel.isCancellationRequested) throw OperationCancelled;
      return "";
    }
  }
}

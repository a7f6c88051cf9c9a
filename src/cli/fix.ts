import { EmptyFileSystem, type LangiumDocument, URI } from "langium";
import { type CodeAction, CodeActionKind, type Diagnostic } from "vscode-languageserver";
import { findingsOf, parseMap, type TextFile } from "../language/index.ts";
import { apart, type Replacement, withoutSilence } from "../language/needless-silences.ts";
import { createMlflowServices } from "../language/services.ts";
import type { LoadedMap } from "./maps.ts";

const mostRounds = 10;

/**
 * The text with every fix made that needs no question: those that an editor marks as the preferred one (a misspelt word,
 * a missing import, what stands twice), and silences taken out that silence nothing. Never a text with more errors.
 */
export async function mended(
  text: string,
  uri: string,
  others: readonly TextFile[],
  judging: LoadedMap["judging"],
): Promise<string> {
  let now = text;
  for (let round = 0; round < mostRounds; round++) {
    const changes = [
      ...(await preferredFixes(now, uri, others)),
      ...(await needlessSilences(now, uri, others, judging)),
    ];
    const next = applied(now, changes);
    if (next === now) break;
    if ((await errorCount(next, uri, others)) > (await errorCount(now, uri, others))) break;
    now = next;
  }
  return now;
}

const errorCount = async (text: string, uri: string, others: readonly TextFile[]): Promise<number> =>
  (await parseMap(text, uri, others)).errors.length;

/** What the editor would do at each mistake, asked of the same services. */
async function preferredFixes(text: string, uri: string, others: readonly TextFile[]): Promise<readonly Replacement[]> {
  const { shared, Mlflow } = createMlflowServices(EmptyFileSystem);
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
  const documents = [{ uri, text }, ...others].map((file) =>
    LangiumDocumentFactory.fromString(file.text, URI.parse(file.uri)),
  );
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { validation: true });
  const [document] = documents;
  const provider = Mlflow.lsp.CodeActionProvider;
  if (!document || !provider) return [];
  const changes: Replacement[] = [];
  for (const diagnostic of document.diagnostics ?? []) {
    const actions = await provider.getCodeActions(document, {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic as Diagnostic], only: [CodeActionKind.QuickFix] },
    });
    const fix = actions?.find((a): a is CodeAction => "isPreferred" in a && a.isPreferred === true);
    changes.push(...changesOf(document, fix));
  }
  return changes;
}

function changesOf(document: LangiumDocument, fix: CodeAction | undefined): readonly Replacement[] {
  const edits = fix?.edit?.changes?.[document.uri.toString()] ?? [];
  return edits.map(({ range, newText }) => ({
    start: document.textDocument.offsetAt(range.start),
    end: document.textDocument.offsetAt(range.end),
    newText,
  }));
}

/** Comments that silence one rule which finds nothing there. */
async function needlessSilences(
  text: string,
  uri: string,
  others: readonly TextFile[],
  judging: LoadedMap["judging"],
): Promise<readonly Replacement[]> {
  const { map, errors } = await parseMap(text, uri, others);
  // Of a map with errors it is not known what its rules would find.
  if (errors.length > 0) return [];
  return findingsOf(map, text, others, judging).flatMap((found) =>
    found.rule === "needless-silence" && found.range.uri === uri ? (withoutSilence(text, found) ?? []) : [],
  );
}

/** All changes that do not touch each other, the earlier ones first; the others wait for the next round. */
function applied(text: string, changes: readonly Replacement[]): string {
  return apart(changes).reduceRight(
    (now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end),
    text,
  );
}

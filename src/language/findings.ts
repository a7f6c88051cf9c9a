import type { LangiumDocument } from "langium";
import { type Found, lint, type LintSettings } from "../analysis/index.ts";
import type { ProcessMap } from "../model/process-map.ts";
import { isMapFile } from "./imports.ts";
import { homesOfPlatforms } from "./map-homes.ts";
import type { MlflowServices } from "./module.ts";
import type { TextFile } from "./parse-map.ts";
import { silencesOf } from "./silences.ts";
import { toProcessMap } from "./to-process-map.ts";

/**
 * What could be better about a map, silences heeded. `others` are the texts of files that hold platforms for it; a finding
 * about such a platform stands in that file, so callers look at `range.uri`.
 */
export function findingsOf(
  map: ProcessMap,
  text: string,
  others: readonly TextFile[] = [],
  settings: Pick<LintSettings, "severities" | "rules"> = {},
): readonly Found[] {
  const silences = [{ uri: map.uri, text }, ...others].flatMap((file) => silencesOf(file.text, file.uri));
  return lint(map, { ...settings, silences });
}

/** The findings that stand in a document: those of its own map, and those about its platforms in the maps they belong to. */
export function findingsIn(document: LangiumDocument, services: MlflowServices): readonly Found[] {
  const file = document.parseResult.value;
  if (!isMapFile(file)) return [];
  const documents = services.shared.workspace.LangiumDocuments.all.toArray();
  const severities = services.lint.Severities.of(document.uri.toString());
  const uri = document.uri.toString();
  return [document, ...homesOfPlatforms(document)].flatMap((home) => {
    const map = toProcessMap(home, documents);
    const own = map.uri === uri;
    const others = own ? otherTexts(map, documents) : [{ uri, text: document.textDocument.getText() }];
    const found = findingsOf(map, home.textDocument.getText(), others, { severities });
    return found.filter(({ range, rule }) => range.uri === uri && (own || !aboutSilence.has(rule)));
  });
}

/** A silence in a platform's file counts for the file's own map too, which says what is wrong with it. */
const aboutSilence: ReadonlySet<string> = new Set(["silence-without-reason", "silence-of-unknown-rule"]);

function otherTexts(map: ProcessMap, documents: readonly LangiumDocument[]): readonly TextFile[] {
  const uris = new Set(map.platforms.flatMap((p) => p.source?.whole.uri ?? []));
  uris.delete(map.uri);
  return documents.flatMap((d) =>
    uris.has(d.uri.toString()) ? [{ uri: d.uri.toString(), text: d.textDocument.getText() }] : [],
  );
}

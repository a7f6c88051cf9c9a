/** Which documents need not be checked again although a file that they import was read again. */
import type { AstNode, DocumentValidator, LangiumDocument } from "langium";
import * as ast from "./generated/ast.ts";
import { documentOf, importedFiles, isMapFile } from "./imports.ts";
import { homesOfPlatforms } from "./map-homes.ts";
import type { MlflowServices } from "./module.ts";
import { headOf, namesOf } from "./names.ts";

type Diagnostics = Awaited<ReturnType<DocumentValidator["validateDocument"]>>;

interface Kept {
  readonly root: AstNode;
  readonly judging: readonly unknown[];
  readonly imported: readonly string[];
  readonly diagnostics: Diagnostics;
}

/**
 * What was found in each document, with all that it was found from: its text, how it is judged, and of the files it
 * imports what they show. A level or a flow that changes over there concerns nobody here. Documents with errors are
 * always checked again (any file may hold what they miss), and so are those that share a map through platforms.
 */
export class KeptFindings {
  private readonly services: MlflowServices;
  private readonly kept = new WeakMap<LangiumDocument, Kept>();

  constructor(services: MlflowServices) {
    this.services = services;
  }

  get(document: LangiumDocument): Diagnostics | undefined {
    const before = this.kept.get(document);
    if (!before || before.root !== document.parseResult.value || !alike(before.judging, this.judging(document)))
      return undefined;
    if (this.sharesMap(document)) return undefined;
    const now = this.shown(document);
    // The builder adds to the list that it is given.
    return alike(before.imported, now) ? [...before.diagnostics] : undefined;
  }

  keep(document: LangiumDocument, diagnostics: Diagnostics): void {
    const root = document.parseResult.value;
    if (diagnostics.some(({ severity }) => severity === 1)) this.kept.delete(document);
    else {
      const [judging, imported] = [this.judging(document), this.shown(document)];
      this.kept.set(document, { root, judging, imported, diagnostics: [...diagnostics] });
    }
  }

  /** Settings by what they say; rules, which may be a team's own, by which they are. */
  private judging({ uri }: LangiumDocument): readonly unknown[] {
    const { lint, settings } = this.services;
    const { rules = [], ...rest } = lint.Judging.of(uri.toString());
    const listed = lint.Judging.lists(uri.toString());
    return [JSON.stringify([rest, settings.Defaults.of(uri.toString()), listed]), ...rules];
  }

  private shown(document: LangiumDocument): readonly string[] {
    return importedFiles(document, this.services.shared.workspace.LangiumDocuments).map(shownBy);
  }

  /** Whether its findings depend on another file's whole map: its platforms', or one whose platforms belong to it. */
  private sharesMap(document: LangiumDocument): boolean {
    if (homesOfPlatforms(document).length > 0) return true;
    const root = document.parseResult.value;
    if (!isMapFile(root) || !(root as ast.MapFile).items.some(ast.isTarget)) return false;
    return this.services.shared.workspace.LangiumDocuments.all.some((other) => {
      const file = other.parseResult.value;
      return (
        other !== document &&
        isMapFile(file) &&
        (file as ast.MapFile).items.some((item) => {
          const target = ast.isPlatform(item) ? headOf(item, "For")?.target?.ref : undefined;
          return target !== undefined && documentOf(target) === document;
        })
      );
    });
  }
}

function alike(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, i) => part === other[i]);
}

const known = new WeakMap<ast.MapFile, string>();

/** What a file shows to those that import it: every name, and all of the things that stand in several maps. */
function shownBy(file: ast.MapFile): string {
  const before = known.get(file);
  if (before !== undefined) return before;
  const { current, targets } = namesOf(file);
  const names = [current, ...targets.values()].map((table) =>
    [...table].map(([space, byName]) => [
      space,
      [...byName].map(([name, nodes]) => [name, nodes.map(({ $type }) => $type)]),
    ]),
  );
  const texts = file.items
    .filter((item) => ast.isActor(item) || ast.isInterface(item) || ast.isData(item) || ast.isQuestionnaire(item))
    .map((item) => item.$cstNode?.text ?? "");
  const shown = JSON.stringify([names, texts]);
  known.set(file, shown);
  return shown;
}

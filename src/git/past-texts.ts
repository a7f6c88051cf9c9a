import { posix } from "node:path";
import type { Repository, Revision } from "./repository.ts";

/** A file as it was at a revision, with the files that it imported then. */
export interface PastText {
  readonly revision: Revision;
  /** Absent where the file was not there. */
  readonly text?: string;
  /** Paths from the top of the repository, with `/`. */
  readonly imports: readonly { readonly path: string; readonly text: string }[];
  /** The same for two revisions whose texts are all the same. */
  readonly key: string;
}

/** The texts of many revisions, in two runs of git however many there are. */
export async function pastTexts(repository: Repository, revisions: readonly Revision[]): Promise<readonly PastText[]> {
  const blobs = await repository.textsAt(revisions.map(({ id, path }) => `${id}:${path}`));
  const imported = revisions.map(({ path }, i) => importedPaths(blobs[i]?.text ?? "", path));
  const places = [...new Set(imported.flatMap((paths, i) => paths.map((path) => `${revisions[i]?.id}:${path}`)))];
  const others = new Map((await repository.textsAt(places)).map((blob, i) => [places[i], blob] as const));
  return revisions.map((revision, i): PastText => {
    const blob = blobs[i];
    const found = (imported[i] ?? []).flatMap((path) => {
      const other = others.get(`${revision.id}:${path}`);
      return other ? [{ path, ...other }] : [];
    });
    return {
      revision,
      ...(blob && { text: blob.text }),
      imports: found.map(({ path, text }) => ({ path, text })),
      key: [revision.path, blob?.id ?? "", ...found.map(({ path, id }) => `${path} ${id}`)].join("\n"),
    };
  });
}

/** Files of the repository that a map imports, by its lines alone; what they hold is for the language to judge. */
function importedPaths(text: string, path: string): readonly string[] {
  const written = [...text.matchAll(/^[ \t]*import[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')/gm)].map((m) => m[1] ?? m[2] ?? "");
  return written.flatMap((one) => {
    const to = posix.normalize(posix.join(posix.dirname(path), one.replaceAll("\\", "/")));
    return /^(?:\/|[A-Za-z][\w+.-]*:)/.test(one) || to.startsWith("..") || to === path ? [] : [to];
  });
}

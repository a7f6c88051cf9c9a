import { Repository } from "./repository.ts";

/** Where a text comes from. */
export interface Origin {
  readonly file?: string;
  /** Short id of the commit that holds the text as it is. */
  readonly revision?: string;
  /** ISO date of that commit, or today. */
  readonly date: string;
}

/** File and revision. A text that is not committed as it stands bears today's date and no revision; `path` is absent for one without a file. */
export async function originOf(
  path: string | undefined,
  file: string | undefined,
  text: string | undefined,
): Promise<Origin> {
  const today = new Date().toISOString().slice(0, 10);
  if (path === undefined || file === undefined) return { date: today };
  // Outside of a repository, or without git, there is nothing to name.
  const repository = await Repository.around(path, file).catch(() => undefined);
  const [latest] = (await repository?.revisionsOf(path, 1)) ?? [];
  const committed = latest && (await repository?.textAt(latest.id, latest.path));
  if (!latest || committed === undefined || committed !== text) return { file, date: today };
  return { file, revision: latest.id.slice(0, 7), date: latest.date.slice(0, 10) };
}

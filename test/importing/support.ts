import { type Imported, importedText, importers } from "../../src/importing/index.ts";
import { parseMap } from "../../src/language/index.ts";
import type { ProcessMap } from "../../src/model/process-map.ts";

/** What a text of this form becomes; fails where the result is no map without errors. */
export async function imported(form: string, source: string): Promise<Imported & { readonly map: ProcessMap }> {
  const importer = importers.find(({ id }) => id === form);
  if (!importer) throw new Error(`There is no ${form}.`);
  const result = await importedText(importer, source, "a-process");
  const { map, errors } = await parseMap(result.text);
  if (errors.length > 0) throw new Error(`${errors.map(({ message }) => message).join("\n")}\n${result.text}`);
  return { ...result, map };
}

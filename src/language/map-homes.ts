import type { LangiumDocument } from "langium";
import * as ast from "./generated/ast.ts";
import { documentOf, isMapFile } from "./imports.ts";
import { headOf } from "./names.ts";

/** The other documents whose maps the platforms of this document belong to. */
export function homesOfPlatforms(document: LangiumDocument): readonly LangiumDocument[] {
  const file = document.parseResult.value;
  if (!isMapFile(file)) return [];
  const homes = new Set<LangiumDocument>();
  for (const platform of file.items.filter(ast.isPlatform)) {
    const target = headOf(platform, "For")?.target?.ref;
    const home = target && documentOf(target);
    if (home && home !== document) homes.add(home);
  }
  return [...homes];
}

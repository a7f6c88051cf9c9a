import { type URI, UriUtils } from "langium";

/** A file's address as an import writes it: relative to the importing file, always beginning with `.`. */
export function relativePath(from: URI, to: URI): string {
  const path = UriUtils.relative(UriUtils.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

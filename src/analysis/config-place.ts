import { findNodeAtLocation, type ParseError, parseTree } from "jsonc-parser";

/** A piece of a configuration's text, in UTF-16 units, the end exclusive. */
export interface ConfigPlace {
  readonly offset: number;
  readonly end: number;
}

/**
 * Where `rules.manual-step` or `overrides[0].files` stands: the key where there is one, else the value. What can't be
 * found stands at the nearest thing around it; what is no JSON, where it stops being it.
 */
export function placeInConfig(text: string, path: string): ConfigPlace {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first) return { offset: first.offset, end: first.offset + Math.max(1, first.length) };
  const segments = [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) =>
    index === undefined ? word : Number(index),
  );
  for (; root && segments.length > 0; segments.pop()) {
    const node = findNodeAtLocation(root, segments);
    if (!node) continue;
    const key = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
    const { offset, length } = key ?? node;
    return { offset, end: offset + length };
  }
  return { offset: 0, end: 1 };
}

import type { Pair, Places } from "./cells.ts";
import { anyOrder, inOrder } from "./small-shapes.ts";

const most = 4;

let known:
  | { readonly anyOrder: ReadonlyMap<string, string>; readonly inOrder: ReadonlyMap<string, string> }
  | undefined;

/**
 * Where ELK puts the steps of a small block, without ELK: loading it and its first run take as long as all the rest of a
 * first picture.
 *
 * @returns undefined for a shape that is not known by heart
 */
export function knownPlaces(count: number, pairs: readonly Pair[]): Places | undefined {
  if (count > most) return undefined;
  known ??= { anyOrder: read(anyOrder), inOrder: read(inOrder) };
  const flows = pairs.map(([from, to]) => `${from}${to}`);
  const found =
    known.inOrder.get(`${count}${flows.join("")}`) ?? known.anyOrder.get(`${count}${flows.sort().join("")}`);
  if (found === undefined) return undefined;
  return Array.from({ length: count }, (_, at) => [Number(found[2 * at]), Number(found[2 * at + 1])] as const);
}

function read(entries: string): ReadonlyMap<string, string> {
  return new Map(entries.split(" ").map((entry) => entry.split(":") as [string, string]));
}

/**
 * Three versions of a block → one. What one side changed is taken; what both changed alike is taken once; what both
 * changed differently is a conflict. Lines of their own never disturb each other, however close they stand.
 */
import type { Body, Head, Part } from "./parts.ts";

/** What the merged text holds at one place. */
export type Piece = Kept | Rebuilt | Clash;

/** As a side wrote it. */
interface Kept {
  readonly kind: "kept";
  readonly part: Part;
  readonly lead: readonly string[];
}

/** A block of which both sides changed something: its opening (or the two that contradict), and what it holds. */
interface Rebuilt {
  readonly kind: "rebuilt";
  readonly part: Part;
  readonly lead: readonly string[];
  readonly opening: string | { readonly ours: string; readonly theirs: string };
  readonly aside: string;
  /** Undefined where there is no block. */
  readonly body: MergedBody | undefined;
  readonly trailing: string;
}

/** What each side wants here; undefined where it took the part away. */
interface Clash {
  readonly kind: "clash";
  readonly ours: Part | undefined;
  readonly theirs: Part | undefined;
}

export interface MergedBody {
  readonly pieces: readonly Piece[];
  readonly tail: readonly string[];
}

const empty: Body = { parts: [], tail: [] };

/** Merges two versions of a body that both came out of `base`. */
export function mergeBodies(base: Body = empty, ours: Body = empty, theirs: Body = empty): MergedBody {
  const o = indexed(base.parts);
  const a = indexed(matched(base.parts, ours.parts));
  const b = indexed(matched(base.parts, theirs.parts));
  const pieces = new Map<string, Piece>();
  for (const key of new Set([...o.keys(), ...a.keys(), ...b.keys()])) {
    const piece = mergeParts(o.get(key), a.get(key), b.get(key));
    if (piece) pieces.set(key, piece);
  }
  const order = mergedOrder([...o.keys()], [...a.keys()], [...b.keys()]).flatMap((key) => pieces.get(key) ?? []);
  return { pieces: contested(order, [a, b]), tail: mergedLines(base.tail, ours.tail, theirs.tail) };
}

const indexed = (parts: readonly Part[]): ReadonlyMap<string, Part> => new Map(parts.map((part) => [part.key, part]));

/**
 * Parts that only their words tell apart, under the key of the part of the base in whose place they stand: a flow that
 * was changed is that flow still, so that two changes of it contradict.
 */
function matched(base: readonly Part[], side: readonly Part[]): readonly Part[] {
  const known = new Set(base.map(({ key }) => key));
  const places = new Map(side.map(({ key }, i) => [key, i]));
  const result = [...side];
  let after = -1;
  let gone = 0;
  for (const part of base) {
    const place = places.get(part.key);
    if (place !== undefined) {
      after = place;
      gone = 0;
      continue;
    }
    gone += 1;
    const instead = side[after + gone];
    if (!part.named && instead && !instead.named && instead.keyword === part.keyword && !known.has(instead.key))
      result[after + gone] = { ...instead, key: part.key };
  }
  return result;
}

function mergeParts(base: Part | undefined, ours: Part | undefined, theirs: Part | undefined): Piece | undefined {
  const kept = (part: Part, lead = part.lead): Piece => ({ kind: "kept", part, lead });
  const lead = mergedLines(base?.lead ?? [], ours?.lead ?? [], theirs?.lead ?? []);
  if (ours && theirs) {
    if (ours.words === theirs.words) return kept(ours, lead);
    if (base && theirs.words === base.words) return kept(ours, lead);
    if (base && ours.words === base.words) return kept(theirs, lead);
    // A comment that awaits an answer gives way to the answer.
    if (!base || base.keyword === "awaited") {
      if (ours.keyword === "awaited") return kept(theirs, lead);
      if (theirs.keyword === "awaited") return kept(ours, lead);
    }
    return rebuilt(base, ours, theirs, lead) ?? { kind: "clash", ours, theirs };
  }
  const left = ours ?? theirs;
  if (!left || !base) return left && kept(left);
  if (left.words === base.words) return undefined;
  if (base.keyword === "awaited") return kept(left);
  return { kind: "clash", ours, theirs };
}

/** A declaration clause by clause; undefined for what is no declaration. */
function rebuilt(base: Part | undefined, ours: Part, theirs: Part, lead: readonly string[]): Piece | undefined {
  if (!ours.head || !theirs.head) return undefined;
  const [o, a, b] = [base?.head, ours.head, theirs.head];
  const opening = mergedOpening(o, a, b);
  const aside = mergedText(o?.aside, a.aside, b.aside);
  const trailing = mergedText(o?.trailing, a.trailing, b.trailing);
  const body = a.body || b.body ? mergeBodies(o?.body, a.body, b.body) : undefined;
  if (aside === undefined || trailing === undefined || opening === undefined) return undefined;
  // Two openings are shown above what they share, which takes a block and a line each.
  if (typeof opening !== "string" && (!body || /\n/.test(opening.ours + opening.theirs))) return undefined;
  return { kind: "rebuilt", part: ours, lead, opening, aside, body, trailing };
}

/** Undefined where both sides changed it, each in its own way. */
function mergedText(base: string | undefined, ours: string, theirs: string): string | undefined {
  if (ours.trim() === theirs.trim() || theirs.trim() === (base ?? "").trim()) return ours;
  return ours.trim() === (base ?? "").trim() ? theirs : undefined;
}

/** The head with what each side changed of it, or both heads where they contradict. */
function mergedOpening(base: Head | undefined, ours: Head, theirs: Head): Rebuilt["opening"] | undefined {
  const [o, a, b] = [base?.clauses, ours.clauses, theirs.clauses];
  if (!a || !b || (base && !o)) return undefined;
  if (same(a, b) || same(o, b)) return ours.opening;
  if (same(o, a)) return theirs.opening;
  const clauses: string[] = [];
  for (const key of mergedOrder([...(o?.keys() ?? [])], [...a.keys()], [...b.keys()])) {
    const [was, mine, other] = [o?.get(key), a.get(key), b.get(key)];
    if (mine !== other && mine !== was && other !== was) return { ours: ours.opening, theirs: theirs.opening };
    const taken = mine === was ? other : mine;
    if (taken !== undefined) clauses.push(taken);
  }
  return clauses.join(" ");
}

function same(a: ReadonlyMap<string, string> | undefined, b: ReadonlyMap<string, string> | undefined): boolean {
  return a !== undefined && b !== undefined && a.size === b.size && [...a].every(([key, text]) => b.get(key) === text);
}

/**
 * The keys of both sides in one order: that of the side that moved something, ours if both did; what only the other side
 * has stands behind what it stands behind there, after what is new in this place already.
 */
function mergedOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const [first, second] = isMoved(base, theirs) && !isMoved(base, ours) ? [theirs, ours] : [ours, theirs];
  const present = new Set(first);
  const known = new Set([...base, ...second]);
  const order = [...first];
  for (const [i, key] of second.entries()) {
    if (present.has(key)) continue;
    let at = i === 0 ? 0 : order.indexOf(second[i - 1] as string) + 1;
    while (at < order.length && !known.has(order[at] as string)) at += 1;
    order.splice(at, 0, key);
  }
  return order;
}

function isMoved(base: readonly string[], side: readonly string[]): boolean {
  const here = new Set(side);
  const known = new Set(base);
  const before = base.filter((key) => here.has(key));
  return side.filter((key) => known.has(key)).some((key, i) => key !== before[i]);
}

/** Comments and blank lines above a part: those of the side that changed them, of both if both did. */
function mergedLines(base: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const plain = (lines: readonly string[]): string => lines.map((line) => `${line.trim()}\n`).join("");
  if (plain(theirs) === plain(base) || plain(ours) === plain(theirs)) return ours;
  if (plain(ours) === plain(base)) return theirs;
  const here = new Set([...ours, ...base].map((line) => line.trim()));
  const there = new Set(theirs.map((line) => line.trim()));
  const was = new Set(base.map((line) => line.trim()));
  return [
    ...ours.filter((line) => line.trim() === "" || !was.has(line.trim()) || there.has(line.trim())),
    ...theirs.filter((line) => !here.has(line.trim())),
  ];
}

/** Two parts of two sides that say something of the same thing, such as ratings of one process, as one clash. */
function contested(pieces: readonly Piece[], sides: readonly ReadonlyMap<string, Part>[]): readonly Piece[] {
  const owners = new Map<string, number>();
  const result: (Piece | undefined)[] = [...pieces];
  pieces.forEach((piece, i) => {
    if (piece.kind !== "kept") return;
    const at = piece.part.claims.map((claim) => owners.get(claim)).find((owner) => owner !== undefined);
    const before = at === undefined ? undefined : result[at];
    const isOld = (other: Part): boolean => sides.some((side) => side.has(other.key) && side.has(piece.part.key));
    if (at !== undefined && before?.kind === "kept" && !isOld(before.part)) {
      const [ours, theirs] = sides[0]?.has(piece.part.key) ? [piece, before] : [before, piece];
      result[at] = { kind: "clash", ours: ours.part, theirs: theirs.part };
      result[i] = undefined;
      return;
    }
    for (const claim of piece.part.claims) owners.set(claim, i);
  });
  return result.filter((piece) => piece !== undefined);
}

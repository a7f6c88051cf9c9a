/** Begins the id of all that the earlier side of two states in one picture holds. */
const earlier = "before/";

/** Id of a thing on the earlier side, by that on the later one. */
export const onEarlierSide = (id: string): string => earlier + id;

/** The id that a thing has on the later side, whichever it lies on. */
export const idOnBothSides = (id: string): string => (id.startsWith(earlier) ? id.slice(earlier.length) : id);

/** The ids of these things on both sides. */
export const onBothSides = (ids: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...ids].flatMap((id) => [id, onEarlierSide(id)]));

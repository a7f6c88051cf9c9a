/** Whether two values of plain data hold the same: objects, lists, maps and sets by what is in them, in its order. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]));
  }
  if (a instanceof Map || b instanceof Map) return a instanceof Map && b instanceof Map && same([...a], [...b]);
  if (a instanceof Set || b instanceof Set) return a instanceof Set && b instanceof Set && same([...a], [...b]);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same(a[key as keyof typeof a], b[key as keyof typeof b]));
}

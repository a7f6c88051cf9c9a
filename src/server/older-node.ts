/**
 * VS Code 1.91 runs the server on Node 20; the parser library is written for Node 22. What it uses of the newer one is
 * added here where it is missing. Import this first.
 */
const object = Object as { groupBy?: typeof groupBy };
object.groupBy ??= groupBy;

function groupBy<T>(items: Iterable<T>, keyOf: (item: T, index: number) => PropertyKey): Record<PropertyKey, T[]> {
  const groups = Object.create(null) as Record<PropertyKey, T[]>;
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups[key];
    if (group) group.push(item);
    else groups[key] = [item];
  }
  return groups;
}

/** Whether an editor that asks for these kinds of actions asks for this one: a kind comes with all that are below it. */
export function isAskedFor(kind: string, only: readonly string[]): boolean {
  return only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

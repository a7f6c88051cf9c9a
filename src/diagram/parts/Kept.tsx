import { Component, type ComponentChild } from "preact";

interface KeptProps<Props> {
  readonly of: (props: Props) => ComponentChild;
  readonly given: Props;
  /** Its turn comes later: until then it stays as it is, or is not there yet. */
  readonly waits?: boolean;
}

/** Draws a part anew only when something that it is given has changed: an edit of a large map touches a few parts. */
export class Kept<Props> extends Component<KeptProps<Props>> {
  /** What it was last drawn from; undefined before the first time. */
  drawn: { readonly of: KeptProps<Props>["of"]; readonly given: Props } | undefined;

  override shouldComponentUpdate({ waits, of, given }: KeptProps<Props>): boolean {
    return waits !== true && (of !== this.drawn?.of || !same(given, this.drawn.given));
  }

  override render({ waits, of, given }: KeptProps<Props>): ComponentChild {
    if (waits) return null;
    this.drawn = { of, given };
    return of(given);
  }
}

/** Whether two plain values hold the same. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && same(a[key as keyof typeof a], b[key as keyof typeof b]));
}

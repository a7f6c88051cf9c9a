import { Component, type ComponentChild } from "preact";

interface KeptProps<Props> {
  readonly of: (props: Props) => ComponentChild;
  readonly given: Props;
}

/** Draws a part anew only when something that it is given has changed: an edit of a large map touches a few parts. */
export class Kept<Props> extends Component<KeptProps<Props>> {
  override shouldComponentUpdate(next: KeptProps<Props>): boolean {
    return next.of !== this.props.of || !same(next.given, this.props.given);
  }

  override render(): ComponentChild {
    return this.props.of(this.props.given);
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

import { Component, type ComponentChild } from "preact";
import { same } from "../../model/same.ts";

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

import { Component, cloneElement, type VNode } from "preact";
import { same } from "../../model/same.ts";

interface KeptProps<Props> {
  readonly of: (props: Props) => VNode;
  readonly given: Props;
  /** Where its element stands: a `transform`, set on what `of` draws without drawing that anew. */
  readonly at: string;
  /** Its turn comes later: until then it stays as it is, or is not there yet. */
  readonly waits?: boolean;
  /** What stands of it is not to be seen meanwhile. */
  readonly away?: boolean;
}

/**
 * Draws a part anew only when something that it is given has changed: an edit of a large map touches a few parts, and moves
 * many. No element stands around a part to be moved in its stead: a large map would hold a thousand more, and each costs
 * when the editor's theme changes.
 */
export class Kept<Props> extends Component<KeptProps<Props>> {
  /** What it was last drawn from; undefined before the first time. */
  drawn: { readonly of: KeptProps<Props>["of"]; readonly given: Props } | undefined;
  element: Element | null = null;
  /** Where its element was put last. */
  put: string | undefined;
  readonly hold = (element: Element | null): void => {
    this.element = element;
    this.put = undefined;
    this.place(this.props.at);
  };

  place(at: string): void {
    if (this.put !== at) this.element?.setAttribute("transform", at);
    this.put = at;
  }

  override shouldComponentUpdate({ waits, of, given, at, away }: KeptProps<Props>): boolean {
    if (away !== this.props.away) {
      if (away) this.element?.setAttribute("display", "none");
      else this.element?.removeAttribute("display");
    }
    if (!away) this.place(at);
    return waits !== true && (of !== this.drawn?.of || !same(given, this.drawn.given));
  }

  override render({ waits, of, given }: KeptProps<Props>): VNode | null {
    if (waits) return null;
    this.drawn = { of, given };
    return cloneElement(of(given), { ref: this.hold });
  }
}

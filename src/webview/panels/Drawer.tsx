import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../icons.tsx";

/** In a low panel: all that is said below the picture, folded into one line, so that the height is the picture's. */
export function Drawer(props: {
  /** What the line says while it is folded: what stands inside. */
  readonly words: string;
  /** Title of the map, said while what is inside does not say it. */
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const handle = useRef<HTMLButtonElement>(null);
  return (
    <section
      class="drawer"
      aria-label="Figures, legend and details"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        handle.current?.focus();
      }}
    >
      {!open && <h1 class="visually-hidden">{props.title}</h1>}
      <button
        ref={handle}
        type="button"
        class="drawer-handle"
        aria-expanded={open ? "true" : "false"}
        onClick={() => setOpen(!open)}
      >
        <Icon name="chevron" size={12} />
        <span class="drawer-words">{props.words}</span>
      </button>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which must go by keyboard, too
        <div class="drawer-body" tabIndex={0} role="group" aria-label={props.words}>
          {props.children}
        </div>
      )}
    </section>
  );
}

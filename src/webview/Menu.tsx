import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icons.tsx";

export interface MenuItem {
  readonly label: string;
  /** What it is called among others than those of its own menu; absent where the label says enough. */
  readonly full?: string;
  /** Ticked: one of several choices, or a switch that is on. */
  readonly checked?: boolean;
  readonly keys?: string;
  readonly mark?: ComponentChildren;
  /** A line above it. */
  readonly apart?: boolean;
  run(): void;
}

/** Letters that follow each other within this time, in milliseconds, are one word. */
const wordPause = 500;

/**
 * The item to which letters lead: one alone, or again and again the same one, goes round all that begin with it; more of them
 * stay where they fit. Undefined where nothing begins like that.
 */
export function itemNamed(word: string, labels: readonly string[], here: number): number | undefined {
  const letter = word.charAt(0);
  const again = word === letter.repeat(word.length);
  const from = again ? here + 1 : Math.max(0, here);
  const places = labels.map((_, at) => (from + at) % labels.length);
  return places.find((at) => labels[at]?.toLowerCase().startsWith(again ? letter : word));
}

/** Whether a blank behind these letters goes on with a name, or with letters that lead nowhere and must not press anything. */
export function isWithinName(word: string, labels: readonly string[]): boolean {
  if (word === "") return false;
  return itemNamed(`${word} `, labels, 0) !== undefined || itemNamed(word, labels, 0) === undefined;
}

/** The list of a menu, with the keys that people know: arrows, Home, End, Escape, first letters. */
export function MenuList(props: {
  readonly items: readonly MenuItem[];
  readonly label: string;
  readonly at?: { readonly x: number; readonly y: number };
  readonly close: (refocus: boolean) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ word: "", at: 0 });
  const [at, setAt] = useState(props.at);

  useLayoutEffect(() => {
    const node = list.current;
    if (!node) return;
    const items = [...node.querySelectorAll<HTMLElement>("[role^=menuitem]")];
    // A list of choices opens with the one that holds; one of many things begins at its top.
    const chosen = items.find((i) => i.getAttribute("aria-checked") === "true");
    (items.every((i) => i.role === "menuitemradio") ? (chosen ?? items[0]) : items[0])?.focus();
    if (!props.at) return;
    const { width, height } = node.getBoundingClientRect();
    setAt({
      x: Math.max(4, Math.min(props.at.x, window.innerWidth - width - 4)),
      y: Math.max(4, Math.min(props.at.y, window.innerHeight - height - 4)),
    });
  }, []);

  useEffect(() => {
    const outside = (event: Event): void => {
      if (event.target instanceof Node && list.current?.parentElement?.contains(event.target)) return;
      props.close(false);
    };
    document.addEventListener("pointerdown", outside, true);
    window.addEventListener("blur", outside);
    return () => {
      document.removeEventListener("pointerdown", outside, true);
      window.removeEventListener("blur", outside);
    };
  }, []);

  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const items = [...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    const here = items.indexOf(document.activeElement as HTMLElement);
    const go = (to: number): void => {
      event.preventDefault();
      items[(to + items.length) % items.length]?.focus();
    };
    if (event.key === "ArrowDown") go(here + 1);
    else if (event.key === "ArrowUp") go(here - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(items.length - 1);
    else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      props.close(true);
    } else if (event.key.length === 1) {
      const now = performance.now();
      const word = now - typed.current.at < wordPause ? typed.current.word : "";
      const labels = items.map((item) => item.querySelector(".menu-label")?.textContent ?? "");
      // Between words a blank belongs to the name that is typed; else it presses the item.
      if (event.key === " " && !isWithinName(word, labels)) return;
      event.preventDefault();
      typed.current = { word: word + event.key.toLowerCase(), at: now };
      items[itemNamed(typed.current.word, labels, here) ?? here]?.focus();
    }
  };

  return (
    <div
      ref={list}
      class={at ? "menu menu-floating" : "menu"}
      role="menu"
      aria-label={props.label}
      onKeyDown={onKey}
      style={at ? { left: `${at.x}px`, top: `${at.y}px` } : undefined}
    >
      {props.items.map((item) => (
        <button
          type="button"
          key={item.label}
          class={item.apart ? "menu-item menu-apart" : "menu-item"}
          role={item.checked === undefined ? "menuitem" : "menuitemradio"}
          aria-checked={item.checked === undefined ? undefined : item.checked ? "true" : "false"}
          tabIndex={-1}
          onClick={() => {
            props.close(true);
            item.run();
          }}
        >
          <span class="menu-mark">{item.mark ?? (item.checked ? <Icon name="check" size={14} /> : null)}</span>
          <span class="menu-label">{item.label}</span>
          {item.keys && <kbd>{item.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}

/** A button that opens a menu below it. */
export function MenuButton(props: {
  readonly label: string;
  readonly class?: string;
  readonly items: readonly MenuItem[];
  readonly pressed?: boolean;
  readonly children: ComponentChildren;
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class="menu-anchor">
      <button
        ref={button}
        type="button"
        class={props.class ?? "tool"}
        aria-haspopup="menu"
        aria-expanded={open ? "true" : "false"}
        aria-label={props.label}
        title={props.label}
        data-on={props.pressed ? "" : undefined}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {props.children}
      </button>
      {open && (
        <MenuList
          label={props.label}
          items={props.items}
          close={(refocus) => {
            setOpen(false);
            if (refocus) button.current?.focus();
          }}
        />
      )}
    </div>
  );
}

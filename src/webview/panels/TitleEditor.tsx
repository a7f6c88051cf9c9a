import { useLayoutEffect, useRef } from "preact/hooks";

/** A field over a box for its title, or under it for a new step's. Enter takes it, Escape leaves all as it was. */
export function TitleEditor(props: {
  readonly at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly text: string;
  /** The box that the keyboard goes back to. */
  readonly of: string;
  readonly label: string;
  take(title: string): void;
  leave(): void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const take = (): void => {
    const title = field.current?.value.trim() ?? "";
    if (title === "" || title === props.text) props.leave();
    else props.take(title);
  };
  return (
    <input
      ref={field}
      class="title-editor"
      data-of={props.of}
      style={{
        left: `${props.at.x}px`,
        top: `${props.at.y + props.at.height / 2 - 15}px`,
        width: `${Math.max(150, props.at.width)}px`,
      }}
      defaultValue={props.text}
      placeholder={props.label}
      aria-label={props.label}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") take();
        else if (event.key === "Escape") props.leave();
      }}
      onBlur={take}
    />
  );
}

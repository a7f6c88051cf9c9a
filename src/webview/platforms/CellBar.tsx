import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../icons.tsx";
import type { PlatformWords } from "./words.ts";

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly mark: ComponentChildren;
  readonly chosen: boolean;
  pick(): void;
}

/** What stands in the chosen cell: its colour or level, its remark, the hints, and the way into the text. */
export function CellBar(props: {
  readonly words: PlatformWords["own"];
  readonly title: string;
  readonly platform: string;
  readonly hints: readonly string[];
  readonly choices: readonly Choice[];
  readonly remark: string;
  /** Something is chosen, so there is something to remark on. */
  readonly open: boolean;
  readonly writing: boolean;
  write(on: boolean): void;
  keep(remark: string, next: boolean): void;
  show?: (() => void) | undefined;
  clear?: (() => void) | undefined;
}) {
  const { words } = props;
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(props.remark);
  useEffect(() => setDraft(props.remark), [props.remark]);
  useEffect(() => {
    if (props.writing) field.current?.focus();
  }, [props.writing]);
  const keep = (next: boolean): void => {
    if (draft !== props.remark) props.keep(draft, next);
    else if (next) props.keep(props.remark, true);
  };
  return (
    <div class="cell-bar" role="group" aria-label={`${props.platform}: ${props.title}`}>
      <div class="cell-bar-what">
        <b>{props.platform}</b> {props.title}
        {props.hints.map((hint) => (
          <p class="quiet" key={hint}>
            {hint}
          </p>
        ))}
      </div>
      <div class="cell-bar-do">
        <div class="cell-bar-choices" role="group" aria-label={words.answer}>
          {props.choices.map((choice) => (
            <button
              type="button"
              key={choice.key}
              aria-pressed={choice.chosen ? "true" : "false"}
              title={`${choice.label} (${choice.key})`}
              onClick={choice.pick}
            >
              {choice.mark}
              <span>{choice.label}</span>
              <kbd aria-hidden="true">{choice.key}</kbd>
            </button>
          ))}
          {props.clear && (
            <button type="button" title={words.openAgainKey} aria-label={words.openAgain} onClick={props.clear}>
              <Icon name="close" size={12} />
            </button>
          )}
        </div>
        <input
          ref={field}
          type="text"
          aria-label={words.remark}
          placeholder={props.open ? words.remarkHint : words.chooseFirst}
          disabled={!props.open}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => {
            keep(false);
            props.write(false);
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") {
              setDraft(props.remark);
              props.write(false);
            } else if (event.key === "Enter") {
              event.preventDefault();
              keep(true);
            }
          }}
        />
        {props.show && (
          <button type="button" class="tool" title={words.showTextKey} aria-label={words.showText} onClick={props.show}>
            <Icon name="open" />
          </button>
        )}
      </div>
    </div>
  );
}

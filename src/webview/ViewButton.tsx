import { useEffect, useRef, useState } from "preact/hooks";
import { type Layer, layers, type ProcessMap, type State, type ViewSubject } from "../model/process-map.ts";
import { Icon } from "./icons.tsx";
import type { Action } from "./state/gestures.ts";
import type { ViewState } from "./state/view-state.ts";
import { type Facet, facetsOf, layersOf, namedView, type RuleState, ruleState, rulesOf } from "./viewing.ts";

const layerWords: Readonly<Record<Layer, string>> = { data: "Data", interfaces: "Interfaces" };
/** A click goes on to the next. */
const nextState = (now: RuleState): RuleState => (now === undefined ? "show" : now === "show" ? "hide" : undefined);

export interface ViewButtonProps {
  readonly view: ViewState;
  readonly map: ProcessMap;
  readonly state: State;
  act(action: Action): void;
  /** Writes what is looked at into the file, under this title. */
  save(title: string): void;
}

/** What is looked at: the views of the file, a filter, layers. The words on the button say which it is. */
export function ViewButton(props: ViewButtonProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { view } = props;
  const named = namedView(view);
  const filtered = named === undefined && view.filter.length > 0;
  const words = named?.title ?? (filtered ? "Filter" : "View");
  const close = (refocus: boolean): void => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && anchor.current?.contains(event.target)) return;
      setOpen(false);
    };
    document.addEventListener("pointerdown", outside, true);
    window.addEventListener("blur", outside);
    return () => {
      document.removeEventListener("pointerdown", outside, true);
      window.removeEventListener("blur", outside);
    };
  }, [open]);
  return (
    <div
      class="menu-anchor"
      ref={anchor}
      onFocusOut={({ relatedTarget }) => {
        // Who goes on by Tab leaves it: it would hide what has the focus then.
        if (relatedTarget instanceof Node && !anchor.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        class="tool tool-text"
        aria-haspopup="dialog"
        aria-expanded={open ? "true" : "false"}
        aria-label={named ? `View: ${named.title}` : "View: filter, layers, named views"}
        title={named ? `View: ${named.title}` : "What is shown: named views, filter, layers"}
        data-on={named || filtered || layersOf(view).length > 0 ? "" : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name="eye" />
        <span class="tool-words view-words">{words}</span>
        <Icon name="chevron" size={12} />
      </button>
      {open && <ViewPanel {...props} close={close} />}
    </div>
  );
}

function ViewPanel(props: ViewButtonProps & { readonly close: (refocus: boolean) => void }) {
  const { view, map, state, act } = props;
  const panel = useRef<HTMLDivElement>(null);
  const rules = rulesOf(view);
  const named = namedView(view);
  const on = layersOf(view);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>("button, input")?.focus();
  }, []);
  return (
    <div
      ref={panel}
      class="menu view-panel"
      role="dialog"
      aria-label="What is shown"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Escape") return;
        event.preventDefault();
        props.close(true);
      }}
    >
      {map.views.length > 0 && (
        <fieldset class="view-group">
          <legend>Views of this map</legend>
          <Pill
            on={named === undefined && rules.length === 0}
            words="Whole map"
            run={() => act({ kind: "view", view: undefined })}
          />
          {map.views.map((one) => (
            <Pill
              key={one.id}
              on={one.id === named?.id}
              words={one.title}
              run={() => act({ kind: "view", view: one.id })}
            />
          ))}
        </fieldset>
      )}
      <fieldset class="view-group">
        <legend>Layers</legend>
        {layers.map((layer) => (
          <Pill
            key={layer}
            on={on.includes(layer)}
            words={layerWords[layer]}
            run={() => act({ kind: "layer", layer, on: !on.includes(layer) })}
          />
        ))}
      </fieldset>
      <fieldset class="view-group">
        <legend>What is filtered out is</legend>
        {(["hidden", "dimmed"] as const).map((rest) => (
          <Pill
            key={rest}
            on={(named ? "hidden" : view.rest) === rest}
            words={rest === "hidden" ? "Hidden" : "Dimmed"}
            run={() => act({ kind: "rest", rest })}
          />
        ))}
      </fieldset>
      <p class="view-hint">A click shows only these, a second one hides them.</p>
      {facetsOf(map, state, rules).map((facet) => (
        <FacetGroup
          key={facet.subject}
          facet={facet}
          stateOf={(id) => ruleState(rules, facet.subject, id)}
          turn={(id, wanted) => act({ kind: "filter", subject: facet.subject, id, wanted })}
        />
      ))}
      <div class="view-foot">
        <SaveField disabled={named !== undefined} save={props.save} close={props.close} />
        <button
          type="button"
          class="link"
          disabled={named === undefined && rules.length === 0 && on.length === 0}
          onClick={() => {
            act({ kind: "view", view: undefined });
            // There is nothing more to show, so the button lets go of the keyboard: it stays in the panel.
            panel.current?.querySelector<HTMLElement>("button, input")?.focus();
          }}
        >
          Show all
        </button>
      </div>
    </div>
  );
}

function FacetGroup(props: {
  readonly facet: Facet;
  stateOf(id: string): RuleState;
  turn(id: string, wanted: RuleState): void;
}) {
  const { facet } = props;
  return (
    <fieldset class="view-group" data-subject={facet.subject satisfies ViewSubject}>
      <legend>{facet.title}</legend>
      {facet.choices.map(({ id, title }) => {
        const now = props.stateOf(id);
        return (
          <Pill
            key={id}
            on={now === "show"}
            off={now === "hide"}
            words={title}
            hint={
              now === "hide"
                ? `${title} is hidden`
                : now === "show"
                  ? `Only these; click again to hide ${title}`
                  : `Show only ${title}`
            }
            run={() => props.turn(id, nextState(now))}
          />
        );
      })}
    </fieldset>
  );
}

function Pill(props: {
  readonly on: boolean;
  readonly off?: boolean;
  readonly words: string;
  readonly hint?: string;
  run(): void;
}) {
  return (
    <button
      type="button"
      class="pill"
      aria-pressed={props.on ? "true" : "false"}
      data-off={props.off ? "" : undefined}
      aria-label={props.off ? `${props.words}, hidden` : undefined}
      title={props.hint}
      onClick={props.run}
    >
      {props.words}
    </button>
  );
}

/** A title, and what is looked at stands in the file. */
function SaveField(props: { readonly disabled: boolean; save(title: string): void; close(refocus: boolean): void }) {
  const [title, setTitle] = useState("");
  const wanted = title.trim();
  // No form: a webview may submit none.
  const keep = (): void => {
    if (wanted === "") return;
    props.save(wanted);
    props.close(true);
  };
  return (
    <div class="view-save">
      <input
        type="text"
        placeholder={props.disabled ? "Saved in the file" : "Save as a view: its title"}
        aria-label="Title of the new view"
        spellcheck={false}
        disabled={props.disabled}
        value={title}
        onInput={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // The button behind gets the focus: the same key must not open the panel again.
          event.preventDefault();
          keep();
        }}
      />
      <button type="button" class="save-button" disabled={props.disabled || wanted === ""} onClick={keep}>
        Save
      </button>
    </div>
  );
}

import { useRef } from "preact/hooks";
import type { NamedThings } from "../named-things.ts";

export interface EmptyStateProps {
  /** Title of the state that has no steps, where the map as it is has some. */
  readonly state: string | undefined;
  /** What the text does say. */
  readonly things: readonly NamedThings[];
  /** Phase that has no step yet: the first one goes there. */
  readonly phase: { readonly id: string; readonly title: string } | undefined;
  /** Number of errors of the text. */
  readonly errors: number;
  /** The file holds what other maps import, and nothing that it imports itself. */
  readonly forOthers: boolean;
  add(title: string, phase: string | undefined): void;
  reveal(thing: NamedThings["shown"][number]): void;
  insertExample(): void;
}

/** No step to draw yet: what the text says all the same, and the way to the first step, by hand or in words that can be copied. */
export function EmptyState(props: EmptyStateProps) {
  const { things, phase } = props;
  if (props.state !== undefined)
    return (
      <div class="empty">
        <h2>“{props.state}” has no steps</h2>
        <p>It takes all steps of the map away.</p>
      </div>
    );
  return (
    <div class="empty">
      <h2>This map has no steps yet</h2>
      {things.length > 0 && (
        <>
          <p>What it names so far:</p>
          <dl class="empty-things">
            {things.map(({ kind, shown, more }) => (
              <div key={kind}>
                <dt>{kind}</dt>
                <dd>
                  {shown.map((thing, at) => (
                    <span key={thing.title}>
                      {at > 0 && ", "}
                      <button type="button" class="link" onClick={() => props.reveal(thing)}>
                        {thing.title}
                      </button>
                    </span>
                  ))}
                  {more > 0 && ` and ${more} more`}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {props.forOthers && <p>Other maps can import this file and use what it names; it needs no steps for that.</p>}
      {props.errors > 0 && <p>{errorWords(props.errors)}</p>}
      <FirstStep add={(title) => props.add(title, phase?.id)} phase={phase?.title} />
      <p>Or write it into the text, and it appears here:</p>
      <code>process train "Train" is manual</code>
      <button type="button" class="link" onClick={props.insertExample}>
        Insert an example
      </button>
    </div>
  );
}

function errorWords(count: number): string {
  return count === 1
    ? "The text has an error; once it is mended, there may be more to draw."
    : `The text has ${count} errors; once they are mended, there may be more to draw.`;
}

function FirstStep(props: { readonly phase: string | undefined; add(title: string): void }) {
  const field = useRef<HTMLInputElement>(null);
  const label = props.phase === undefined ? "Title of the first step" : `Title of the first step of “${props.phase}”`;
  // No form: a webview may submit none.
  const add = (): void => {
    const title = field.current?.value.trim() ?? "";
    if (title === "") field.current?.focus();
    else props.add(title);
  };
  return (
    <div class="first-step">
      <input
        ref={field}
        type="text"
        placeholder={label}
        aria-label={label}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") add();
        }}
      />
      <button type="button" class="save-button" onClick={add}>
        Add
      </button>
    </div>
  );
}

/** The map has steps, but what is looked at has none. */
export function FilteredOutState(props: {
  /** Title of the view of the file that is looked at; absent where the filter was set by hand. */
  readonly view: string | undefined;
  readonly steps: number;
  showAll(): void;
}) {
  return (
    <div class="empty" role="status">
      <h2>{props.view === undefined ? "No step passes the filter" : `“${props.view}” shows no step`}</h2>
      <p>
        {props.steps === 1 ? "The step of this map is hidden." : `All ${props.steps} steps of this map are hidden.`}
      </p>
      <button type="button" class="link" onClick={props.showAll}>
        Show all
      </button>
    </div>
  );
}

/** The file is gone, or no map. */
export function NothingState(props: { readonly message: string }) {
  return (
    <main class="empty">
      <h1>No map to show</h1>
      <p role="status">{props.message}</p>
    </main>
  );
}

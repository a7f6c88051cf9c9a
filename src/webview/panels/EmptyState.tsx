/** Nothing to draw yet: what to write, in words that can be copied. */
export function EmptyState(props: { insertExample(): void }) {
  return (
    <div class="empty">
      <h2>This map has no steps yet</h2>
      <p>Write one, and it appears here:</p>
      <code>process train "Train" is manual</code>
      <button type="button" class="link" onClick={props.insertExample}>
        Insert an example
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

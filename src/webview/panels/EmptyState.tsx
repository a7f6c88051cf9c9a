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

/** The file is gone, or no map. */
export function NothingState(props: { readonly message: string }) {
  return (
    <div class="empty" role="status">
      <h2>No map to show</h2>
      <p>{props.message}</p>
    </div>
  );
}

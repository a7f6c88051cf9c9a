/** In milliseconds: a panel that is busy draws a frame within this time, one that is not seen draws none at all. */
const patience = 250;

/**
 * Does something once what was changed last has been drawn, in a task of its own; gives back what calls it off. A timer alone
 * often comes before the frame, and what was to come in parts would be worked out in one.
 */
export function afterFrame(act: () => void): () => void {
  let next: ReturnType<typeof setTimeout> | undefined;
  const callOff = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(next);
    clearTimeout(late);
  };
  const now = (): void => {
    callOff();
    act();
  };
  const frame = requestAnimationFrame(() => {
    next = setTimeout(now);
  });
  const late = setTimeout(now, document.hidden ? 0 : patience);
  return callOff;
}

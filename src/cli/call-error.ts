/** The call is wrong or a file can't be read: one clear sentence for the user, exit status 2. Never a bug of ours. */
export class CallError extends Error {
  override readonly name = "CallError";
}

/** Exit statuses of `mlmap`; there are no others. */
export const exit = {
  fine: 0,
  /** The map has errors, or findings at or above what was asked to fail. */
  findings: 1,
  /** The call is wrong or a file can't be read. */
  call: 2,
  /** A bug of ours. */
  bug: 3,
} as const;

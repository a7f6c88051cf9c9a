/** Git is missing, or the file lies in no repository: one clear sentence for the user. */
export class GitError extends Error {
  override readonly name = "GitError";
}

/** What people type into a sample map: a level (paint), a title (another size), a step (another shape). Each round another place. */
export const edits: Readonly<Record<string, (text: string, round: number, count: number) => string>> = {
  level: (text, round, count) =>
    text.replace(new RegExp(`(process p${(round * 7) % count} .* is )\\S+`), `$1${round % 2 ? "manual" : "automated"}`),
  title: (text, round, count) =>
    text.replace(
      new RegExp(`(process p${(round * 7) % count} )"[^"]*"`),
      `$1"A title of another length ${"x".repeat(round % 9)}"`,
    ),
  step: (text, round, count) => {
    const before = `p${(round * 7) % count}`;
    return text.replace(
      `  process ${before} `,
      `  process new${round} "New step ${round}" is manual\n  process ${before} `,
    );
  },
};

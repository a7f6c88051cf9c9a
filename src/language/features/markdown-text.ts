/** Text that Markdown shows as it stands. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!]/g, "\\$&").replace(/\s*\n\s*/g, " ");
}

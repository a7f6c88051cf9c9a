/** Latin letters, digits and common marks: Inter has them all, so no thread has to be asked which it lacks. */
export const isPlainText = (text: string): boolean =>
  /^[\t\n -~\u00a0-\u00ff\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u2192\u2212]*$/.test(text);

/** All but tabs and breaks of lines. */
const control = "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]|\\r(?!\\n)";
const controls = new RegExp(control, "g");
/** What we write to a terminal ourselves: colours (`colour.ts`), and the line of progress at its beginning (`progress.ts`). */
const ours = "\\u001b\\[(?:[12]|22|3[12346]|39)m|^\\r\\u001b\\[K$|^\\r(?=mlmap: )";
const oursOrControls = new RegExp(`(${ours})|${control}`, "g");

/**
 * Text of a map or a file's name as it may be shown: what would steer a terminal (colours, moves of the cursor, the window's
 * title) is a sign that can be seen, one for one. Breaks of lines and tabs stay.
 */
export const visible = (text: string): string => text.replace(controls, sign);

/** The same for what a command writes, where our own colours are meant. */
export const safeForTerminal = (text: string): string =>
  text.replace(oursOrControls, (found, own: string | undefined) => own ?? sign(found));

function sign(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}

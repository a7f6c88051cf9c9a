import type { Drawing } from "./drawing.ts";

/** Where a map is drawn: beside its text, in a tree of its own, which a new rendering of the page leaves alone. */
export interface Place {
  /** The text that is drawn or being drawn. */
  text: string | undefined;
  /** Says on which line of the document the fence opens, 0-based; not a number where that is not known. */
  moveTo(line: number): void;
  show(drawing: Drawing): void;
  /** Shows the text itself, and why there is no picture. */
  fail(reason: string): void;
}

const styles = `
:host { display: block; margin: 0 0 16px; }
div { overflow-x: auto; }
/* As wide as the page, but never so small that nobody can read it: rather it scrolls. */
svg { display: block; max-width: max(100%, calc(var(--wide) * 0.6)); height: auto; }
.mlmap-picture, .mlmap-picture * { forced-color-adjust: none; }
.mlmap-glyph { scale: var(--mlmap-glyph-scale, 1); }
p { margin: 0 0 8px; color: var(--vscode-errorForeground, var(--mlmap-error, #c5133d)); }
code { font-family: var(--vscode-editor-font-family, monospace); }
p:empty, [hidden] { display: none; }
`;

export function placeOf(container: Element): Place {
  const root = container.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const sentence = document.createElement("p");
  sentence.setAttribute("role", "status");
  const picture = document.createElement("div");
  const source = document.createElement("slot");
  source.hidden = true;
  root.append(sentence, picture, source);
  let opensAt = Number.NaN;
  let error: Drawing["error"];
  const tell = (): void => {
    sentence.replaceChildren(...(error ? wordsAndCode(sentenceOf(error, opensAt)) : []));
  };
  return {
    text: undefined,
    moveTo(line) {
      opensAt = line;
      if (error) tell();
    },
    show(drawing) {
      error = drawing.error;
      tell();
      // Our own drawing, whose texts the renderer has escaped.
      picture.innerHTML = drawing.svg ?? "";
      const svg = picture.querySelector("svg");
      if (svg) picture.style.setProperty("--wide", `${svg.width.baseVal.value}px`);
      source.hidden = drawing.svg !== undefined;
    },
    fail(reason) {
      error = undefined;
      sentence.textContent = `The map could not be drawn. ${reason}`;
      picture.replaceChildren();
      source.hidden = false;
    },
  };
}

/** A sentence of ours, what it holds between backticks as code. */
function wordsAndCode(sentence: string): readonly (string | Node)[] {
  return sentence.split("`").map((part, at) => {
    if (at % 2 === 0) return part;
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}

/** `Line 12: … (and 2 more errors)`, with the line of the document where it is known. */
function sentenceOf({ message, line, more }: NonNullable<Drawing["error"]>, opensAt: number): string {
  const where = Number.isNaN(opensAt) ? `Line ${line + 1} of the map` : `Line ${opensAt + line + 2}`;
  const others = more === 0 ? "" : ` (and ${more} more ${more === 1 ? "error" : "errors"})`;
  return `${where}: ${message}${others}`;
}

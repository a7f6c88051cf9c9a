import MarkdownIt from "markdown-it";
import { useMemo } from "preact/hooks";

// No HTML, no pictures: a note is text that somebody else may have written.
const markdown = new MarkdownIt("default", { html: false, linkify: true, typographer: false }).disable("image");

/** Notes of an element, Markdown as HTML without any HTML of their own. */
export function notesHtml(notes: readonly string[]): string {
  return notes.map((note) => markdown.render(note)).join("");
}

/** Notes as Markdown; a link opens through the editor, never in the panel. */
export function Notes(props: { readonly notes: readonly string[]; openLink(address: string): void }) {
  const html = useMemo(() => notesHtml(props.notes), [props.notes]);
  if (props.notes.length === 0) return null;
  return (
    // biome-ignore lint: the text was rendered with HTML switched off.
    <div
      class="notes"
      onClick={(event) => {
        const link = (event.target as Element).closest("a[href]");
        if (!link) return;
        event.preventDefault();
        props.openLink(link.getAttribute("href") ?? "");
      }}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

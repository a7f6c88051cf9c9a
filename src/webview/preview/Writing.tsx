import { cardOf } from "../card-facts.ts";
import { TitleEditor } from "../panels/TitleEditor.tsx";
import type { Panel } from "./panel.ts";

/** A title is written over its box, that of a new step below the one that it follows. */
export function Writing({ panel }: { readonly panel: Panel }) {
  const { shown, map, state, canvas, act, edit } = panel;
  const { writing } = shown;
  const box = writing && canvas?.boxOnScreen(writing.id);
  if (!writing || !box) return null;
  const renames = writing.what === "rename";
  return (
    <TitleEditor
      key={`${writing.what} ${writing.id}`}
      at={renames ? box : { ...box, y: box.y + box.height / 2 + 20 }}
      of={writing.id}
      text={renames ? (cardOf(map, state, writing.id, [])?.title ?? "") : ""}
      label={renames ? "Title" : "Title of the new step"}
      leave={() => act({ kind: "write", wish: undefined })}
      take={(title) => {
        act({ kind: "write", wish: undefined });
        if (renames) edit({ do: "rename-title", id: writing.id, title });
        else edit({ do: "add-step-after", after: writing.id, title });
      }}
    />
  );
}

import type { Ref } from "preact";
import { statesOf } from "../facts.ts";
import type { MenuItem } from "../Menu.tsx";
import { Toolbar } from "../Toolbar.tsx";
import { ViewButton } from "../ViewButton.tsx";
import { viewToSave } from "../viewing.ts";
import type { Panel } from "./panel.ts";
import { standOnStep } from "./use-kept-focus.ts";

/** The row of controls, with what each of them does. */
export function Controls(props: {
  readonly panel: Panel;
  /** Steps that the search found; undefined where none is looked for. */
  readonly hits: ReadonlySet<string> | undefined;
  readonly searchBox: Ref<HTMLInputElement>;
  readonly busy: boolean;
}) {
  const { panel, hits } = props;
  const { shown, host, map, state, act, edit, canvas, drawn } = panel;
  const { graph } = drawn.picture;
  const states = statesOf(map);
  const pageButton = (page: "figures" | "platforms") => ({
    open: shown.page === page,
    turn: () => act({ kind: "turn-to", page: shown.page === page ? undefined : page }),
  });
  return (
    <Toolbar
      states={states}
      state={state.id}
      lanes={graph.lanes}
      withActors={map.actors.length > 0 || graph.lanes === "actors"}
      direction={graph.direction}
      looking={
        <ViewButton
          view={shown}
          map={map}
          state={state}
          act={act}
          save={(title) => {
            act({ kind: "save-view", title });
            edit({ do: "add-view", view: viewToSave(panel.view(), title) });
          }}
        />
      }
      search={shown.search}
      found={hits?.size}
      searchBox={props.searchBox}
      busy={props.busy}
      locked={shown.locked}
      compare={{
        on: shown.comparing !== undefined && shown.page === undefined,
        turn: () => {
          const on = !(shown.comparing && shown.page === undefined);
          // A map with one state alone can still be compared with another version of itself.
          if (on && states.length < 2 && !shown.past) host.post({ kind: "pick-past" });
          else act({ kind: "compare-states", on });
        },
      }}
      figures={pageButton("figures")}
      {...(map.platforms.length > 0 && { platforms: pageButton("platforms") })}
      pickState={(id) => {
        // The figures follow the state; the comparison of platforms is of a target, not of the state that is picked.
        if (shown.page === "platforms") act({ kind: "turn-to", page: undefined });
        act({ kind: "pick-state", state: id });
      }}
      arrange={(how) => act({ kind: "arrange", ...how })}
      setSearch={(text) => act({ kind: "search", text })}
      searchKey={(event) => searchKey(event, panel, hits)}
      fit={() => canvas?.fit()}
      exportItems={exportItems(panel)}
      moreItems={moreItems(panel)}
    />
  );
}

/** In the field of the search: Enter goes from hit to hit, Escape leaves. */
function searchKey(event: KeyboardEvent, { act, shown, story }: Panel, hits: ReadonlySet<string> | undefined): void {
  event.stopPropagation();
  if (event.key === "Escape") {
    act({ kind: "search", text: "" });
    // On a page, or where everything is filtered out, there is no step to stand on.
    if (!standOnStep() && event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
  } else if (event.key === "Enter") {
    const found = story().filter((id) => hits?.has(id));
    const next = found[(found.indexOf(shown.selected ?? "") + 1) % found.length];
    if (next === undefined) return;
    if (shown.page !== undefined) act({ kind: "turn-to", page: undefined });
    act({ kind: "choose", id: next, by: "keyboard" });
  }
}

function exportItems({ host }: Panel): readonly MenuItem[] {
  const picture = (label: string, argument: "svg" | "png" | "pdf" | "html"): MenuItem => ({
    label,
    full: `Export ${label.replace("As", "as")}`,
    run: () => host.post({ kind: "command", command: "exportPicture", argument }),
  });
  return [
    picture("As SVG…", "svg"),
    picture("As PNG…", "png"),
    picture("As PDF…", "pdf"),
    picture("As web page…", "html"),
    { label: "Copy as a picture", apart: true, run: () => host.post({ kind: "command", command: "copyPicture" }) },
    { label: "Report…", apart: true, run: () => host.post({ kind: "command", command: "exportReport" }) },
  ];
}

function moreItems({ shown, drawn, act, canvas, story }: Panel): readonly MenuItem[] {
  const { lanes, phases } = drawn.picture.graph;
  const outermost = phases.filter((phase) => phase.parent === undefined).map((phase) => phase.id);
  return [
    {
      label: "Present step by step",
      run: () => act({ kind: "present", step: Math.max(0, story().indexOf(shown.selected ?? "")) }),
    },
    { label: "History of the figures", run: () => act({ kind: "turn-to", page: "history" }) },
    { label: "Zoom in", keys: "+", apart: true, run: () => canvas?.scaleBy(1.25) },
    { label: "Zoom out", keys: "−", run: () => canvas?.scaleBy(0.8) },
    { label: "Actual size", keys: "1", run: () => canvas?.natural() },
    ...(lanes === "phases" && phases.length > 0
      ? [
          { label: "Fold all phases", apart: true, run: () => act({ kind: "fold", phases: outermost }) },
          { label: "Unfold all phases", run: () => act({ kind: "fold", phases: [] }) },
        ]
      : []),
  ];
}

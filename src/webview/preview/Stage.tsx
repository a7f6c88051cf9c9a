import type { PictureMarks } from "../../diagram/index.ts";
import type { CompareView } from "../../protocol.ts";
import { Canvas, type CanvasControl, type CanvasProps } from "../Canvas.tsx";
import { ChangePanel } from "../compare/ChangePanel.tsx";
import { Sides } from "../compare/Sides.tsx";
import { connect } from "../keys.ts";
import { isForOthers, namedThings } from "../named-things.ts";
import { EmptyState, FilteredOutState } from "../panels/EmptyState.tsx";
import { sourceOf } from "../state/places.ts";
import { lowPanel, useMedia } from "../use-media.ts";
import { Problems } from "./Problems.tsx";
import type { Panel } from "./panel.ts";
import { connectHint } from "./Spoken.tsx";
import type { Facts } from "./use-facts.ts";
import { Writing } from "./Writing.tsx";

export interface StageProps {
  readonly panel: Panel;
  readonly facts: Pick<Facts, "compared" | "changes" | "dimmed"> & { readonly marks: PictureMarks };
  /** How two states are compared; absent where the picture shows one. */
  readonly comparison: CompareView | undefined;
  /** The step that is told. */
  readonly told: string | undefined;
  ready(control: CanvasControl): void;
  /** Whether all of the picture stands: a large one comes in parts. */
  progress(whole: boolean): void;
  menu: CanvasProps["menu"];
}

/** The picture, with what is laid over it and beside it. */
export function Stage(props: StageProps) {
  const { panel, facts, comparison } = props;
  const { shown, host, drawn, act, reveal } = panel;
  const { compared } = facts;
  const listed = comparison?.list === true && compared !== undefined;
  const empty = drawn.picture.graph.nodes.length === 0;
  const canvas = canvasProps(props);
  // There the list lies over the picture.
  const low = useMedia(lowPanel);
  return (
    <div class="stage" data-list={listed ? "" : undefined}>
      {empty && panel.state.steps.length > 0 ? (
        <FilteredOutState
          view={drawn.options.viewTitle}
          steps={panel.state.steps.length}
          showAll={() => act({ kind: "view", view: undefined })}
        />
      ) : empty ? (
        <Empty panel={panel} />
      ) : compared && comparison && comparison.how !== "one" && drawn.options.compareSide !== undefined ? (
        <Sides
          key={drawn.map.uri}
          {...canvas}
          how={comparison.how}
          mix={comparison.mix}
          titles={{ before: compared.before.title, after: compared.after.title }}
          setMix={(mix) => act({ kind: "compare-view", change: { mix } })}
        />
      ) : (
        <Canvas key={drawn.map.uri} {...canvas}>
          <Writing panel={panel} />
        </Canvas>
      )}
      <Problems panel={panel} />
      {listed && (
        <ChangePanel
          compared={compared}
          list={facts.changes}
          order={comparison.order}
          selected={shown.selected}
          setOrder={(order) => act({ kind: "compare-view", change: { order } })}
          choose={({ box }) => {
            if (box !== undefined) act({ kind: "choose", id: box, by: "keyboard" });
          }}
          reveal={({ source, box }) => {
            if (source) host.post({ kind: "select", range: source });
            else if (box !== undefined) reveal(box);
          }}
          point={(id) => act({ kind: "hover", id })}
          picked={() => {
            if (low) act({ kind: "compare-view", change: { list: false } });
          }}
        />
      )}
      {shown.connecting !== undefined && (
        <p class="hint" aria-hidden="true">
          {connectHint}
        </p>
      )}
    </div>
  );
}

function Empty({ panel }: { readonly panel: Panel }) {
  const { map, state, shown, host, edit } = panel;
  const own = map.phases.find((phase) => !phase.imported);
  return (
    <EmptyState
      state={map.steps.length > 0 ? state.title : undefined}
      things={namedThings(map)}
      phase={own}
      errors={(shown.published?.errors ?? []).filter(({ severity }) => severity === "error").length}
      forOthers={isForOthers(map)}
      add={(title, phase) => edit({ do: "add-step", title, ...(phase !== undefined && { phase }) })}
      reveal={({ source }) => {
        if (source) host.post({ kind: "select", range: source.whole });
      }}
      insertExample={() => host.post({ kind: "command", command: "insertExample" })}
    />
  );
}

function canvasProps({ panel, facts, told, ready, progress, menu }: StageProps): Omit<CanvasProps, "children"> {
  const { shown, drawn, map, state, act, edit, reveal } = panel;
  return {
    drawn,
    marks: facts.marks,
    dimmed: facts.dimmed,
    stale: shown.stale || shown.layoutProblem !== undefined,
    selected: told ?? shown.selected,
    selectedBy: told === undefined ? shown.selectedBy : "keyboard",
    told: told !== undefined,
    focused: shown.focused,
    hovered: shown.hovered,
    connecting: shown.connecting,
    zoom: shown.zoom,
    label: `${map.title}, ${state.title}. Arrow keys follow the flow.`,
    ready,
    progress,
    zoomed: (zoom) => act({ kind: "zoomed", zoom, of: drawn.map.uri }),
    choose: (id) => {
      if (shown.connecting !== undefined && shown.connecting !== id) connect(shown.connecting, id, { act, edit });
      else act({ kind: "choose", id, by: "pointer" });
    },
    reveal: (id) => {
      if (shown.connecting === undefined) reveal(id);
    },
    letGo: () => act({ kind: "let-go" }),
    hover: (id) => act({ kind: "hover", id }),
    focusOn: (id) => act({ kind: "focus", id }),
    fold: (phase) => act({ kind: "toggle-phase", phase }),
    rename: (id) => {
      if (sourceOf(map, id)) act({ kind: "write", wish: { id, what: "rename" } });
    },
    menu,
  };
}

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { State } from "../../model/process-map.ts";
import type { CanvasControl } from "../Canvas.tsx";
import { CompareBar } from "../compare/CompareBar.tsx";
import { stepMenu } from "../editing.tsx";
import { statesOf } from "../facts.ts";
import type { Host } from "../host.ts";
import { MenuList } from "../Menu.tsx";
import { Drawer } from "../panels/Drawer.tsx";
import { NothingState } from "../panels/EmptyState.tsx";
import { FiguresLine } from "../panels/FiguresLine.tsx";
import { LayoutProblemLine } from "../panels/ProblemLine.tsx";
import type { Reckoner } from "../reckoning/reckoner.ts";
import type { Session } from "../session.ts";
import type { Store } from "../state/store.ts";
import { lowPanel, useMedia } from "../use-media.ts";
import { Below, Telling } from "./Below.tsx";
import { Controls } from "./Controls.tsx";
import { Page } from "./Page.tsx";
import { doingsOf, type Panel } from "./panel.ts";
import { Spoken } from "./Spoken.tsx";
import { Stage } from "./Stage.tsx";
import { useDrawnReport } from "./use-drawn-report.ts";
import { useExports } from "./use-exports.ts";
import { useFacts } from "./use-facts.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useKeys } from "./use-keys.ts";
import { usePresenting } from "./use-presenting.ts";

export interface PreviewProps {
  readonly host: Host;
  readonly store: Store;
  readonly session: Session;
  readonly reckoner: Reckoner;
}

/** The panel: one row of controls, the map, the legend, the card of what is selected. */
export function Preview({ host, store, session, reckoner }: PreviewProps) {
  const [, redraw] = useState(0);
  useLayoutEffect(() => session.subscribe(() => redraw((n) => n + 1)), []);
  const view = store.view();
  const drawn = session.drawn();
  const doings = useMemo(() => doingsOf(host, store), [host, store]);
  const { act } = doings;
  const [canvas, setCanvas] = useState<CanvasControl>();
  const [menu, setMenu] = useState<{ readonly id: string; readonly x: number; readonly y: number }>();
  const searchBox = useRef<HTMLInputElement>(null);

  const facts = useFacts(view, drawn);
  const { map, state, seen, compared, story } = facts;
  const told = usePresenting(view, story, canvas);
  const low = useMedia(lowPanel);
  const whole = useRef(true);
  useDrawnReport(host, session, view.nothing !== undefined, whole);
  useExports(host, session, facts);
  useEffect(() => {
    if (view.awaitedPast) host.post({ kind: "load-past", ref: view.awaitedPast });
  }, [view.awaitedPast]);
  useKeptFocus(host, view, drawn, canvas);
  useKeys({
    ...doings,
    drawn,
    state,
    canvas,
    story,
    focusSearch: () => searchBox.current?.focus(),
    openMenu(id) {
      const box = canvas?.boxOnScreen(id);
      const frame = document.querySelector(".canvas")?.getBoundingClientRect();
      if (box && frame) setMenu({ id, x: frame.left + box.x + 12, y: frame.top + box.y + box.height });
    },
  });

  if (view.nothing !== undefined) return <NothingState message={view.nothing} />;
  if (!drawn || !map || !state) {
    return view.layoutProblem === undefined ? (
      <div class="starting" aria-busy="true" />
    ) : (
      <main class="preview">
        <h1 class="visually-hidden">{view.shown?.map.title ?? "Process map"}</h1>
        <LayoutProblemLine message={view.layoutProblem} />
      </main>
    );
  }

  const panel: Panel = { ...doings, shown: view, drawn, map, state, canvas, story };
  const comparison = view.page === undefined && view.presenting === undefined ? view.comparing : undefined;
  const figuresLine = (
    <FiguresLine title={map.title} part={partWords(drawn.options.viewTitle, seen, state)} figures={facts.figures} />
  );
  const below = <Below panel={panel} facts={facts} comparing={comparison !== undefined} />;
  const telling = view.presenting !== undefined;
  return (
    <main
      class="preview"
      data-presenting={view.presenting === undefined ? undefined : ""}
      data-list={comparison?.list === true && compared !== undefined ? "" : undefined}
    >
      <Controls panel={panel} hits={facts.hits} searchBox={searchBox} busy={session.busy()} />
      {view.page !== undefined ? (
        <Page panel={panel} page={view.page} reckoner={reckoner} />
      ) : (
        <>
          {comparison && (
            <CompareBar
              comparing={comparison}
              states={statesOf(map)}
              state={state.id}
              past={view.past}
              pastStates={view.past ? statesOf(view.past.map) : []}
              waiting={view.awaitedPast !== undefined}
              count={facts.changes.length}
              change={(change) => act({ kind: "compare-view", change })}
              pickState={(id) => act({ kind: "pick-state", state: id })}
              swap={() => act({ kind: "swap-sides" })}
              pickPast={() => host.post({ kind: "pick-past" })}
              close={() => act({ kind: "compare-states", on: false })}
            />
          )}
          <div class="look">
            {(!low || telling) && figuresLine}
            <Stage
              panel={panel}
              facts={facts}
              comparison={comparison}
              told={told}
              ready={setCanvas}
              progress={(now) => {
                if (now === whole.current) return;
                whole.current = now;
                redraw((n) => n + 1);
              }}
              menu={(id, at) => setMenu({ id, ...at })}
            />
            {telling ? (
              told !== undefined && <Telling panel={panel} findings={facts.findings} told={told} />
            ) : low ? (
              <Drawer words={facts.card?.title ?? "Figures and legend"} title={map.title}>
                {figuresLine}
                {below}
              </Drawer>
            ) : (
              below
            )}
          </div>
        </>
      )}
      {menu && (
        <div class="menu-host">
          <MenuList
            label="Step"
            at={menu}
            items={stepMenu(menu.id, panel)}
            close={(refocus) => {
              setMenu(undefined);
              if (refocus) canvas?.focus(menu.id);
            }}
          />
        </div>
      )}
      <Spoken panel={panel} facts={facts} />
      <pre class="visually-hidden">{facts.outline}</pre>
    </main>
  );
}

/** "Labelling only · 3 of 13 steps". */
function partWords(title: string | undefined, seen: State | undefined, state: State): string | undefined {
  const count = seen && seen !== state ? `${seen.steps.length} of ${state.steps.length} steps` : undefined;
  return [title, count].filter((words) => words !== undefined).join(" · ") || undefined;
}

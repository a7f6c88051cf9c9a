import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { changeList } from "../analysis/index.ts";
import { CompareLegend } from "../diagram/compare/CompareLegend.tsx";
import { belowTargetOf, type PictureMarks } from "../diagram/index.ts";
import { legendNotesOf } from "../diagram/legend.ts";
import { outlineOf } from "../diagram/outline.ts";
import type { MapEdit } from "../model/edit.ts";
import type { State } from "../model/process-map.ts";
import { stateOf } from "../model/state.ts";
import { shownSteps, viewedState } from "../model/views.ts";
import type { NameWish, ToPreview } from "../protocol.ts";
import { Canvas, type CanvasControl, type CanvasProps } from "./Canvas.tsx";
import { cardOf, hoursAssumed, legendEntries, mostManualHours } from "./card-facts.ts";
import { ChangePanel } from "./compare/ChangePanel.tsx";
import { CompareBar } from "./compare/CompareBar.tsx";
import { comparedFigures } from "./compare/compared-figures.ts";
import { comparedIn } from "./compare/comparing.ts";
import { Sides } from "./compare/Sides.tsx";
import type { Drawn } from "./drawing.ts";
import { stepMenu } from "./editing.tsx";
import { dimmedSteps, findingsIn, foundSteps, marksOf, statesOf } from "./facts.ts";
import { lineFigures } from "./figure-words.ts";
import { FiguresPage } from "./figures/FiguresPage.tsx";
import { HistoryPage } from "./history/HistoryPage.tsx";
import type { Host } from "./host.ts";
import { connect, onKey, writesText } from "./keys.ts";
import { MenuList } from "./Menu.tsx";
import { DetailsCard } from "./panels/DetailsCard.tsx";
import { EmptyState, NothingState } from "./panels/EmptyState.tsx";
import { FiguresLine } from "./panels/FiguresLine.tsx";
import { FindingsBar, FindingsCount } from "./panels/FindingsBar.tsx";
import { Legend } from "./panels/Legend.tsx";
import { Presenter } from "./panels/Presenter.tsx";
import { LayoutProblemLine, ProblemLine } from "./panels/ProblemLine.tsx";
import { TitleEditor } from "./panels/TitleEditor.tsx";
import { copyMap, sendPicture } from "./picture-out.ts";
import { PlatformsPage, type PlatformsPageProps } from "./platforms/PlatformsPage.tsx";
import { marksOfRule, rulesThatFound } from "./rule-filter.ts";
import type { Session } from "./session.ts";
import type { Store } from "./store.ts";
import { Toolbar } from "./Toolbar.tsx";
import { storyOf } from "./travel.ts";
import { ViewButton } from "./ViewButton.tsx";
import { type Action, breaksTheText, nameMessage, revealMessage, sourceOf } from "./view-state.ts";
import { dimmedBoxes, viewToSave } from "./viewing.ts";

export interface PreviewProps {
  readonly host: Host;
  readonly store: Store;
  readonly session: Session;
  /** Ranks platforms away from the page. */
  readonly rank: PlatformsPageProps["rank"];
}

/** The panel: one row of controls, the map, the legend, the card of what is selected. */
export function Preview({ host, store, session, rank }: PreviewProps) {
  const [, redraw] = useState(0);
  useLayoutEffect(() => session.subscribe(() => redraw((n) => n + 1)), []);
  const view = store.view();
  const drawn = session.drawn();
  const act = (action: Action): void => store.act(action);
  const edit = (change: MapEdit): void => {
    act({ kind: "edited" });
    host.post({ kind: "edit", edit: change });
  };
  const openLink = (address: string): void => host.post({ kind: "open-link", address });
  const [canvas, setCanvas] = useState<CanvasControl>();
  const [menu, setMenu] = useState<{ readonly id: string; readonly x: number; readonly y: number }>();
  const searchBox = useRef<HTMLInputElement>(null);
  const reveal = (id: string): void => {
    const message = revealMessage(store.view(), id);
    if (message) host.post(message);
  };

  const named = (id: string, wish: NameWish): void => {
    const message = nameMessage(store.view(), id, wish);
    if (message) host.post(message);
  };

  const map = drawn?.map;
  const stateId = drawn?.options.state ?? view.state;
  const state = useMemo(() => map && (stateOf(map, stateId) ?? stateOf(map, "current")), [map, stateId]);
  const findings = useMemo(() => findingsIn(view.published, stateId), [view.published, stateId]);
  const compared = useMemo(() => drawn && comparedIn(drawn.map, drawn.options), [drawn]);
  const comparing = compared !== undefined;
  const changes = useMemo(() => (compared ? changeList(compared) : []), [compared]);
  const foundBy = useMemo(() => rulesThatFound(findings), [findings]);
  // What the rule found may be mended since, or stand in another state: then all is shown again.
  const onlyRule = comparing ? undefined : foundBy.find((rule) => rule.id === view.onlyRule);
  const ruleMarks = useMemo(() => onlyRule && marksOfRule(onlyRule), [onlyRule]);
  const marks = useMemo<PictureMarks>(
    () =>
      map
        ? {
            // In a comparison the corner of a box says what changed.
            ...(!comparing && {
              findings: ruleMarks ?? marksOf(findings, mostManualHours(map, stateId), state?.steps.length ?? 0),
            }),
            belowTarget: belowTargetOf(map, stateId),
          }
        : {},
    [findings, ruleMarks, map, state, stateId, comparing],
  );
  // What the picture was drawn with, not what is asked of the next one.
  const hiding = drawn?.options.rules;
  const seen = useMemo(() => state && viewedState(state, hiding ?? []), [state, hiding]);
  const isPart = seen !== state;
  const found = useMemo(
    () => (seen && view.search.trim() !== "" ? foundSteps(seen, view.search) : undefined),
    [seen, view.search],
  );
  const dimmed = useMemo(() => {
    if (!state || !drawn) return undefined;
    const meant = view.rest === "dimmed" && view.filter.length > 0 ? shownSteps(state, view.filter) : undefined;
    const back = dimmedSteps(state, view.onlyLevel, found, meant, ruleMarks && new Set(ruleMarks.keys()));
    return back && dimmedBoxes(drawn.picture.graph, state, back);
  }, [drawn, state, view.onlyLevel, found, view.rest, view.filter, ruleMarks]);
  const card = useMemo(
    () => (map && state && view.selected !== undefined ? cardOf(map, state, view.selected, findings) : undefined),
    [map, state, view.selected, findings],
  );
  // Figures are of the whole map: beside a part of it they would pass for the part's.
  const figures = useMemo(
    () => (isPart ? [] : compared ? comparedFigures(compared) : map ? lineFigures(map, stateId) : []),
    [map, stateId, compared, isPart],
  );
  const legend = useMemo(
    () => (drawn && seen ? legendEntries(drawn.map, seen, drawn.picture.graph, isPart) : []),
    [drawn, seen, isPart],
  );
  const notes = useMemo(
    () => (drawn ? legendNotesOf(drawn.picture.graph, marks.belowTarget) : []),
    [drawn, marks.belowTarget],
  );
  const outline = useMemo(() => (drawn ? outlineOf(drawn.picture.graph) : ""), [drawn]);
  // Told only to who asks for it: the order of a large map takes a while to find.
  const story = useMemo(() => once(() => (drawn ? storyOf(drawn.picture.graph, drawn.picture.layout) : [])), [drawn]);
  const told = view.presenting === undefined ? undefined : story()[Math.min(view.presenting, story().length - 1)];

  const whole = useRef(true);
  useDrawnReport(host, session, view.nothing !== undefined, whole);
  useExports(host, session, dimmed);
  useEffect(() => {
    if (view.awaitedPast) host.post({ kind: "load-past", ref: view.awaitedPast });
  }, [view.awaitedPast]);

  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  keys.current = (event) => {
    if (event.defaultPrevented || writesText(event.target)) return;
    if (view.page !== undefined) {
      if (event.key === "Escape") act({ kind: "turn-to", page: undefined });
      return;
    }
    const done = onKey(event, {
      view: store.view(),
      drawn,
      state,
      canvas,
      story,
      act,
      edit,
      reveal,
      focusSearch: () => searchBox.current?.focus(),
      openMenu(id) {
        const box = canvas?.boxOnScreen(id);
        const frame = document.querySelector(".canvas")?.getBoundingClientRect();
        if (box && frame) setMenu({ id, x: frame.left + box.x + 12, y: frame.top + box.y + box.height });
      },
    });
    if (done) event.preventDefault();
  };
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => keys.current(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  useEffect(() => {
    if (told === undefined) return;
    canvas?.spotlight(told);
  }, [told, canvas]);
  const wasPresenting = useRef(false);
  useEffect(() => {
    if (wasPresenting.current && view.presenting === undefined) canvas?.fit();
    wasPresenting.current = view.presenting !== undefined;
  }, [view.presenting]);

  if (view.nothing !== undefined) return <NothingState message={view.nothing} />;
  if (!drawn || !map || !state) {
    return view.layoutProblem === undefined ? (
      <div class="starting" aria-busy="true" />
    ) : (
      <LayoutProblemLine message={view.layoutProblem} />
    );
  }

  const { graph } = drawn.picture;
  const states = statesOf(map);
  const errors = view.published?.errors.filter((problem) => problem.severity === "error") ?? [];
  const firstError = (view.stale ? errors.find(breaksTheText) : undefined) ?? errors[0];
  const empty = graph.nodes.length === 0;
  const presentingCard = told === undefined ? undefined : cardOf(map, state, told, findings);
  const writing = view.writing;
  const writingBox = writing && canvas?.boxOnScreen(writing.id);

  const choose = (id: string): void => {
    if (view.connecting !== undefined && view.connecting !== id) connect(view.connecting, id, { act, edit });
    else act({ kind: "choose", id, by: "pointer" });
  };

  const comparison = view.page === undefined && view.presenting === undefined ? view.comparing : undefined;
  const listed = comparison?.list === true && compared !== undefined;
  const canvasProps: Omit<CanvasProps, "children"> = {
    drawn,
    marks,
    dimmed,
    stale: view.stale || view.layoutProblem !== undefined,
    selected: told ?? view.selected,
    selectedBy: told === undefined ? view.selectedBy : "keyboard",
    focused: view.focused,
    hovered: view.hovered,
    connecting: view.connecting,
    zoom: view.zoom,
    label: `${map.title}, ${state.title}. Arrow keys follow the flow.`,
    ready: setCanvas,
    progress(now) {
      if (now === whole.current) return;
      whole.current = now;
      redraw((n) => n + 1);
    },
    zoomed: (zoom) => act({ kind: "zoomed", zoom }),
    choose,
    reveal: (id) => {
      if (view.connecting === undefined) reveal(id);
    },
    letGo: () => act({ kind: "let-go" }),
    hover: (id) => act({ kind: "hover", id }),
    focusOn: (id) => act({ kind: "focus", id }),
    fold: (phase) => act({ kind: "toggle-phase", phase }),
    rename: (id) => {
      if (sourceOf(map, id)) act({ kind: "write", wish: { id, what: "rename" } });
    },
    menu: (id, at) => setMenu({ id, ...at }),
  };
  const findingsOpen = view.findingsOpen === true && !comparing && !empty && foundBy.length > 0;
  const explain = (address: string): void => host.post({ kind: "command", command: "explainRule", argument: address });

  return (
    <main
      class="preview"
      data-presenting={view.presenting === undefined ? undefined : ""}
      data-list={listed ? "" : undefined}
    >
      <Toolbar
        states={states}
        state={state.id}
        lanes={graph.lanes}
        direction={graph.direction}
        looking={
          <ViewButton
            view={view}
            map={map}
            state={state}
            act={act}
            save={(title) => {
              act({ kind: "save-view", title });
              edit({ do: "add-view", view: viewToSave(store.view(), title) });
            }}
          />
        }
        search={view.search}
        found={found?.size}
        searchBox={searchBox}
        busy={session.busy()}
        locked={view.locked}
        compare={{
          on: view.comparing !== undefined && view.page === undefined,
          turn: () => {
            const on = !(view.comparing && view.page === undefined);
            // A map with one state alone can still be compared with another version of itself.
            if (on && states.length < 2 && !view.past) host.post({ kind: "pick-past" });
            else act({ kind: "compare-states", on });
          },
        }}
        figures={{
          open: view.page === "figures",
          turn: () => act({ kind: "turn-to", page: view.page === "figures" ? undefined : "figures" }),
        }}
        {...(map.platforms.length > 0 && {
          platforms: {
            open: view.page === "platforms",
            turn: () => act({ kind: "turn-to", page: view.page === "platforms" ? undefined : "platforms" }),
          },
        })}
        pickState={(id) => {
          // The figures follow the state; the comparison of platforms is of a target, not of the state that is picked.
          if (view.page === "platforms") act({ kind: "turn-to", page: undefined });
          act({ kind: "pick-state", state: id });
        }}
        arrange={(how) => act({ kind: "arrange", ...how })}
        setSearch={(text) => act({ kind: "search", text })}
        searchKey={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") {
            act({ kind: "search", text: "" });
            searchBox.current?.blur();
          } else if (event.key === "Enter") {
            const hits = story().filter((id) => found?.has(id));
            const next = hits[(hits.indexOf(view.selected ?? "") + 1) % hits.length];
            if (next !== undefined) act({ kind: "choose", id: next, by: "keyboard" });
          }
        }}
        fit={() => canvas?.fit()}
        exportItems={[
          { label: "As SVG…", run: () => host.post({ kind: "command", command: "exportPicture", argument: "svg" }) },
          { label: "As PNG…", run: () => host.post({ kind: "command", command: "exportPicture", argument: "png" }) },
          { label: "As PDF…", run: () => host.post({ kind: "command", command: "exportPicture", argument: "pdf" }) },
          {
            label: "As web page…",
            run: () => host.post({ kind: "command", command: "exportPicture", argument: "html" }),
          },
          {
            label: "Copy as a picture",
            apart: true,
            run: () => host.post({ kind: "command", command: "copyPicture" }),
          },
          { label: "Report…", apart: true, run: () => host.post({ kind: "command", command: "exportReport" }) },
        ]}
        moreItems={[
          {
            label: "Present step by step",
            run: () => act({ kind: "present", step: Math.max(0, story().indexOf(view.selected ?? "")) }),
          },
          { label: "History of the figures", run: () => act({ kind: "turn-to", page: "history" }) },
          { label: "Zoom in", keys: "+", apart: true, run: () => canvas?.scaleBy(1.25) },
          { label: "Zoom out", keys: "−", run: () => canvas?.scaleBy(0.8) },
          { label: "Actual size", keys: "1", run: () => canvas?.natural() },
          ...(graph.lanes === "phases" && graph.phases.length > 0
            ? [
                {
                  label: "Fold all phases",
                  apart: true,
                  run: () =>
                    act({ kind: "fold", phases: graph.phases.filter((p) => p.parent === undefined).map((p) => p.id) }),
                },
                { label: "Unfold all phases", run: () => act({ kind: "fold", phases: [] }) },
              ]
            : []),
        ]}
      />
      {view.page === "platforms" ? (
        <PlatformsPage
          map={view.shown?.map ?? map}
          state={state.id}
          layout={drawn.picture.layout}
          rank={rank}
          edit={edit}
          show={(range) => host.post({ kind: "select", range })}
          open={(id) => {
            act({ kind: "turn-to", page: undefined });
            act({ kind: "pick-state", state: id });
          }}
        />
      ) : view.page === "figures" ? (
        <FiguresPage map={view.shown?.map ?? map} state={state.id} reveal={reveal} edit={edit} />
      ) : view.page === "history" ? (
        <HistoryPage
          key={`${map.uri} ${state.id}`}
          map={view.shown?.map ?? map}
          state={state}
          answer={
            view.history?.uri === view.published?.uri && view.history?.state === state.id
              ? view.history.history
              : undefined
          }
          ask={() => host.post({ kind: "ask-history", state: state.id })}
          show={(how, { revision, path }) => host.post({ kind: "revision", how, revision, path })}
        />
      ) : (
        <>
          {comparison && (
            <CompareBar
              comparing={comparison}
              states={states}
              state={state.id}
              past={view.past}
              pastStates={view.past ? statesOf(view.past.map) : []}
              waiting={view.awaitedPast !== undefined}
              count={changes.length}
              change={(change) => act({ kind: "compare-view", change })}
              pickState={(id) => act({ kind: "pick-state", state: id })}
              swap={() => act({ kind: "swap-sides" })}
              pickPast={() => host.post({ kind: "pick-past" })}
              close={() => act({ kind: "compare-states", on: false })}
            />
          )}
          <div class="look">
            <FiguresLine title={map.title} part={partWords(drawn.options.viewTitle, seen, state)} figures={figures} />
            <div class="stage" data-list={listed ? "" : undefined}>
              {empty ? (
                <EmptyState insertExample={() => host.post({ kind: "command", command: "insertExample" })} />
              ) : compared && comparison && comparison.how !== "one" && drawn.options.compareSide !== undefined ? (
                <Sides
                  {...canvasProps}
                  how={comparison.how}
                  mix={comparison.mix}
                  titles={{ before: compared.before.title, after: compared.after.title }}
                  setMix={(mix) => act({ kind: "compare-view", change: { mix } })}
                />
              ) : (
                <Canvas {...canvasProps}>
                  {writing && writingBox && (
                    <TitleEditor
                      key={`${writing.what} ${writing.id}`}
                      at={
                        writing.what === "rename"
                          ? writingBox
                          : { ...writingBox, y: writingBox.y + writingBox.height / 2 + 20 }
                      }
                      text={writing.what === "rename" ? (cardOf(map, state, writing.id, [])?.title ?? "") : ""}
                      label={writing.what === "rename" ? "Title" : "Title of the new step"}
                      leave={() => act({ kind: "write", wish: undefined })}
                      take={(title) => {
                        act({ kind: "write", wish: undefined });
                        if (writing.what === "rename") edit({ do: "rename-title", id: writing.id, title });
                        else edit({ do: "add-step-after", after: writing.id, title });
                      }}
                    />
                  )}
                </Canvas>
              )}
              {firstError && (
                <ProblemLine
                  problem={firstError}
                  elsewhere={firstError.range.uri === map.uri ? undefined : fileName(firstError.range.uri)}
                  more={errors.length - 1}
                  stale={view.stale}
                  editWaits={view.editWaits === "written"}
                  go={() => host.post({ kind: "select", range: firstError.range })}
                />
              )}
              {view.layoutProblem !== undefined && <LayoutProblemLine message={view.layoutProblem} />}
              {listed && compared && (
                <ChangePanel
                  compared={compared}
                  list={changes}
                  order={comparison.order}
                  selected={view.selected}
                  setOrder={(order) => act({ kind: "compare-view", change: { order } })}
                  choose={({ box }) => {
                    if (box !== undefined) act({ kind: "choose", id: box, by: "keyboard" });
                  }}
                  reveal={({ source, box }) => {
                    if (source) host.post({ kind: "select", range: source });
                    else if (box !== undefined) reveal(box);
                  }}
                  point={(id) => act({ kind: "hover", id })}
                />
              )}
              {view.connecting !== undefined && (
                <p class="hint" role="status">
                  Click the step that comes next. Escape leaves it as it is.
                </p>
              )}
            </div>
            {view.presenting === undefined ? (
              <footer class="below">
                {!empty && compared && comparison && (
                  <div class="cmp">
                    <CompareLegend compared={compared} />
                  </div>
                )}
                {!empty && !(compared && comparison) && (
                  <Legend
                    entries={legend}
                    notes={notes}
                    only={view.onlyLevel}
                    assumed={hoursAssumed(map, state.id)}
                    pick={(level) => act({ kind: "pick-level", level })}
                  >
                    {!comparing && (
                      <FindingsCount
                        count={findings.length}
                        open={findingsOpen}
                        turn={() => act({ kind: "open-findings", on: !findingsOpen })}
                      />
                    )}
                  </Legend>
                )}
                {findingsOpen && (
                  <FindingsBar
                    rules={foundBy}
                    only={onlyRule}
                    actions={{
                      pick: (rule) => act({ kind: "pick-rule", rule }),
                      go: (finding) => {
                        if (state.steps.some((s) => s.id === finding.step))
                          act({ kind: "choose", id: finding.step ?? "", by: "keyboard" });
                        else host.post({ kind: "select", range: finding.range });
                      },
                      explain,
                    }}
                  />
                )}
                {card && !view.cardClosed && (
                  <DetailsCard
                    key={card.id}
                    facts={card}
                    actions={{
                      show: () => reveal(card.id),
                      showFinding: (finding) => host.post({ kind: "select", range: finding.range }),
                      explain,
                      fix: (fix) => {
                        for (const change of fix.edits) edit(change);
                      },
                      silence: (finding, reason) =>
                        edit({ do: "silence", rule: finding.rule, line: finding.range.startLine, reason }),
                      openLink,
                      close: () => act({ kind: "close-card" }),
                    }}
                  />
                )}
              </footer>
            ) : (
              presentingCard && (
                <Presenter
                  map={map.title}
                  facts={presentingCard}
                  step={view.presenting}
                  steps={story().length}
                  go={(step) => act({ kind: "present", step })}
                  leave={() => act({ kind: "present", step: undefined })}
                  openLink={openLink}
                />
              )
            )}
          </div>
        </>
      )}
      {menu && (
        <div class="menu-host">
          <MenuList
            label="Step"
            at={menu}
            items={stepMenu(menu.id, { map, state, act, edit, reveal, named })}
            close={(refocus) => {
              setMenu(undefined);
              if (refocus) canvas?.focus(menu.id);
            }}
          />
        </div>
      )}
      <pre class="visually-hidden">{outline}</pre>
    </main>
  );
}

/** Computes a value when it is first asked for. */
function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}

/** "Labelling only · 3 of 13 steps". */
function partWords(title: string | undefined, seen: State | undefined, state: State): string | undefined {
  const count = seen && seen !== state ? `${seen.steps.length} of ${state.steps.length} steps` : undefined;
  return [title, count].filter((words) => words !== undefined).join(" · ") || undefined;
}

/** Says which version stands on the screen, all of it, to the editor and to tests. */
function useDrawnReport(host: Host, session: Session, nothing: boolean, whole: { readonly current: boolean }): void {
  const drawn = session.drawn();
  const reported = useRef<Drawn | undefined>(undefined);
  useLayoutEffect(() => {
    const { dataset } = document.body;
    dataset["layouts"] = String(session.engineRuns());
    if (nothing) dataset["ready"] = "true";
    if (!drawn || !whole.current || drawn === reported.current) return;
    reported.current = drawn;
    dataset["version"] = String(drawn.version);
    dataset["state"] = drawn.options.state;
    dataset["ready"] = "true";
    host.post({
      kind: "drawn",
      version: drawn.version,
      layoutRun: drawn.layoutRun,
      ms: performance.now() - drawn.askedAt,
    });
  });
}

/** The editor asks for files: its commands and ours end here. */
function useExports(host: Host, session: Session, dimmed: ReadonlySet<string> | undefined): void {
  const drawn = session.drawn();
  const seen = drawn && { drawn, dimmed };
  const now = useRef(seen);
  now.current = seen;
  // A panel that was only just opened has not drawn yet: what is asked of it waits for its first picture.
  const asked = useRef<Extract<ToPreview, { kind: "export" | "copy" }>[]>([]);
  const answer = (): void => {
    if (!now.current) return;
    for (const { theme, ...message } of asked.current.splice(0)) {
      if (message.kind === "export") sendPicture(host, now.current, message.format, theme);
      else void copyMap(host, now.current, theme);
    }
  };
  useEffect(
    () =>
      host.listen((message) => {
        if (message.kind !== "export" && message.kind !== "copy") return;
        asked.current.push(message);
        answer();
      }),
    [],
  );
  useEffect(answer, [seen !== undefined]);
}

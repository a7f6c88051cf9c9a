import type { PreviewPageName } from "../../protocol.ts";
import { FiguresPage } from "../figures/FiguresPage.tsx";
import { HistoryPage } from "../history/HistoryPage.tsx";
import { PlatformsPage } from "../platforms/PlatformsPage.tsx";
import type { Reckoner } from "../reckoning/reckoner.ts";
import type { Panel } from "./panel.ts";

/** What stands in the place of the picture. It tells of the newest map, whether its picture stands already or not. */
export function Page(props: { readonly panel: Panel; readonly page: PreviewPageName; readonly reckoner: Reckoner }) {
  const { reckoner } = props;
  const { shown, host, state, act, edit, reveal, drawn } = props.panel;
  const map = shown.shown?.map ?? props.panel.map;
  switch (props.page) {
    case "platforms":
      return (
        <PlatformsPage
          map={map}
          state={state.id}
          layout={drawn.picture.layout}
          reckoner={reckoner}
          edit={edit}
          show={(range) => host.post({ kind: "select", range })}
          open={(id) => {
            act({ kind: "turn-to", page: undefined });
            act({ kind: "pick-state", state: id });
          }}
        />
      );
    case "figures":
      return <FiguresPage map={map} state={state.id} reveal={reveal} edit={edit} reckoner={reckoner} />;
    case "history":
      return (
        <HistoryPage
          key={`${props.panel.map.uri} ${state.id}`}
          map={map}
          state={state}
          answer={
            shown.history?.uri === shown.published?.uri && shown.history?.state === state.id
              ? shown.history.history
              : undefined
          }
          ask={() => host.post({ kind: "ask-history", state: state.id })}
          show={(how, { revision, path }) => host.post({ kind: "revision", how, revision, path })}
        />
      );
  }
}

import { CompareLegend } from "../../diagram/compare/CompareLegend.tsx";
import { cardOf, hoursAssumed } from "../card-facts.ts";
import { DetailsCard } from "../panels/DetailsCard.tsx";
import { FindingsBar, FindingsCount } from "../panels/FindingsBar.tsx";
import { Legend } from "../panels/Legend.tsx";
import { Presenter } from "../panels/Presenter.tsx";
import type { Panel } from "./panel.ts";
import type { Facts } from "./use-facts.ts";

/** Below the picture: what its marks mean, what the rules found, the card of what is chosen. */
export function Below({
  panel,
  facts,
  comparing,
}: {
  readonly panel: Panel;
  readonly facts: Facts;
  /** The panel is set to a comparison; its picture may still be on its way. */
  readonly comparing: boolean;
}) {
  const { shown, host, map, state, act, edit, drawn } = panel;
  const { compared, findings, foundBy, card } = facts;
  const empty = drawn.picture.graph.nodes.length === 0;
  const findingsOpen = shown.findingsOpen === true && !compared && !empty && foundBy.length > 0;
  const explain = (address: string): void => host.post({ kind: "command", command: "explainRule", argument: address });
  return (
    <footer class="below">
      {!empty && compared && comparing && (
        <div class="cmp">
          <CompareLegend compared={compared} />
        </div>
      )}
      {!empty && !(compared && comparing) && (
        <Legend
          entries={facts.legend}
          notes={facts.notes}
          only={shown.onlyLevel}
          assumed={hoursAssumed(map, state.id)}
          pick={(level) => act({ kind: "pick-level", level })}
        >
          {!compared && (
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
          only={facts.onlyRule}
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
      {card && !shown.cardClosed && (
        <DetailsCard
          key={card.id}
          facts={card}
          actions={{
            show: () => panel.reveal(card.id),
            showFinding: (finding) => host.post({ kind: "select", range: finding.range }),
            explain,
            fix: (fix) => {
              for (const change of fix.edits) edit(change);
            },
            silence: (finding, reason) =>
              edit({ do: "silence", rule: finding.rule, line: finding.range.startLine, reason }),
            openLink: panel.openLink,
            close: () => act({ kind: "close-card" }),
          }}
        />
      )}
    </footer>
  );
}

/** In the place of all that, while the map is presented: the step that is told. */
export function Telling({
  panel,
  findings,
  told,
}: {
  readonly panel: Panel;
  readonly findings: Facts["findings"];
  readonly told: string;
}) {
  const { map, state, act, story, shown, openLink } = panel;
  const card = cardOf(map, state, told, findings);
  if (!card || shown.presenting === undefined) return null;
  return (
    <Presenter
      map={map.title}
      facts={card}
      step={shown.presenting}
      steps={story().length}
      go={(step) => act({ kind: "present", step })}
      leave={() => act({ kind: "present", step: undefined })}
      openLink={openLink}
    />
  );
}

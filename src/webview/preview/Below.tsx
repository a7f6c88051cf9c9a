import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { CompareLegend } from "../../diagram/compare/CompareLegend.tsx";
import type { LevelOrUnrated } from "../../model/level.ts";
import { doubleClick } from "../Canvas.tsx";
import { cardOf, hoursAssumed } from "../card-facts.ts";
import { CardLine, DetailsCard } from "../panels/DetailsCard.tsx";
import { FindingsBar, FindingsCount } from "../panels/FindingsBar.tsx";
import { Legend, LevelButton } from "../panels/Legend.tsx";
import { Presenter } from "../panels/Presenter.tsx";
import { tightPanel, useMedia } from "../use-media.ts";
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
  const cardOpen = useCardOpen(card !== undefined && !shown.cardClosed, shown);
  const empty = drawn.picture.graph.nodes.length === 0;
  const findingsOpen = shown.findingsOpen === true && !compared && !empty && foundBy.length > 0;
  const pick = (level: LevelOrUnrated): void => act({ kind: "pick-level", level });
  const listOpen = comparing && compared !== undefined && shown.comparing?.list === true;
  const cardFolded = useMedia(tightPanel) && (findingsOpen || listOpen);
  const unfolded = useRef(false);
  // The line that was pressed is gone: the card in its place has the keyboard.
  useLayoutEffect(() => {
    if (!unfolded.current || cardFolded) return;
    unfolded.current = false;
    document.querySelector<HTMLElement>(".card")?.focus();
  });
  const explain = (address: string): void => host.post({ kind: "command", command: "explainRule", argument: address });
  return (
    <footer class="below" data-open={findingsOpen || listOpen || cardOpen ? "" : undefined}>
      {!empty && compared && comparing && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: in a small panel it scrolls, which must go by keyboard, too
        <div class="cmp cmp-legend-room" tabIndex={0} role="group" aria-label="What the comparison's marks mean">
          <CompareLegend
            entries={facts.legend}
            notes={facts.notes}
            hours={facts.hours}
            level={(entry, words) => (
              <LevelButton entry={entry} only={shown.onlyLevel} pick={pick} words={words} assumed={false} />
            )}
          />
        </div>
      )}
      {!empty && !(compared && comparing) && (
        <Legend
          entries={facts.legend}
          notes={facts.notes}
          only={shown.onlyLevel}
          assumed={hoursAssumed(map, state.id)}
          pick={pick}
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
      {card && cardOpen && cardFolded && (
        <CardLine
          facts={card}
          unfold={() => {
            unfolded.current = true;
            if (findingsOpen) act({ kind: "open-findings", on: false });
            if (listOpen) act({ kind: "compare-view", change: { list: false } });
          }}
        />
      )}
      {card && cardOpen && !cardFolded && (
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

/**
 * Whether the card stands. One that a click opens comes once a second click can be ruled out, and not while a title is
 * written: it would take the place of the very box that is about to be clicked again.
 */
function useCardOpen(wanted: boolean, { selectedBy, writing }: Panel["shown"]): boolean {
  const [open, setOpen] = useState(false);
  const waits = wanted && !open && selectedBy === "pointer";
  const held = writing !== undefined;
  useEffect(() => {
    if (!waits) {
      setOpen(wanted);
      return;
    }
    if (held) return;
    const timer = setTimeout(() => setOpen(true), doubleClick);
    return () => clearTimeout(timer);
  }, [wanted, waits, held]);
  return wanted && (open || !waits);
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

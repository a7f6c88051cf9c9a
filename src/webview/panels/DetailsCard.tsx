import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type LevelOrUnrated, levelFacts } from "../../model/level.ts";
import type { Link } from "../../model/process-map.ts";
import type { MapFinding } from "../facts.ts";
import { Icon } from "../icons.tsx";
import { LevelSwatch } from "./LevelSwatch.tsx";
import { Notes } from "./Notes.tsx";
import { Sentence } from "./Sentence.tsx";

/** One row of the table: a figure now, and in the other state where it is compared. */
export interface CardRow {
  readonly name: string;
  readonly now: string | { readonly level: LevelOrUnrated };
  readonly then?: string | { readonly level: LevelOrUnrated };
  /** The later value is the better one. */
  readonly better?: boolean;
}

/** What the card says of a step, ready to be written. */
export interface CardFacts {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly level?: LevelOrUnrated;
  readonly levelName?: string;
  readonly levelReason?: string;
  readonly actors: readonly string[];
  readonly interfaces: readonly string[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly purpose?: string;
  readonly notes: readonly string[];
  readonly links: readonly Link[];
  readonly nowTitle: string;
  readonly thenTitle?: string;
  readonly rows: readonly CardRow[];
  readonly evidence?: string;
  readonly findings: readonly MapFinding[];
}

/** What a rule offers to mend what it found. */
export type FindingFix = NonNullable<MapFinding["fixes"]>[number];

export interface CardActions {
  show(): void;
  showFinding(finding: MapFinding): void;
  explain(address: string): void;
  fix(fix: FindingFix): void;
  silence(finding: MapFinding, reason: string): void;
  openLink(address: string): void;
  close(): void;
}

/** What it is, now against target with evidence, what to do about it. */
export function DetailsCard({ facts, actions }: { readonly facts: CardFacts; readonly actions: CardActions }) {
  return (
    <section class="card" aria-label={`Details of ${facts.title}`} tabIndex={-1} data-of={facts.id}>
      <div class="card-what">
        <h2>
          {facts.level && <LevelSwatch level={facts.level} />}
          <span class="card-title">{facts.title}</span>
          <span class="card-level">{facts.levelName ?? facts.kind}</span>
        </h2>
        <People facts={facts} />
        {facts.levelReason && <p class="card-reason">{facts.levelReason}</p>}
        {facts.purpose && <p class="card-purpose">{facts.purpose}</p>}
        <Notes notes={facts.notes} openLink={actions.openLink} />
        {facts.links.map((link) => (
          <button
            type="button"
            class="link"
            key={link.address}
            title={link.address}
            onClick={() => actions.openLink(link.address)}
          >
            <Icon name="open" size={12} /> {link.text ?? link.address}
          </button>
        ))}
      </div>
      <Figures facts={facts} />
      <Findings facts={facts} actions={actions} />
      <button
        type="button"
        class="tool card-close"
        aria-label="Close the details"
        title="Close"
        onClick={actions.close}
      >
        <Icon name="close" size={14} />
      </button>
    </section>
  );
}

/** The card where a list has its room: one line that takes it. */
export function CardLine({ facts, unfold }: { readonly facts: CardFacts; unfold(): void }) {
  return (
    <button type="button" class="card-line" aria-expanded="false" title="Show the details" onClick={unfold}>
      <Icon name="next" size={12} />
      {facts.level && <LevelSwatch level={facts.level} />}
      <span class="card-line-title">{facts.title}</span>
      <span class="card-level">{facts.levelName ?? facts.kind}</span>
    </button>
  );
}

function People({ facts }: { readonly facts: CardFacts }) {
  const data = [
    facts.reads.length > 0 && `reads ${facts.reads.join(", ")}`,
    facts.writes.length > 0 && `writes ${facts.writes.join(", ")}`,
  ].filter(Boolean);
  const via = facts.interfaces.length > 0 ? `via ${facts.interfaces.join(", ")}` : undefined;
  const second = [via, ...data].filter(Boolean).join(" · ");
  return (
    <>
      {facts.actors.length > 0 && <p class="card-muted">{listText(facts.actors)}</p>}
      {second && <p class="card-muted">{second}</p>}
    </>
  );
}

/** `A`, `A and B`, `A, B and C`. */
export function listText(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function Figures({ facts }: { readonly facts: CardFacts }) {
  if (facts.rows.length === 0) return null;
  return (
    <div class="card-figures">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Figure</span>
            </th>
            <th scope="col">{facts.nowTitle}</th>
            {facts.thenTitle && <th scope="col">{facts.thenTitle}</th>}
          </tr>
        </thead>
        <tbody>
          {facts.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>
                <Value value={row.now} />
              </td>
              {facts.thenTitle && (
                <td class={row.better ? "better" : undefined}>
                  <Value value={row.then ?? "–"} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {facts.evidence && <p class="card-muted card-evidence">{facts.evidence}</p>}
    </div>
  );
}

function Value({ value }: { readonly value: CardRow["now"] }): ComponentChildren {
  if (typeof value === "string") return <>{value}</>;
  return (
    <>
      <LevelSwatch level={value.level} />
      <span class="visually-hidden">{levelFacts[value.level].legend}</span>
    </>
  );
}

function Findings({ facts, actions }: { readonly facts: CardFacts; readonly actions: CardActions }) {
  if (facts.findings.length === 0) {
    return (
      <div class="card-findings">
        <button type="button" class="link" onClick={actions.show}>
          <Icon name="open" size={12} /> Show in file
        </button>
      </div>
    );
  }
  return (
    <div class="card-findings">
      {facts.findings.map((finding) => (
        <article key={`${finding.rule} ${finding.range.offset}`} class="finding" data-severity={finding.severity}>
          <h3>
            <Icon name={finding.severity === "error" || finding.severity === "warning" ? "warning" : "info"} />
            <span>
              <Sentence text={finding.message} />
            </span>
          </h3>
          <p class="finding-actions">
            <Fixes fixes={finding.fixes ?? []} fix={actions.fix} />
            <button type="button" class="link" onClick={() => actions.showFinding(finding)}>
              <Icon name="open" size={12} /> Show in file
            </button>
            {finding.help !== undefined && (
              <button type="button" class="link" onClick={() => actions.explain(finding.help ?? "")}>
                Explain
              </button>
            )}
            <Silence finding={finding} silence={actions.silence} />
          </p>
        </article>
      ))}
    </div>
  );
}

/** Up to two fixes stand side by side; more (one an actor, say) hide behind a menu of the frame's own. */
function Fixes({ fixes, fix }: { readonly fixes: readonly FindingFix[]; fix(fix: FindingFix): void }) {
  if (fixes.length <= 2) {
    return (
      <>
        {fixes.map((f) => (
          <button type="button" class="link finding-fix" key={f.title} onClick={() => fix(f)}>
            <Icon name="check" size={12} /> {f.title}
          </button>
        ))}
      </>
    );
  }
  return (
    <select
      class="finding-fix"
      aria-label="Mend it"
      value=""
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(event) => {
        const chosen = fixes[Number(event.currentTarget.value)];
        if (chosen) fix(chosen);
      }}
    >
      <option value="" disabled>
        Mend it…
      </option>
      {fixes.map((f, i) => (
        <option key={f.title} value={String(i)}>
          {f.title}
        </option>
      ))}
    </select>
  );
}

/** A silence needs a reason: it is asked for on the spot. (No form: the panel's frame forbids them.) */
function Silence(props: { readonly finding: MapFinding; silence(finding: MapFinding, reason: string): void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  if (!open) {
    return (
      <button type="button" class="link" onClick={() => setOpen(true)}>
        Silence…
      </button>
    );
  }
  const take = (): void => {
    if (reason.trim() === "") return;
    props.silence(props.finding, reason.trim());
    setOpen(false);
  };
  return (
    <span class="silence">
      <input
        ref={(field) => field?.focus()}
        placeholder="Why is this fine?"
        aria-label="Why is this fine?"
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") take();
          else if (event.key === "Escape") setOpen(false);
        }}
      />
      <button type="button" class="link" disabled={reason.trim() === ""} onClick={take}>
        Silence
      </button>
    </span>
  );
}

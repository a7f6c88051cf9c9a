import type { VNode } from "preact";
import { LevelMark } from "../../../diagram/charts/LevelMark.tsx";
import { type LevelOrUnrated, levelsAndUnrated } from "../../../model/level.ts";
import { levelWords, processesIn, type ReportFacts } from "../facts.ts";

/** The gravest; a manager needs no more. */
const mostFindings = 8;
const gravity = ["error", "warning", "info"];

/** What the checks find in the map; a rule of a team's own speaks English in every report. */
export function Findings({ facts: { findings, words } }: { readonly facts: ReportFacts }): VNode | null {
  const open = findings
    .filter((f) => f.severity !== "hint")
    .toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
  if (open.length === 0) return null;
  const shown = open.slice(0, mostFindings);
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{words.findingsTitle}</h2>
      <p>{words.findingsLead(open.length)}</p>
      <ul class="findings">
        {shown.map((f) => (
          <li key={`${f.rule} ${f.range.offset} ${f.message}`}>
            <span class="muted">{words.severities[f.severity]}</span>
            <span class="message" lang={words.finding(f.message) === undefined ? "en" : undefined}>
              {words.finding(f.message) ?? f.message}
            </span>
            <span class="muted">
              {words.line} {f.range.startLine + 1}
            </span>
          </li>
        ))}
      </ul>
      {open.length > shown.length ? <p class="note">{words.moreFindings(open.length - shown.length)}</p> : null}
    </section>
  );
}

/** How the figures are worked out, and what the words mean. */
export function Method({ facts }: { readonly facts: ReportFacts }): VNode {
  const { map, now, words, origin } = facts;
  const basis = now.figures.basis["human-hours"];
  const measured = processesIn(now.state).filter((p) => p.evidence?.kind === "measured").length;
  const told: readonly LevelOrUnrated[] = levelsAndUnrated.filter(
    (level) => level !== "unrated" || now.figures.levels.unrated > 0,
  );
  const source = [
    [origin.file ?? map.title, origin.revision && words.revision(origin.revision)].filter(Boolean).join(", "),
    ...(basis ? [words.rests(basis.used, basis.of)] : []),
    ...(measured > 0 ? [words.evidenceSteps(measured)] : []),
  ];
  return (
    <>
      <section aria-labelledby="method">
        <h2 id="method" style="margin-bottom:16px">
          {words.methodTitle}
        </h2>
        <Terms
          terms={[
            ...words.method,
            [
              words.source,
              source
                .map((s) => s.replace(/\.$/, ""))
                .join(". ")
                .concat("."),
            ],
          ]}
        />
      </section>
      <section aria-labelledby="glossary">
        <h2 id="glossary" style="margin-bottom:16px">
          {words.glossaryTitle}
        </h2>
        <dl class="terms">
          {told.map((level) => (
            <div key={level}>
              <dt>
                <LevelMark level={level} /> {levelWords(facts, level)}
              </dt>
              <dd>{words.meanings[level]}</dd>
            </div>
          ))}
          {words.glossary.map(([term, meaning]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Terms({ terms }: { readonly terms: readonly (readonly [string, string])[] }): VNode {
  return (
    <dl class="terms">
      {terms.map(([term, meaning]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

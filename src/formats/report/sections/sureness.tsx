import type { VNode } from "preact";
import { assumptionsOf } from "../../../analysis/assumptions.ts";
import { breakEvenFor, type Ground, measureNext, sensitivityOf } from "../../../analysis/index.ts";
import { percentOf, type Scale, scaleOf, span, Wide } from "../../../diagram/charts/charts.tsx";
import { calendarOf } from "../../../model/duration.ts";
import { type Level, levelFacts, levels } from "../../../model/level.ts";
import { exactly } from "../../../model/range.ts";
import { levelIn, levelWords, processesIn, type ReportFacts } from "../facts.ts";

const grounds: readonly Ground[] = ["measured", "estimated", "unsourced", "assumed"];

/** Share of the saving by what it rests on, and the numbers that move the worth most. */
export function Sureness({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { then, words } = facts;
  const evidence = then?.saved.evidence;
  if (!evidence) return null;
  const shown = grounds.filter((ground) => evidence[ground] > 0);
  return (
    <section class="keep" aria-labelledby="sure">
      <h2 id="sure">{words.sureTitle}</h2>
      <p>{words.sureLead}</p>
      <div class="evidence" aria-hidden="true">
        {shown.map((ground) => (
          <span key={ground} class={`e-${ground}`} style={`width:${percentOf(evidence[ground], 1)}`} />
        ))}
      </div>
      <ul class="key">
        {shown.map((ground) => (
          <li key={ground}>
            <i class={`e-${ground}`} />
            {words.percent(evidence[ground])} {words.grounds[ground]}
            {ground === "assumed" ? " *" : ""}
          </li>
        ))}
      </ul>
      <Tornado facts={facts} />
    </section>
  );
}

/** What a key of the case stands for: `label.effort` is the effort of “Label entities”. */
export function inputWords({ map, now, then, words }: ReportFacts, key: string): string {
  const [, id = "", clause = ""] = /^([^.]+)\.(\w+)/.exec(key) ?? [];
  const known = words.inputs[clause === "" ? (key.split(" ")[0] ?? "") : clause];
  const steps = [...now.state.steps, ...(then?.state.steps ?? [])];
  const named =
    steps.find((s) => s.id === id) ??
    [...now.state.actors, ...(then?.state.actors ?? []), ...map.platforms].find((e) => e.id === id);
  const what = known ?? (named ? clause : key);
  // The target's own number, beside the one that holds today.
  const whose = key.includes("@") ? ` (${words.then})` : "";
  return [named?.title, what].filter(Boolean).join(": ") + whose;
}

const mostInputs = 5;

function Tornado({ facts }: { readonly facts: ReportFacts }): VNode | null {
  const { map, platform, then, words } = facts;
  const about = platform ?? then;
  const found = about && sensitivityOf(map, about.state.id);
  const influences = found?.influences.slice(0, mostInputs) ?? [];
  if (!found || influences.length < 2) return null;
  const scale: Scale = scaleOf([found.npv, ...influences.flatMap((i) => [i.npvAtLow, i.npvAtHigh])]);
  const currency = about.figures.case?.currency ?? null;
  return (
    <>
      <h3 id="tornado" style="margin-top:32px">
        {words.sensitivity}
      </h3>
      <p class="note">{words.sensitivityLead}</p>
      <Wide label={words.table(words.sensitivity)}>
        <table class="waterfall" aria-labelledby="tornado">
          <thead>
            <tr>
              <th scope="col">{words.input}</th>
              <td />
              <th scope="col" class="n">
                {words.low}
              </th>
              <th scope="col" class="n">
                {words.highEnd}
              </th>
            </tr>
          </thead>
          <tbody>
            {influences.map((i) => (
              <tr key={i.key}>
                <th scope="row">{inputWords(facts, i.key)}</th>
                <td class="bar">
                  <div class="track">
                    <span style={span(i.npvAtLow, i.npvAtHigh, scale)} />
                  </div>
                </td>
                <td class="n">{words.money(exactly(i.npvAtLow), currency)}</td>
                <td class="n">{words.money(exactly(i.npvAtHigh), currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  );
}

/** What was taken for granted, beside what is still to be found out. */
export function Assumed({ facts }: { readonly facts: ReportFacts }): VNode | null {
  if (!facts.then) return null;
  const { words } = facts;
  return (
    <section class="two" aria-label={`${words.assumptions}, ${words.open}`}>
      <Assumptions facts={facts} />
      <OpenQuestions facts={facts} />
    </section>
  );
}

function Assumptions({ facts }: { readonly facts: ReportFacts }): VNode {
  const { map, then, platform, words } = facts;
  const { residual, capture, rampMonths, discount } = assumptionsOf(map);
  const { assume } = map.settings;
  const percents = (range: { min: number; max: number }): string =>
    range.min === range.max ? words.percent(range.min) : `${words.number(range.min * 100)}–${words.percent(range.max)}`;
  const used = (then?.saved.steps ?? []).filter((s) => s.ground === "assumed").map((s) => s.title);
  const least = platform?.figures.case ? breakEvenFor(map, platform.state.id, "capture") : null;
  const told: readonly Level[] = levels.filter((level) => (residual[level] ?? 1) < 1);
  const rows: readonly (readonly [string, string, boolean])[] = [
    ...told.map(
      (level) =>
        [
          words.residual(levelWords(facts, level)),
          words.percent(residual[level] ?? 1),
          assume.residual[level] !== undefined,
        ] as const,
    ),
    ...(then?.figures.case
      ? ([
          [words.capture, percents(capture), assume.capture !== undefined],
          [words.ramp, words.months(words.range(rampMonths)), assume.ramp !== undefined],
          [words.discount, percents(discount), assume.discount !== undefined],
        ] as const)
      : []),
    [
      words.month,
      words.monthValue(words.number(calendarOf(map.settings).hoursPerDay)),
      map.settings.hoursPerDay !== undefined,
    ],
  ];
  return (
    <div class="box">
      <h2 style="font-size:15px;line-height:22px">{words.assumptions}</h2>
      <table class="facts" aria-label={words.assumptions}>
        <tbody>
          {rows.map(([title, value, own]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>
                {value}
                <br />
                <span class="muted">{own ? words.setByMap : words.usual}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">
        {used.length > 0 ? `${words.usedFor(used)} ` : ""}
        {least !== null && least <= 1 ? `${words.breakEven(words.percent(least))} ` : ""}
        {words.changeThem}
      </p>
    </div>
  );
}

function OpenQuestions({ facts }: { readonly facts: ReportFacts }): VNode {
  const questions = openQuestions(facts);
  const { words } = facts;
  return (
    <div>
      <h2 style="font-size:15px;line-height:22px;margin-bottom:12px">{words.open}</h2>
      {questions.length === 0 ? (
        <p class="note">{words.nothingOpen}</p>
      ) : (
        <ol class="open">
          {questions.map(([first, more]) => (
            <li key={first}>
              <b>{first}</b> {more}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** What to measure next, what the platform leaves open, what stays by hand: a question each. */
export function openQuestions({ map, then, platform, words }: ReportFacts): readonly (readonly [string, string])[] {
  if (!then) return [];
  const manual = processesIn(then.state).filter((p) => p.level === "manual");
  const measures = measureNext(map, then.state.id).map((m) => {
    const saved = then.saved.steps.find((s) => s.id === m.step)?.saved;
    return [
      words.measure(
        m.title,
        m.clauses.map((c) => words.clauses[c]),
      ),
      saved ? words.measureWide(words.hours(saved)) : words.measureUnknown,
    ] as const;
  });
  const title = platform?.state.title ?? "";
  const rated = platform ? processesIn(then.state).filter((p) => levelIn(then.state, p.id) !== "unrated") : [];
  const reached = (id: string): string => (platform && levelIn(platform.state, id)) ?? "unrated";
  const silent = rated.filter((p) => reached(p.id) === "unrated");
  const below = rated.filter((p) => {
    const level = platform && levelIn(platform.state, p.id);
    return level && level !== "unrated" && levelFacts[level].rank < levelFacts[p.level ?? "unrated"].rank;
  });
  const open = platform?.figures.fit?.unanswered.length ?? 0;
  return [
    ...measures,
    ...(manual.length > 0 ? [[words.stillManual(manual.map((p) => p.title)), ""] as const] : []),
    ...(below.length > 0
      ? [
          [
            words.platformBelow(
              title,
              below.map((p) => p.title),
            ),
            "",
          ] as const,
        ]
      : []),
    ...(silent.length > 0
      ? [
          [
            words.platformSilent(
              title,
              silent.map((p) => p.title),
            ),
            "",
          ] as const,
        ]
      : []),
    ...(open > 0 ? [[words.unanswered(title, open), ""] as const] : []),
  ];
}

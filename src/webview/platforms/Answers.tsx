import { useMemo, useState } from "preact/hooks";
import { answerMatrixOf, type MatrixFilter, type MatrixQuestion, type Ranking } from "../../analysis/index.ts";
import type { MapEdit } from "../../model/edit.ts";
import { numberText } from "../../model/number-text.ts";
import type { AnswerValue, ProcessMap, SourceRange } from "../../model/process-map.ts";
import { CellBar } from "./CellBar.tsx";
import { Grid, type GridSection } from "./Grid.tsx";
import { AnswerMark, answerWords } from "./marks.tsx";
import { type FormCell, useCellForm } from "./use-cell-form.ts";

const valueOfKey: Readonly<Record<string, AnswerValue>> = { "1": "good", "2": "mixed", "3": "bad" };
const filters = [
  ["differences", "Only differences"],
  ["red", "Only red"],
  ["required", "Only required"],
  ["open", "Only open"],
] as const satisfies readonly (readonly [keyof MatrixFilter, string])[];

/** The matrix of answers, which is the form too: arrows move, 1, 2 and 3 answer, Enter writes the remark. */
export function Answers(props: {
  readonly map: ProcessMap;
  readonly platforms: readonly string[];
  readonly ranking: Ranking | undefined;
  edit(edit: MapEdit): void;
  show(range: SourceRange): void;
}) {
  const { map, platforms, ranking } = props;
  const [filter, setFilter] = useState<MatrixFilter>({});
  const groups = useMemo(() => answerMatrixOf(map, platforms, filter), [map, platforms.join(), filter]);
  const titleOf = (id: string | undefined): string => map.platforms.find((p) => p.id === id)?.title ?? "";
  const scoreOf = (platform: string, group: string): number | null =>
    ranking?.platforms.find((p) => p.id === platform)?.groups[group]?.score ?? null;

  const sections = groups.map(
    (group): GridSection => ({
      key: group.id,
      head: (
        <>
          {group.title} <span class="quiet">weight {numberText(group.weight)}</span>
        </>
      ),
      totals: platforms.map((p) => score(scoreOf(p, group.id))),
      rows: group.questions.map((q) => ({
        key: keyOf(q),
        head: (
          <>
            {q.title}
            {q.required && <span class="required">required</span>}
            {q.weight !== 1 && <span class="quiet"> ×{numberText(q.weight)}</span>}
          </>
        ),
        cells: q.answers.map((a) => ({
          label: `${titleOf(a.platform)}: ${a.value ? answerWords[a.value] : "open"}${a.why ? `. ${a.why}` : ""}`,
          mark: <AnswerMark value={a.value} />,
          framed: q.required && a.value === "bad",
        })),
      })),
    }),
  );
  const form = useCellForm(sections, platforms.length);
  const { here } = form;
  const question = groups.flatMap((g) => g.questions).find((q) => keyOf(q) === here?.row);
  const answer = here && question?.answers[here.column];
  const set = (value: AnswerValue | null, why?: string): void => {
    if (!question || !answer || (value === answer.value && why === undefined) || (value === null && !answer.value))
      return;
    props.edit({
      do: "answer",
      platform: answer.platform,
      group: question.group,
      question: question.question,
      value,
      ...(why !== undefined && { why }),
    });
  };
  const cell: FormCell = {
    ...(answer?.value && { remark: answer.why ?? "" }),
    say(remark) {
      if (answer?.value) set(answer.value, remark);
    },
    pick(key) {
      const value = valueOfKey[key];
      if (value) set(value);
      else if (key === "Delete" || key === "Backspace" || key === "0") set(null);
      else return false;
      return true;
    },
    ...(answer?.source && { show: () => answer.source && props.show(answer.source) }),
  };

  return (
    <section class="answers" aria-labelledby="answers-title">
      <h2 id="answers-title">Answers by group</h2>
      <p class="quiet">
        Score of a group: its answers by weight; an open question has no value. Arrows move, 1 2 3 answer, Enter writes
        the remark.
      </p>
      <div class="filters" role="group" aria-label="Which questions">
        {filters.map(([key, label]) => (
          <button
            type="button"
            key={key}
            aria-pressed={filter[key] ? "true" : "false"}
            onClick={() => setFilter({ ...filter, [key]: !filter[key] })}
          >
            {label}
          </button>
        ))}
      </div>
      {here && question ? (
        <>
          <div class="matrix-frame">
            <Grid
              label="Answers by group"
              columns={platforms.map(titleOf)}
              sections={sections}
              {...(ranking && {
                foot: platforms.map((p) => score(ranking.platforms.find((r) => r.id === p)?.fit ?? null)),
              })}
              at={here}
              focus={form.focus}
              moveTo={form.moveTo}
              onKey={(event) => form.onKey(event, cell)}
            />
          </div>
          <CellBar
            key={`${here.row} ${here.column}`}
            title={question.title}
            platform={titleOf(answer?.platform)}
            hints={question.notes}
            choices={Object.entries(valueOfKey).map(([key, value]) => ({
              key,
              label: answerWords[value],
              mark: <AnswerMark value={value} />,
              chosen: answer?.value === value,
              pick: () => set(value),
            }))}
            {...form.bar(cell)}
            clear={answer?.value ? () => set(null) : undefined}
          />
        </>
      ) : (
        <p class="platforms-empty">
          {Object.values(filter).some(Boolean) ? "No question passes these filters." : "The map has no questionnaire."}
        </p>
      )}
    </section>
  );
}

const keyOf = (q: MatrixQuestion): string => `${q.group}.${q.question}`;
const score = (value: number | null): string => (value === null ? "–" : String(Math.round(value * 100)));

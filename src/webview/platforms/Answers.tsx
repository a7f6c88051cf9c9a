import { useMemo, useState } from "preact/hooks";
import { answerMatrixOf, type MatrixFilter, type MatrixQuestion, type Ranking } from "../../analysis/index.ts";
import type { MapEdit } from "../../model/edit.ts";
import type { AnswerValue, ProcessMap, SourceRange } from "../../model/process-map.ts";
import { CellForm } from "./CellForm.tsx";
import type { GridSection } from "./Grid.tsx";
import { AnswerMark } from "./marks.tsx";
import type { PlatformWords } from "./words.ts";

const values = ["good", "mixed", "bad"] as const satisfies readonly AnswerValue[];
const filters = ["differences", "red", "required", "open"] as const satisfies readonly (keyof MatrixFilter)[];

/** The matrix of answers, which is the form too: 1, 2 and 3 answer. */
export function Answers(props: {
  readonly map: ProcessMap;
  readonly words: PlatformWords;
  readonly platforms: readonly string[];
  readonly ranking: Ranking | undefined;
  edit(edit: MapEdit): void;
  show(range: SourceRange): void;
}) {
  const { map, words, platforms, ranking } = props;
  const { own, labels } = words;
  const [filter, setFilter] = useState<MatrixFilter>({});
  const groups = useMemo(() => answerMatrixOf(map, platforms, filter), [map, platforms.join(), filter]);
  const titleOf = (id: string): string => map.platforms.find((p) => p.id === id)?.title ?? "";
  const scoreOf = (platform: string, group: string): number | null =>
    ranking?.platforms.find((p) => p.id === platform)?.groups[group]?.score ?? null;

  const sections = groups.map(
    (group): GridSection => ({
      key: group.id,
      head: (
        <>
          {group.title} <span class="quiet">{own.weightOf(words.number(group.weight))}</span>
        </>
      ),
      totals: platforms.map((p) => score(scoreOf(p, group.id))),
      rows: group.questions.map((q) => ({
        key: keyOf(q),
        words: `${q.title} ${q.required ? `${own.required}   ` : q.each ? own.each : ""} ${q.weight === 1 ? "" : `×${words.number(q.weight)}`}`,
        head: (
          <>
            {q.title}
            {q.required && <span class="required">{own.required}</span>}
            {q.each && !q.required && (
              <span class="quiet" title={own.eachMeans}>
                {` ${own.each}`}
              </span>
            )}
            {q.weight !== 1 && <span class="quiet"> ×{words.number(q.weight)}</span>}
          </>
        ),
        cells: q.answers.map((a) => ({
          label: `${titleOf(a.platform)}: ${a.value ? labels.values[a.value] : own.open}${a.why ? `. ${a.why}` : ""}`,
          mark: <AnswerMark value={a.value} />,
          framed: q.required && a.value === "bad",
        })),
      })),
    }),
  );
  return (
    <CellForm<AnswerValue>
      kind="answers"
      title={labels.answers}
      lead={own.answersLead}
      words={words}
      columns={platforms.map(titleOf)}
      sections={sections}
      foot={
        ranking && {
          head: own.fit3,
          cells: platforms.map((p) => score(ranking.platforms.find((r) => r.id === p)?.fit ?? null)),
        }
      }
      empty={Object.values(filter).some(Boolean) ? own.noQuestionPasses : own.noQuestionnaire}
      show={props.show}
      entryAt={({ row, column }) => {
        const question = groups.flatMap((g) => g.questions).find((q) => keyOf(q) === row);
        const answer = question?.answers[column];
        if (!question || !answer) return undefined;
        const { platform, value, why, source } = answer;
        return {
          title: question.title,
          platform: titleOf(platform),
          hints: question.notes,
          choices: values.map((v) => ({ value: v, label: labels.values[v], mark: <AnswerMark value={v} /> })),
          value,
          why,
          source,
          write: (said, remark) =>
            props.edit({
              do: "answer",
              platform,
              group: question.group,
              question: question.question,
              value: said,
              ...(remark !== undefined && { why: remark }),
            }),
        };
      }}
      above={() => (
        <div class="filters" role="group" aria-label={own.whichQuestions}>
          {filters.map((key) => (
            <button
              type="button"
              key={key}
              aria-pressed={filter[key] ? "true" : "false"}
              onClick={() => setFilter({ ...filter, [key]: !filter[key] })}
            >
              {own.filters[key]}
            </button>
          ))}
        </div>
      )}
    />
  );
}

const keyOf = (q: MatrixQuestion): string => `${q.group}.${q.question}`;
const score = (value: number | null): string => (value === null ? "–" : String(Math.round(value * 100)));

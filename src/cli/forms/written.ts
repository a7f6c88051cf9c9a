/** The questionnaire as a form to send out: CSV for a spreadsheet, Markdown for a mail or a pull request. */
import { answerMatrixOf } from "../../analysis/index.ts";
import type { AnswerValue, ProcessMap } from "../../model/process-map.ts";
import { csvTable, markdownTable, type Table } from "../reports/tables.ts";
import type { FormWords } from "./words.ts";

export interface FormWish {
  /** Ids, in the order of the map. */
  readonly platforms: readonly string[];
  readonly group?: string;
  /** Leave out what is answered. */
  readonly open: boolean;
  readonly words: FormWords;
}

export const formSigns: Readonly<Record<AnswerValue, string>> = { good: "🟢", mixed: "🟡", bad: "🔴" };
/** One line a platform and question; `answer` and `remark` are to be filled in. */
export function csvForm(map: ProcessMap, wish: FormWish): string {
  const rows = linesOf(map, wish).map((l) => [
    l.platform,
    l.name,
    l.question,
    l.required ? wish.words.required : "",
    l.hint,
    l.answer,
    l.remark,
  ]);
  // A byte order mark: without it a spreadsheet takes the colours for another alphabet.
  return `\uFEFF${csvTable({ head: Object.values(wish.words.columns), rows })}`;
}

/** A section for each platform and group, with a table whose last two columns are to be filled in. */
export function markdownForm(map: ProcessMap, wish: FormWish): string {
  const lines = linesOf(map, wish);
  const { words } = wish;
  const { name, question, hint, answer, remark } = words.columns;
  const sections = wish.platforms.flatMap((id) => {
    const mine = lines.filter((l) => l.platform === id);
    const groups = [...new Set(mine.map((l) => l.group))];
    const title = map.platforms.find((p) => p.id === id)?.title ?? id;
    const tables = groups.map((group) => {
      const table: Table = {
        head: [name, question, hint, answer, remark].map((w) => w.charAt(0).toUpperCase() + w.slice(1)),
        words: [1, 2, 3, 4],
        rows: mine
          .filter((l) => l.group === group)
          .map((l) => [
            `\`${l.name}\``,
            `${l.question}${l.required ? ` (${words.required})` : ""}`,
            l.hint,
            l.answer,
            l.remark,
          ]),
      };
      return `\n### ${mine.find((l) => l.group === group)?.groupTitle}\n\n${markdownTable(table)}`;
    });
    return tables.length > 0 ? [`\n## ${title}\n\n${words.platformLine}: \`${id}\`\n${tables.join("")}`] : [];
  });
  return `# ${words.title(map.title)}\n\n${words.how}\n${sections.join("")}`;
}

interface FormLine {
  readonly platform: string;
  readonly group: string;
  readonly groupTitle: string;
  /** `group.question` */
  readonly name: string;
  readonly question: string;
  readonly required: boolean;
  readonly hint: string;
  readonly answer: string;
  readonly remark: string;
}

function linesOf(map: ProcessMap, { platforms, group, open }: FormWish): readonly FormLine[] {
  return platforms.flatMap((platform) =>
    answerMatrixOf(map, [platform]).flatMap((g) =>
      group !== undefined && g.id !== group
        ? []
        : g.questions.flatMap((q): FormLine[] => {
            const answer = q.answers[0];
            if (open && answer?.value) return [];
            return [
              {
                platform,
                group: g.id,
                groupTitle: g.title,
                name: `${q.group}.${q.question}`,
                question: q.title,
                required: q.required,
                hint: q.notes.join(" "),
                answer: answer?.value ? formSigns[answer.value] : "",
                remark: answer?.why ?? "",
              },
            ];
          }),
    ),
  );
}

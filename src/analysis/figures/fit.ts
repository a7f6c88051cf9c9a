import { evaluatedPlatform } from "../../model/combination.ts";
import type { AnswerValue, Platform, ProcessMap, Question, QuestionGroup } from "../../model/process-map.ts";
import { figure } from "../figure.ts";

/** What an answer counts. */
export const answerValues: Readonly<Record<AnswerValue, number>> = { good: 1, mixed: 0.5, bad: 0 };

export interface GroupFit {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  /** Null where no question of the group is answered. */
  readonly score: number | null;
  readonly answered: number;
  readonly of: number;
}

export interface Fit {
  /** Null where no question is answered. */
  readonly score: number | null;
  readonly groups: readonly GroupFit[];
  /** `group.question` of required questions answered 🔴: each disqualifies. */
  readonly disqualifying: readonly string[];
  readonly unanswered: readonly string[];
}

export function groupsOf(map: ProcessMap): readonly QuestionGroup[] {
  return map.questionnaires.flatMap((q) => q.groups);
}

/** How well a platform answers the questions; `weightOf` stands in for the weights of the groups where one asks “what if”. */
export function fitOf(
  groups: readonly QuestionGroup[],
  platform: Platform,
  weightOf: (group: QuestionGroup) => number = (group) => group.weight,
  unansweredAs?: AnswerValue,
): Fit {
  const given = new Map(platform.answers.map((a) => [`${a.group}.${a.question}`, a.value] as const));
  const value = (group: QuestionGroup, question: Question): AnswerValue | undefined =>
    given.get(`${group.id}.${question.id}`);
  const all = groups.flatMap((group) => group.questions.map((question) => ({ group, question })));
  const name = ({ group, question }: (typeof all)[number]): string => `${group.id}.${question.id}`;
  const fits = groups.map((group): GroupFit => {
    const answers = group.questions.map((q) => ({ weight: q.weight, value: value(group, q) }));
    const counted = answers.flatMap((a) => {
      const answer = a.value ?? unansweredAs;
      return answer ? [{ weight: a.weight, points: answerValues[answer] }] : [];
    });
    return {
      id: group.id,
      title: group.title,
      weight: weightOf(group),
      score: weightedMean(counted),
      answered: answers.filter((a) => a.value).length,
      of: answers.length,
    };
  });
  return {
    score: weightedMean(fits.flatMap(({ weight, score }) => (score === null ? [] : [{ weight, points: score }]))),
    groups: fits,
    disqualifying: all.filter((x) => x.question.required && value(x.group, x.question) === "bad").map(name),
    unanswered: all.filter((x) => value(x.group, x.question) === undefined).map(name),
  };
}

function weightedMean(parts: readonly { weight: number; points: number }[]): number | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : parts.reduce((sum, { weight, points }) => sum + weight * points, 0) / total;
}

export const fit = figure<number>({
  id: "fit",
  title: "Fit of a platform",
  unit: "0 to 1",
  formula:
    "Weighted mean of the answers, 🟢 1, 🟡 ½, 🔴 0: questions within a group by their weights, groups by theirs. An unanswered question has no value. A red answer to a required question disqualifies.",
  source: "Weighted scoring model, with the required questions as knock-outs.",
  example: {
    map: `questionnaire {
  group security weight 2 {
    question sso "Single sign-on?" required
    question isolation "Isolated tenants?" weight 2
  }
  group legal {
    question residency "In our region?" weight 3
    question exit "A way out?"
  }
}
process a is manual
platform acme {
  answer security.sso 🟢
  answer security.isolation 🟡
  answer legal.residency 🔴
}
`,
    state: "acme",
    workings:
      "security (1 × 1 + 2 × ½) ÷ 3 = 2/3; legal 0, the open question has no value; (2 × 2/3 + 1 × 0) ÷ 3 = 4/9.",
    value: 4 / 9,
  },
  compute({ map, state }) {
    const platform = state.kind === "platform" ? evaluatedPlatform(map, state.id) : undefined;
    if (!platform) return null;
    const { score, groups, unanswered } = fitOf(groupsOf(map), platform);
    if (score === null) return null;
    const of = groups.reduce((sum, g) => sum + g.of, 0);
    return { value: score, assumed: false, basis: { used: of - unanswered.length, of, missing: unanswered } };
  },
});

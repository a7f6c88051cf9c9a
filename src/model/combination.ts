import { levelFacts } from "./level.ts";
import type { Answer, Platform, ProcessMap, Question, QuestionGroup, Rating } from "./process-map.ts";

/** From worst to best. */
const answerOrder = ["bad", "mixed", "good"] as const;

const remembered = new WeakMap<ProcessMap, ReadonlyMap<string, Platform>>();

/**
 * The platforms of a map as they are judged, in its order. A platform that combines others reaches the best level that
 * one of its members reaches; a question is answered by its best member, one that is required or asked of `each` by its
 * worst, since each member must pass it. What the combination says itself replaces what follows from its members.
 */
export function evaluated(map: ProcessMap): readonly Platform[] {
  return [...byId(map).values()];
}

/** One platform of `evaluated`. */
export function evaluatedPlatform(map: ProcessMap, id: string): Platform | undefined {
  return byId(map).get(id);
}

/** The platforms whose costs a candidate bears: itself, after its members where it combines some. */
export function bearersOf(map: ProcessMap, platform: Platform): readonly Platform[] {
  return [...membersOf(map, platform), platform];
}

/** The platforms that a combination is made of; none for any other platform, and none of them is a combination. */
export function membersOf(map: ProcessMap, platform: Platform): readonly Platform[] {
  return (platform.combines ?? []).flatMap((id) =>
    id === platform.id ? [] : map.platforms.filter((p) => p.id === id && !p.combines),
  );
}

function byId(map: ProcessMap): ReadonlyMap<string, Platform> {
  const known = remembered.get(map);
  if (known) return known;
  const found = new Map(
    map.platforms.map((p) => [p.id, p.combines ? combined(map.questionnaires, p, membersOf(map, p)) : p]),
  );
  remembered.set(map, found);
  return found;
}

/** A combination with what follows from its members, whatever they are taken to say. */
export function combined(
  questionnaires: ProcessMap["questionnaires"],
  platform: Platform,
  members: readonly Platform[],
): Platform {
  const rated = new Set(platform.ratings.map((r) => r.process));
  const processes = [...new Set(members.flatMap((m) => m.ratings.map((r) => r.process)))];
  const ratings = processes.filter((id) => !rated.has(id)).flatMap((id) => bestRating(members, id) ?? []);
  const answered = new Set(platform.answers.map((a) => `${a.group}.${a.question}`));
  const answers = questionnaires
    .flatMap((q) => q.groups)
    .flatMap((g) =>
      g.questions.filter((q) => !answered.has(`${g.id}.${q.id}`)).flatMap((q) => answerOf(members, g, q) ?? []),
    );
  return { ...platform, ratings: [...platform.ratings, ...ratings], answers: [...platform.answers, ...answers] };
}

function bestRating(members: readonly Platform[], process: string): Rating | undefined {
  let best: { readonly rating: Rating; readonly member: Platform } | undefined;
  for (const member of members) {
    const rating = member.ratings.find((r) => r.process === process);
    if (rating && (!best || levelFacts[rating.level].rank > levelFacts[best.rating.level].rank))
      best = { rating, member };
  }
  return best && { ...best.rating, why: said(best.member, best.rating.why) };
}

/** Whether each member of a combination must do what a question asks. */
export function askedOfEach(group: QuestionGroup, question: Question): boolean {
  return question.required || question.each === true || group.each === true;
}

/** How many questions a combination answers by one member while another one answers red. */
export function carriedAnswers(map: ProcessMap, platform: Platform): number {
  const members = membersOf(map, platform);
  const judged = evaluatedPlatform(map, platform.id) ?? platform;
  const own = map.platforms.find((p) => p.id === platform.id)?.answers ?? [];
  const same = (a: Answer) => (b: Answer) => a.group === b.group && a.question === b.question;
  return judged.answers.filter(
    (answer) =>
      answer.value !== "bad" &&
      !own.some(same(answer)) &&
      members.some((m) => m.answers.find(same(answer))?.value === "bad"),
  ).length;
}

/** The best answer of the members; to what is asked of each the worst, and none while one of them leaves it open. */
function answerOf(members: readonly Platform[], group: QuestionGroup, question: Question): Answer | undefined {
  const each = askedOfEach(group, question);
  const given = members.flatMap((member) => {
    const answer = member.answers.find((a) => a.group === group.id && a.question === question.id);
    return answer ? [{ member, answer, rank: answerOrder.indexOf(answer.value) }] : [];
  });
  const chosen = given.reduce<(typeof given)[number] | undefined>(
    (held, next) => (!held || (each ? next.rank < held.rank : next.rank > held.rank) ? next : held),
    undefined,
  );
  if (!chosen || (each && chosen.answer.value !== "bad" && given.length < members.length)) return undefined;
  return { ...chosen.answer, why: said(chosen.member, chosen.answer.why) };
}

/** A reason with the member that it was given for. */
const said = (member: Platform, why: string | undefined): string =>
  why === undefined ? member.title : `${member.title}: ${why}`;

import type { Platform, ProcessMap } from "../../model/process-map.ts";
import { groupsOf } from "../figures/fit.ts";
import { type Fix, rule } from "../rule.ts";
import { mayMean } from "./slips.ts";

const answers = [
  { mark: "🟢", word: "good" },
  { mark: "🟡", word: "mixed" },
  { mark: "🔴", word: "bad" },
] as const;

/** More open questions of one group than this have one cause: nobody has asked that group yet. */
const mostSingly = 3;
/** More such groups than this have one cause, too: nobody has evaluated the platform yet. */
const mostGroups = 2;

export const unansweredQuestion = rule({
  id: "unanswered-question",
  severity: "info",
  title: "A platform leaves a question open",
  why: "An open question has no value in the fit, so the candidate may look better or worse than it is. Ask, and write down what was seen.",
  wrong: `questionnaire fit "Fit" {
  group security "Security" {
    question sso "Single sign-on?"
    question log "Audit log?"
  }
}

platform acme "Acme" {
  answer security.sso good "Tried with our directory"
}
`,
  right: `questionnaire fit "Fit" {
  group security "Security" {
    question sso "Single sign-on?"
    question log "Audit log?"
  }
}

platform acme "Acme" {
  answer security.sso good "Tried with our directory"
  answer security.log mixed "In the product only"
}
`,
  *check({ map }) {
    for (const platform of map.platforms) {
      // What a combination leaves open, one of its members leaves open.
      if (platform.combines) continue;
      const isOpen = openIn(platform, map);
      const place = { state: platform.id, ...(platform.source && { source: platform.source }) };
      const groups = groupsOf(map).map((group) => ({
        group,
        open: group.questions.filter((q) => isOpen(`${group.id}.${q.id}`)),
      }));
      const unasked = groups.filter(({ open }) => open.length > mostSingly);
      if (unasked.length > mostGroups) {
        const [open, all] = [groups.flatMap((g) => g.open).length, groups.flatMap((g) => g.group.questions).length];
        yield {
          message: `“${platform.title}” leaves ${open} of ${all} questions open, most of ${listed(unasked.map(({ group }) => `“${group.title}”`))}. Answer them in the preview, or send them out with \`mlmap form\`.`,
          ...place,
        };
        continue;
      }
      for (const { group, open } of groups) {
        if (open.length > mostSingly) {
          const names = open.map((q) => q.id).join(", ");
          yield {
            message: `“${platform.title}” leaves ${open.length} of ${group.questions.length} questions of “${group.title}” open: ${names}.`,
            ...place,
          };
          continue;
        }
        for (const question of open) {
          const name = `${group.id}.${question.id}`;
          yield {
            message: `“${platform.title}” leaves open: ${question.title} (“answer ${name} …”)`,
            about: name,
            ...place,
          };
        }
      }
    }
  },
  fix({ state, about }, { map }) {
    const platform = map.platforms.find((p) => p.id === state);
    if (!platform) return [];
    const one = about === undefined ? [] : oneAnswer(platform.id, about);
    const isOpen = openIn(platform, map);
    const open = groupsOf(map).flatMap((group) =>
      group.questions
        .filter((q) => isOpen(`${group.id}.${q.id}`))
        .map((q) => ({ group: group.id, question: q.id, title: q.title })),
    );
    if (open.length < 2) return one;
    const edit = { do: "outline-answers", platform: platform.id, open } as const;
    return [...one, { title: `List all ${open.length} open questions, to be answered`, edits: [edit] }];
  },
});

/** Tells of a question, named `group.question`, whether the platform leaves it open. */
function openIn(platform: Platform, map: ProcessMap): (name: string) => boolean {
  const answered = new Set(platform.answers.map((a) => `${a.group}.${a.question}`));
  const all = groupsOf(map).flatMap((group) => group.questions.map((q) => `${group.id}.${q.id}`));
  return (name) => !answered.has(name) && !mayMean(map, "answer", name, all, platform.id);
}

const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;

function oneAnswer(platform: string, name: string): readonly Fix[] {
  const [group = "", question = ""] = name.split(".");
  return answers.map(({ mark, word }) => ({
    title: `Answer ${name}: ${mark} ${word}`,
    edits: [{ do: "answer", platform, group, question, value: word }],
  }));
}

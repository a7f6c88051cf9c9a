import { groupsOf } from "../figures/fit.ts";
import { rule } from "../rule.ts";

const answers = [
  { mark: "🟢", word: "good" },
  { mark: "🟡", word: "mixed" },
  { mark: "🔴", word: "bad" },
] as const;

/** More open questions of one group than this have one cause: nobody has asked that group yet. */
const mostSingly = 3;

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
      const answered = new Set(platform.answers.map((a) => `${a.group}.${a.question}`));
      const place = { state: platform.id, ...(platform.source && { source: platform.source }) };
      for (const group of groupsOf(map)) {
        const open = group.questions.filter((q) => !answered.has(`${group.id}.${q.id}`));
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
  fix: ({ state, about }) =>
    state === undefined || about === undefined
      ? []
      : answers.map(({ mark, word }) => ({
          title: `Answer ${about}: ${mark} ${word}`,
          edits: [{ do: "add-clause", of: state, clause: "answer", text: `${about} ${mark}` }],
        })),
});

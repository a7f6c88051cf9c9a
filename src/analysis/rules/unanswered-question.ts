import { groupsOf } from "../figures/fit.ts";
import { rule } from "../rule.ts";

const answers = [
  { mark: "🟢", word: "good" },
  { mark: "🟡", word: "mixed" },
  { mark: "🔴", word: "bad" },
] as const;

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
      for (const group of groupsOf(map)) {
        for (const question of group.questions) {
          const name = `${group.id}.${question.id}`;
          if (answered.has(name)) continue;
          yield {
            message: `“${platform.title}” leaves open: ${question.title} (“answer ${name} …”)`,
            state: platform.id,
            about: name,
            ...(platform.source && { source: platform.source }),
          };
        }
      }
    }
  },
  fix: ({ state, about }) =>
    state === undefined || about === undefined
      ? []
      : answers.map(({ mark, word }) => ({
          title: `Answer ${mark} (${word})`,
          edits: [{ do: "add-clause", of: state, clause: "answer", text: `${about} ${mark}` }],
        })),
});

import { evaluated } from "../../model/combination.ts";
import { groupsOf } from "../figures/fit.ts";
import { type Fix, rule } from "../rule.ts";

export const requiredIsRed = rule({
  id: "required-is-red",
  severity: "warning",
  title: "A required question is answered red",
  why: "The question was made required: a platform that fails it is out, however well it does elsewhere. If it can be lived with, the question is not required.",
  wrong: `questionnaire fit "Fit" {
  group legal "Legal" {
    question residency "Do data stay in our region?" required
  }
}

platform acme "Acme" {
  answer legal.residency bad "Logs leave the EU"
}
`,
  right: `questionnaire fit "Fit" {
  group legal "Legal" {
    question residency "Do data stay in our region?" required
  }
}

platform acme "Acme" {
  answer legal.residency mixed "Data stay, support logs may leave after a notice"
}
`,
  *check({ map }) {
    const groups = groupsOf(map);
    for (const platform of evaluated(map)) {
      for (const answer of platform.answers) {
        const question = groups.find((g) => g.id === answer.group)?.questions.find((q) => q.id === answer.question);
        if (!question?.required || answer.value !== "bad") continue;
        // A combination is marked itself: the answer of its member bears its own mark.
        const source = platform.combines ? platform.source : (answer.source ?? platform.source);
        yield {
          message: `“${platform.title}” is out: “${question.title}” is required, and the answer is red. Drop the candidate, or ask what would make it good.`,
          state: platform.id,
          about: `${answer.group}.${answer.question}`,
          ...(source && { source }),
        };
      }
    }
  },
  fix({ state, about }, { map }) {
    const platform = map.platforms.find((p) => p.id === state);
    const [group = "", question = ""] = about?.split(".") ?? [];
    if (!platform || question === "") return [];
    const fixes: Fix[] = [];
    if (!platform.combines)
      fixes.push({
        title: `Take the answer to ${about} back`,
        edits: [{ do: "answer", platform: platform.id, group, question, value: null }],
      });
    fixes.push({ title: `Ask ${about} without requiring it`, edits: [{ do: "waive", group, question }] });
    return fixes;
  },
});

import { sampleMap } from "./sample-map.ts";

const candidates = 6;
const questions = 40;
const perGroup = 8;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

/**
 * The sample map with where it is to go: a target that changes every third step, removes one of thirty-nine and adds one in
 * every tenth phase, six platforms that rate what it changes, and forty questions that they answer.
 */
export function plannedMap(count: number): string {
  const all = numbers(count);
  const [changed, removed] = [all.filter((i) => i % 3 === 0), all.filter((i) => i % 39 === 7)];
  const target = [
    'target goal "Goal" {',
    ...changed.map(
      (i) => `  change p${i} via tool is ${i % 2 ? "semi-automated" : "automated"} { effort 10min..30min }`,
    ),
    ...removed.map((i) => `  remove p${i} "Done on the way"`),
    ...numbers(Math.floor(count / 80)).flatMap((i) => [
      `  extend phase${i * 10 + 1} {`,
      `    process new${i} "Register result ${i}" by a1 via tool is automated`,
      "  }",
      `  p${i * 80 + 9} -> new${i} -> p${i * 80 + 10}`,
    ]),
    "}",
  ];
  const forms = [
    "questionnaire {",
    ...numbers(questions / perGroup).flatMap((g) => [
      `  group g${g} "Group ${g}" {`,
      ...numbers(perGroup).map((q) => `    question q${q} "Can it do what group ${g} needs for task ${q}?"`),
      "  }",
    ]),
    "}",
  ];
  const platforms = numbers(candidates).flatMap((c) => [
    `platform c${c} "Candidate ${c}" for goal {`,
    `  cost ${900 + c * 100} EUR per month`,
    ...(["automated", "semi-automated", "manual"] as const).flatMap((level, at) => {
      const rated = changed.filter((i) => (i / 3 + c) % 4 === at);
      return rated.length > 0
        ? [`  rate ${rated.map((i) => `p${i}`).join(", ")} is ${level} "Tried on ten cases"`]
        : [];
    }),
    ...numbers(questions)
      .filter((q) => (q + c) % 5 > 0)
      .map((q) => `  answer g${Math.floor(q / perGroup)}.q${q % perGroup} ${["good", "mixed", "bad"][(q + c) % 3]}`),
    "}",
  ]);
  return [sampleMap(count), ...target, "", ...forms, "", ...platforms, ""].join("\n");
}

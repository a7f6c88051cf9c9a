/** `each` behind a group or a question, through all that the language does with a word. */
import { expect, it } from "vitest";
import { formatText } from "../../src/language/features/formatting/format-text.ts";
import { parseMap } from "../../src/language/parse-map.ts";
import { printMap } from "../../src/language/print.ts";
import { scopesOf } from "../syntaxes/tokenize.ts";
import { open } from "./features/workbench.ts";

const text = `map "Each"

questionnaire fit "Fit" {
  group security "Security" each weight 2 {
    question keys "Our keys?"
    question log  "A log?" required each weight 3
  }

  group engineers "Engineers" {
    question docs "Public?" each
  }
}
`;

it("is read, printed, and formatted as it stands", async () => {
  const { map, errors } = await parseMap(text, "file:///x/each.mlflow");
  expect(errors).toEqual([]);
  const said = ({ id, each }: { id: string; each?: true }) => [id, each];
  const groups = map.questionnaires.flatMap((q) => q.groups);
  expect(groups.map(said)).toEqual([
    ["security", true],
    ["engineers", undefined],
  ]);
  expect(groups.flatMap((g) => g.questions).map(said)).toEqual([
    ["keys", undefined],
    ["log", true],
    ["docs", true],
  ]);
  expect(formatText(printMap(map))).toBe(text);
  expect(formatText(text)).toBe(text);
});

it("can be the name of a step as well", async () => {
  const { map, errors } = await parseMap(
    "process each is manual\nprocess b is manual\neach -> b\n",
    "file:///x/n.mlflow",
  );
  expect(errors).toEqual([]);
  expect(map.steps.map((s) => s.id)).toEqual(["each", "b"]);
});

it.each([
  ["a group", 'questionnaire {\n  group g "G" ¦\n}\n'],
  ["a question", 'questionnaire {\n  group g "G" {\n    question q "Q?" required ¦\n  }\n}\n'],
])("is offered behind %s, and not twice", async (_, at) => {
  const offered = async (source: string): Promise<readonly string[]> => {
    const bench = await open(source);
    const list = await bench.services.Mlflow.lsp.CompletionProvider?.getCompletion(bench.document, bench.at);
    return (list?.items ?? []).map((item) => item.label);
  };
  expect(await offered(at)).toContain("each");
  expect(await offered(at.replace("¦", "each ¦"))).not.toContain("each");
});

it("is explained where one points at it, and coloured as a word of the language", async () => {
  const bench = await open(text.replace("each weight 2", "ea¦ch weight 2"));
  const found = await bench.services.Mlflow.lsp.HoverProvider?.getHoverContent(bench.document, bench.at);
  expect((found?.contents as { value: string } | undefined)?.value).toContain("the worst answer counts");
  const colours = (await scopesOf(text)).filter(([word]) => word === "each").map(([, scopes]) => scopes);
  expect(colours).toHaveLength(3);
  for (const scopes of colours) expect(scopes).toContain("keyword.other.clause");
});

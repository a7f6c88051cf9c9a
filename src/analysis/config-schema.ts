import { type LevelOrUnrated, levels, levelsAndUnrated } from "../model/level.ts";
import { severities, themes } from "./config.ts";
import { demandPattern } from "./config-requirements.ts";
import { ownChecks } from "./own-checks.ts";
import { ownRulePattern } from "./own-rule-id.ts";
import { demandable, requiredFigures } from "./requirements.ts";
import type { Rule } from "./rule.ts";

const share = { type: "string", pattern: "^\\d+(\\.\\d+)?\\s*%?(\\.\\.\\d+(\\.\\d+)?)?\\s*%$" };

const texts = { type: "array", items: { type: "string" } };

const demands = Object.fromEntries(
  requiredFigures.map((figure) => [
    figure,
    {
      description: `${demandable[figure].title}: an operator and ${demandable[figure].unit === "share" ? "a share, 0 to 1 or per cent" : "a number"}.`,
      type: "string",
      pattern: demandPattern,
    },
  ]),
);

const requireSchema = {
  description:
    "What the figures of each map must reach; `mlmap check` fails where one does not. A range counts with its middle.",
  type: "object",
  additionalProperties: false,
  properties: {
    ...demands,
    states: {
      description: "The same for targets and platforms, by their id.",
      type: "object",
      additionalProperties: { type: "object", additionalProperties: false, properties: demands },
    },
  },
};

const severitiesOf = (rules: readonly Rule[]): object => ({
  type: "object",
  additionalProperties: false,
  patternProperties: { [ownRulePattern]: { description: "A rule of the team's own.", enum: severities } },
  properties: Object.fromEntries([
    ...rules.map((r) => [r.id, { description: r.title, enum: severities, default: r.severity }]),
    ...Object.entries(ownChecks).map(([id, check]) => [
      id,
      { description: check.title, enum: severities, default: check.severity },
    ]),
  ]),
});

const colour = { type: "string", pattern: "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$" };

/** Colours by level, as the configuration and the editor's setting write them. */
export function paletteSchema(more: object): object {
  const own = (level: LevelOrUnrated): object => ({
    description: `Colour of ${level} steps; border and text are chosen to fit unless given.`,
    anyOf: [
      colour,
      {
        type: "object",
        required: ["fill"],
        additionalProperties: false,
        properties: { fill: colour, border: colour, text: colour },
      },
    ],
  });
  const properties = { ...Object.fromEntries(levelsAndUnrated.map((level) => [level, own(level)])), ...more };
  return { type: "object", additionalProperties: false, properties };
}

/** JSON Schema of `mlmap.config.json`, made from the rules so that it can't fall behind them. */
export function configSchema(rules: readonly Rule[]): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Settings of ML process maps",
    description: "How a team wants its .mlflow maps judged and drawn; the nearest file upwards from a map counts.",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string" },
      extends: {
        description:
          "Shared configurations that this one builds on, as paths from this file; a later one wins, this one last.",
        anyOf: [{ type: "string" }, texts],
      },
      plugins: {
        description:
          "Modules with rules of the team's own, as paths from this file. An editor runs them in trusted workspaces only.",
        anyOf: [{ type: "string" }, texts],
      },
      rules: { description: "Severity by lint rule; a rule that is left out keeps its own.", ...severitiesOf(rules) },
      overrides: {
        description: "Other rules for some maps, some states or both; the last entry that fits wins.",
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          anyOf: [{ required: ["files"] }, { required: ["states"] }],
          properties: {
            files: {
              description: "Paths as in .gitignore, relative to this file's folder.",
              anyOf: [{ type: "string" }, texts],
            },
            states: {
              description: "`current`, or ids of targets and platforms: findings in these states.",
              anyOf: [{ type: "string" }, texts],
            },
            rules: severitiesOf(rules),
            require: requireSchema,
          },
        },
      },
      require: requireSchema,
      theme: { description: "Theme of pictures where none is asked for.", enum: themes, default: "light" },
      palette: {
        description:
          "Own colours of the levels in pictures, pages and the preview; high contrast keeps its own. Text must read on them.",
        ...paletteSchema({ dark: { description: "The same for dark ground.", ...paletteSchema({}) } }),
      },
      currency: { description: "Currency of maps that name none.", type: "string", pattern: "^[A-Z]{3}$" },
      assume: {
        description: "Assumptions of maps that make none themselves.",
        type: "object",
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(
            levels.map((level) => [
              level,
              { ...share, description: `Share of the effort that stays when a step is ${level}.` },
            ]),
          ),
          discount: { ...share, description: "Discount rate a year." },
          capture: { ...share, description: "Share of the saved money that becomes cash." },
          ramp: {
            description: "Time until the full saving.",
            type: "string",
            pattern: "^\\d+(\\.\\d+)?(min|h|d|w|mo)(\\.\\.\\d+(\\.\\d+)?(min|h|d|w|mo))?$",
          },
        },
      },
      ignore: {
        description: "Paths that a search for maps leaves out, as in .gitignore, relative to this file's folder.",
        anyOf: [{ type: "string" }, texts],
      },
    },
  };
}

import { levels } from "../model/level.ts";
import { severities, themes } from "./config.ts";
import { silenceChecks } from "./lint.ts";
import type { Rule } from "./rule.ts";

const share = { type: "string", pattern: "^\\d+(\\.\\d+)?\\s*%?(\\.\\.\\d+(\\.\\d+)?)?\\s*%$" };

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
      rules: {
        description: "Severity by lint rule; a rule that is left out keeps its own.",
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries([
          ...rules.map((r) => [r.id, { description: r.title, enum: severities, default: r.severity }]),
          ...Object.entries(silenceChecks).map(([id, severity]) => [id, { enum: severities, default: severity }]),
        ]),
      },
      theme: { description: "Theme of pictures where none is asked for.", enum: themes, default: "light" },
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
        type: "array",
        items: { type: "string" },
      },
    },
  };
}

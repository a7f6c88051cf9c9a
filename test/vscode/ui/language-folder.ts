/** The folder of small maps that the walk through the language's help writes in. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Its name begins with the letter that puts it above the other folders. */
export const folder = "a-writing";

export const ways = `import "./team.mlflow"

map "Ways"

process collect "Collect" by ds is semi-automated
process label "Label" by ds is manual {
  effort 2h
  runs 4 per month
}
process train "Train" by mle is non-repeatable

collect -> label -> train

target soon "Soon" {
  change train is semi-automated
}
`;

const files: Readonly<Record<string, string>> = {
  "ways.mlflow": ways,
  "team.mlflow": 'actor ds "Data scientist"\nactor mle "ML engineer"\n',
  "ops.mlflow": 'actor operator "Operator"\n',
  "rules/mlmap.config.json": '{\n  "rules": {\n    \n  }\n}\n',
};

/** Writes the folder anew. */
export function writeFolder(workspace: string): void {
  mkdirSync(join(workspace, folder, "rules"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, folder, name), text);
}

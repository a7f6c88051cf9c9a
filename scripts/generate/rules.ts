/**
 * Writes what is made from the lint rules and the figures themselves: a page a rule and their list in docs/rules, the page
 * of the figures, and the setting for severities in package.json. A test fails when any of them falls behind.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { severities } from "../../src/analysis/config.ts";
import { paletteSchema } from "../../src/analysis/config-schema.ts";
import { figures, ownChecks, type Rule, rules } from "../../src/analysis/index.ts";
import type { OwnCheck } from "../../src/analysis/own-checks.ts";
import { noFix } from "../../src/analysis/rules/no-fix.ts";

const root = join(import.meta.dirname, "../..");
const pagesFolder = "docs/rules";

/** Path from the root of the repository → text. */
export function generatedFromAnalysis(): ReadonlyMap<string, string> {
  return new Map([
    ...rules.map((rule) => [`${pagesFolder}/${rule.id}.md`, rulePage(rule)] as const),
    ...Object.entries(ownChecks).map(([id, check]) => [`${pagesFolder}/${id}.md`, checkPage(id, check)] as const),
    [`${pagesFolder}/README.md`, rulesIndex()],
    ["docs/figures.md", figuresPage()],
    ["package.json", packageWithSetting(readFileSync(join(root, "package.json"), "utf8"))],
  ]);
}

/** Pages of rules that are no longer there. */
export function leftOverPages(): readonly string[] {
  const wanted = generatedFromAnalysis();
  if (!existsSync(join(root, pagesFolder))) return [];
  return readdirSync(join(root, pagesFolder))
    .map((name) => `${pagesFolder}/${name}`)
    .filter((path) => !wanted.has(path));
}

const note = "<!-- Made from the rule itself by `npm run generate`; edit src/analysis instead. -->\n";

function rulePage(rule: Rule): string {
  const example = rule.severity === "error" ? "warning" : "error";
  return `${note}
# ${rule.title}

\`${rule.id}\` · ${rule.severity === "off" ? "off unless it is turned on" : `${rule.severity} unless it is set otherwise`}${rule.fix ? " · has a quick fix" : ""}

${rule.why}

## Finds it here

\`\`\`mlflow
${rule.wrong.trimEnd()}
\`\`\`

## Mended

\`\`\`mlflow
${rule.right.trimEnd()}
\`\`\`

## Silence it, set it

On the line or above it, always with a reason: \`// lint-ignore ${rule.id}: the reason\`.
For a whole team in \`mlmap.config.json\`, with \`error\`, \`warning\`, \`info\`, \`hint\` or \`off\`:

\`\`\`json
{ "rules": { "${rule.id}": "${example}" } }
\`\`\`
`;
}

function checkPage(id: string, { severity, title, why }: OwnCheck): string {
  return `${note}
# ${title}

\`${id}\` · ${severity} unless it is set otherwise

${why}
`;
}

function rulesIndex(): string {
  const row = (id: string, severity: string, title: string): string =>
    `| [\`${id}\`](${id}.md) | ${severity} | ${title} | ${id in noFix ? `no: ${noFix[id]}` : "yes"} |`;
  return `${note}
# What the linter finds

\`mlmap explain RULE\` prints the same pages. Severities are set in \`mlmap.config.json\` or, for one person, in the editor's
setting \`mlProcessMaps.rules\`.

| rule | default | finds | quick fix |
| --- | --- | --- | --- |
${rules.map((r) => row(r.id, r.severity, r.title)).join("\n")}

And about the configuration and \`lint-ignore\` itself:

| rule | default | finds | quick fix |
| --- | --- | --- | --- |
${Object.entries(ownChecks)
  .map(([id, check]) => row(id, check.severity, check.title))
  .join("\n")}
`;
}

/** A value of a worked example, short: `9.5`, `12 to 78`, `npv 27000, roi 0.6, paybackMonth 9`. */
function valueText(value: unknown): string {
  if (typeof value === "number") return String(Math.round(value * 10_000) / 10_000);
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return "";
  const facts = value as Readonly<Record<string, unknown>>;
  if (typeof facts["min"] === "number" && typeof facts["max"] === "number")
    return facts["min"] === facts["max"]
      ? valueText(facts["min"])
      : `${valueText(facts["min"])} to ${valueText(facts["max"])}`;
  return Object.entries(facts)
    .filter(([, part]) => typeof part !== "object" || (part !== null && "min" in part))
    .map(([name, part]) => (name === "value" ? valueText(part) : `${name} ${valueText(part)}`))
    .join(", ");
}

/** Figure, unit, what was worked out by hand: each row is a test, which fails where the program gives something else. */
function checkTable(): string {
  const rows = figures.map(
    (f) => `| [${f.title}](#${anchor(f.title)}) | ${f.unit} | ${valueText(f.example.value) || "see its example"} |`,
  );
  return ["| figure | unit | by hand, as tested |", "|---|---|---|", ...rows].join("\n");
}

const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, "")
    .replaceAll(" ", "-");

function figuresPage(): string {
  const section = figures.map(
    (f) => `## ${f.title}

Unit: ${f.unit}.

${f.formula}

*${f.source}*

Worked by hand${f.example.state === undefined ? "" : `, state \`${f.example.state}\``}:

\`\`\`mlflow
${f.example.map.trimEnd()}
\`\`\`

${f.example.workings}
`,
  );
  return `${note.replace("the rule itself", "the figures themselves")}
# Figures

A figure that can't be known is absent, never 0. Every figure says on how much of the map it rests, and one that was in part
assumed is marked wherever it is shown. Ranges stay ranges: worst and best.

## How they are checked

Each figure has an example that was worked out by hand, below; a test reckons it anew. The lead time with decisions and rework is also
walked 200,000 times, and the three-year case also added up month by month in a sheet; both agree. For hundreds of made-up maps
it holds that one more manual step never raises the score, that a state saves nothing against itself, that the order of
declarations does not matter, that a range holds what its middles give, that P10 ≤ P50 ≤ P90, and that a platform that costs more is
never worth more.

${checkTable()}

${section.join("\n")}`;
}

function packageWithSetting(text: string): string {
  const manifest = JSON.parse(text) as {
    contributes: { configuration: { properties: Record<string, unknown> } };
  };
  const level = (id: string, title: string, severity: string): [string, object] => [
    id,
    { type: "string", enum: severities, default: severity, description: title },
  ];
  manifest.contributes.configuration.properties["mlProcessMaps.rules"] = {
    type: "object",
    scope: "resource",
    default: {},
    additionalProperties: false,
    markdownDescription:
      "Severity of each lint rule; one that is left out keeps its own. A team's `mlmap.config.json` wins over this setting.",
    properties: Object.fromEntries([
      ...rules.map((r) => level(r.id, r.title, r.severity)),
      ...Object.entries(ownChecks).map(([id, check]) => level(id, check.title, check.severity)),
    ]),
  };
  manifest.contributes.configuration.properties["mlProcessMaps.palette"] = {
    scope: "window",
    default: {},
    markdownDescription:
      'Own colours of the levels in the preview and its exports, such as `{ "manual": "#D6336C" }`; `dark` holds others for dark themes, high contrast keeps its own. A team\'s `mlmap.config.json` wins over this setting.',
    ...paletteSchema({ dark: { description: "The same for dark themes.", ...paletteSchema({}) } }),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Brings every generated file up to date and takes left-over pages out. */
export function writeGeneratedFromAnalysis(): void {
  for (const [path, text] of generatedFromAnalysis()) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
  }
  for (const path of leftOverPages()) rmSync(join(root, path));
}

if (import.meta.main) writeGeneratedFromAnalysis();

/**
 * Writes what is made from the lint rules and the figures themselves: a page a rule and their list in docs/rules, the page
 * of the figures, and the setting for severities in package.json. A test fails when any of them falls behind.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { severities } from "../../src/analysis/config.ts";
import { figures, type Rule, rules, silenceChecks } from "../../src/analysis/index.ts";

const root = join(import.meta.dirname, "../..");
const pagesFolder = "docs/rules";

/** Path from the root of the repository → text. */
export function generatedFromAnalysis(): ReadonlyMap<string, string> {
  return new Map([
    ...rules.map((rule) => [`${pagesFolder}/${rule.id}.md`, rulePage(rule)] as const),
    ...Object.keys(silenceChecks).map((id) => [`${pagesFolder}/${id}.md`, silencePage(id)] as const),
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

const aboutSilences: Record<keyof typeof silenceChecks, { title: string; why: string }> = {
  "silence-without-reason": {
    title: "A silence without a reason",
    why: "Whoever reads `lint-ignore` next year wants to know why. Write it behind a colon: `// lint-ignore manual-step: gone with the tracking server`.",
  },
  "needless-silence": {
    title: "A silence that silences nothing",
    why: "The finding is gone, or stands on another line. A silence that is left over would hide the next one: take it out.",
  },
  "silence-of-unknown-rule": {
    title: "A silence of a rule that does not exist",
    why: "The name after `lint-ignore` is no rule, so nothing is silent. The message names the rule that was probably meant.",
  },
};

function silencePage(id: string): string {
  const { title, why } = aboutSilences[id as keyof typeof silenceChecks];
  const severity = silenceChecks[id as keyof typeof silenceChecks];
  return `${note}
# ${title}

\`${id}\` · ${severity} unless it is set otherwise

${why}
`;
}

function rulesIndex(): string {
  const row = (id: string, severity: string, title: string, fix: boolean): string =>
    `| [\`${id}\`](${id}.md) | ${severity} | ${title} | ${fix ? "yes" : ""} |`;
  return `${note}
# What the linter finds

\`mlmap explain RULE\` prints the same pages. Severities are set in \`mlmap.config.json\` or, for one person, in the editor's
setting \`mlProcessMaps.rules\`.

| rule | default | finds | quick fix |
| --- | --- | --- | --- |
${rules.map((r) => row(r.id, r.severity, r.title, r.fix !== undefined)).join("\n")}

And about \`lint-ignore\` itself:

| rule | default | finds | quick fix |
| --- | --- | --- | --- |
${Object.entries(silenceChecks)
  .map(([id, severity]) => row(id, severity, aboutSilences[id as keyof typeof silenceChecks].title, false))
  .join("\n")}
`;
}

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
      ...Object.entries(silenceChecks).map(([id, severity]) =>
        level(id, aboutSilences[id as keyof typeof silenceChecks].title, severity),
      ),
    ]),
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

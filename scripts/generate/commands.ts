/**
 * docs/commands.md and schemas/config.json, made from the command line and the rules themselves. Run:
 * `node scripts/generate/commands.ts`; a test fails while they are out of step.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command, Option } from "commander";
import { configSchema } from "../../src/analysis/config-schema.ts";
import { demandable, requiredFigures } from "../../src/analysis/requirements.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import type { Io } from "../../src/cli/io.ts";
import { program } from "../../src/cli/program.ts";

const root = join(import.meta.dirname, "../..");

/** Path from the root of the repository → text. */
export function generatedFromCommands(): ReadonlyMap<string, string> {
  return new Map([
    ["docs/commands.md", page()],
    ["schemas/config.json", `${JSON.stringify(configSchema(rules), null, 2)}\n`],
  ]);
}

function page(): string {
  const said: string[] = [];
  const nothing = (): never => {
    throw new Error("Help needs nothing of the machine.");
  };
  const io: Io = {
    cwd: root,
    env: {},
    readInput: nothing,
    out: (text) => void said.push(String(text)),
    err: nothing,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    assets: { font: nothing, resvg: nothing },
  };
  const plain = (text: string): string => text;
  const paint = { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, green: plain };
  const mlmap = program({ io, paint }, () => {});
  const commands = mlmap.commands.filter((c) => c.name() !== "help");
  const table = commands.map((c) => `| [\`${c.name()}\`](#mlmap-${c.name()}) | ${c.summary()} |`).join("\n");
  return `<!-- Made from the command line itself by scripts/generate/commands.ts. Change it there. -->

# The command line

\`mlmap\` draws, checks and counts maps without an editor, a browser, a network or an account: the same code as the preview.

    npm install --global ml-process-maps
    mlmap render map.mlflow -o map.svg

\`FILE\` is a map, \`-\` is standard input, a folder means every map under it (\`.gitignore\` respected). Results go to standard
output or to the file that \`-o\` names, which is replaced in one step; problems and progress go to standard error. Colour
only on a terminal, and never with \`NO_COLOR\` or \`--no-color\`.

| command | does |
|---|---|
${table}

| exit status | means |
|---|---|
| 0 | fine |
| 1 | the map has errors, or more findings than were allowed |
| 2 | the call is wrong or a file can't be read |
| 3 | a bug of ours, with what to report |

A map with errors is checked and told, but never drawn, counted or exported: half a picture would pass for a whole one.

${commands.map((c) => section(c, said)).join("\n")}
## Settings: mlmap.config.json

The nearest file of this name upwards from a map counts. Unknown settings and rules are errors, with a "did you mean".
Editors that know its schema (\`schemas/config.json\`) complete and check it.

\`\`\`json
{
  "extends": "../shared/mlmap.config.json",
  "rules": { "manual-step": "error", "absent-step": "off" },
  "overrides": [
    { "files": ["drafts/", "*-sketch.mlflow"], "rules": { "no-actor": "off" } },
    { "states": ["y2027"], "rules": { "no-interface": "error" } }
  ],
  "require": {
    "score": ">= 0.4",
    "manualHoursPerMonth": "<= 120",
    "states": { "y2027": { "score": ">= 70%" } }
  },
  "theme": "print",
  "currency": "EUR",
  "assume": { "semi-automated": "40%", "capture": "40%..60%", "ramp": "9mo" },
  "ignore": ["drafts/"]
}
\`\`\`

| setting | means |
|---|---|
| \`rules\` | severity by rule: \`error\`, \`warning\`, \`info\`, \`hint\` or \`off\`; a rule that is left out keeps its own. \`mlmap explain\` lists them |
| \`extends\` | one or several shared files of this kind, as paths from this file. What a later one says wins, and this file over all; lists are joined |
| \`plugins\` | modules with rules of the team's own, as paths from this file; see below |
| \`overrides\` | other \`rules\` (and \`require\`) for maps whose paths fit \`files\` (as in \`.gitignore\`), other \`rules\` for findings in \`states\`; the last entry that fits wins |
| \`require\` | what each map must reach, for the map as it is now and, under \`states\`, for targets and platforms; see below |
| \`theme\` | theme of pictures where none is asked for: \`light\`, \`dark\`, \`contrast\`, \`contrast-light\` or \`print\` |
| \`palette\` | own colours of the levels; see below |
| \`currency\` | currency of maps that name none |
| \`assume\` | what maps assume that say nothing else: share of the effort that stays at a level, \`discount\`, \`capture\`, \`ramp\` |
| \`ignore\` | paths that a search for maps leaves out, as in \`.gitignore\`, relative to the file |

### Colours of your own

\`palette\` gives levels other colours in every picture, page, report and in the preview (there also by the setting
\`mlProcessMaps.palette\`). A level takes a colour, or \`fill\`, \`border\` and \`text\`; border and text are chosen to fit where they
are left out. \`dark\` holds others for dark ground; the two themes of high contrast keep their own.

\`\`\`json
{ "palette": { "automated": "#2E7D32", "manual": { "fill": "#F8D7DA", "border": "#B02A37" }, "dark": { "manual": "#8E1B3A" } } }
\`\`\`

A text that does not read on its fill (a contrast under 4.5) is an error that names a better one. Two levels that look alike,
also to people who do not see red, green or blue, are a warning: then only their marks tell them apart.

### Requirements

\`require\` keeps automation from sliding back: a map that misses a demand has an error (\`below-requirement\`, at the head of the
map or of its target), so \`mlmap check\` ends with 1, and every report and the editor show it. An operator (\`>=\`, \`<=\`, \`>\`,
\`<\`, \`=\`) and a number for any of these figures:

${requiredFigures.map((f) => `- \`${f}\`: ${lowerFirst(demandable[f].title)}${demandable[f].unit === "share" ? ", 0 to 1 or per cent" : ""}`).join("\n")}

A range counts with its middle, a share in hundredths, as it is shown. A figure that can't be known misses its demand. A map without any process, which only declares
roles or questions for others, and a state that a map does not have are not judged. A shared file may demand less and a team's
own file more: the nearer demand for the same figure and state counts.

### Rules of your own

A module that \`plugins\` names exports a rule or a list of rules. \`check\` is given the map as plain data (\`schemas/export.json\`
describes it) and all its states, the map as it is now first, and yields findings: a message, and the \`source\` of what it is about.

\`\`\`js
export default {
  id: "team/no-wiki",
  severity: "warning",
  title: "The wiki is to be switched off",
  *check({ states: [now] }) {
    for (const step of now.steps)
      if (step.interfaces?.includes("wiki"))
        yield { message: \`“\${step.title}” goes through the wiki, which is to be switched off.\`, source: step.source, step: step.id };
  },
};
\`\`\`

Its id begins with a name of your own and a slash; severities and \`lint-ignore\` take it like ours. A finding that names a
\`step\` and no \`source\` stands at the step. \`why\`, \`wrong\` and \`right\` (two maps) make its page for \`mlmap explain\` and SARIF;
\`fix(finding, { map, states })\` may offer quick fixes, each a \`title\` and a list of \`edits\`, such as
\`{ do: "set-level", process: "train", level: "automated" }\`. A rule that fails on a map is an error of that map (\`failed-rule\`)
with the line of the module; the other rules are not touched by it. One that runs for more than two seconds on a map, in an
endless loop say, is stopped, and not run again until its module is saved; so is a module that takes more than five to load.
What it finds and offers is plain data. What it prints goes to standard error, in an editor to the server's log.

The command line runs such modules as it finds them in the repository: check no repository that you do not trust. VS Code runs
them once you trust the workspace, and reads a module again, with what it imports, when it is saved; in a browser there is no disk
to load them from. Each module has a thread of its own; that is no wall against ill will. Other editors say \`"initializationOptions": { "trusted": true }\`.

## For scripts

What these print is promised by JSON Schemas in the package; keys may be added, none is renamed. Lines and columns of
\`check\` begin at 1, columns count UTF-16 units. A figure that can't be known is \`null\`, never 0.

| command | schema |
|---|---|
| \`mlmap check --format json\` | \`schemas/check.json\` |
| \`mlmap compare --format json\` | \`schemas/compare.json\` |
| \`mlmap history --format json\` | \`schemas/history.json\` |
| \`mlmap export -o map.json\` | \`schemas/export.json\` |
| \`mlmap figures --format json\` | \`schemas/figures.json\` |
| \`mlmap rank --format json\` | \`schemas/rank.json\` |

In an SVG each element is a \`<g>\` with \`data-id\` and \`data-kind\` (\`process\`, \`decision\`, \`start\`, \`end\`, \`data\`, \`phase\`, \`lane\`), a process
with \`data-level\` too; a flow is a \`<g data-kind="flow" data-from data-to>\`; the legend is \`<g data-kind="legend">\`.
A flow through steps that a view hides has \`data-through\`, their number. With the layer of data, what a step does with a data set is a
\`<g data-kind="data-flow" data-use="reads|writes|both">\`, a sheet's end of it \`data:ID\`; with that of interfaces, each interface of a step is a
\`<g data-kind="interface" data-id>\` in the step's group. Text is text.

## In a pipeline

A GitHub action, a GitLab template and hooks for pre-commit are in this repository: [maps in a pipeline](ci.md). By hand:

\`\`\`yaml
- run: npx ml-process-maps check --format github --max-warnings 0
\`\`\`

A code-scanning page: \`mlmap check --format sarif -o maps.sarif\`. A team that begins with many findings writes them down once and
is then told only what is new, wherever the old ones move:

    mlmap check --baseline mlmap-baseline.json --update-baseline
    mlmap check --baseline mlmap-baseline.json --max-warnings 0
`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const inTable = (text: string): string => text.replaceAll("|", "\\|");

function section(command: Command, said: string[]): string {
  said.length = 0;
  command.outputHelp();
  const examples = said.join("").split("Examples:\n")[1]?.trimEnd() ?? "";
  const args = command.registeredArguments.map((a) =>
    a.required ? ` <${a.name()}${a.variadic ? "..." : ""}>` : ` [${a.name()}${a.variadic ? "..." : ""}]`,
  );
  const options = command.options.filter((o) => o.long !== "--no-color").map(optionRow);
  return `## mlmap ${command.name()}

    mlmap ${command.name()}${args.join("")}${options.length > 0 ? " [options]" : ""}

${command.description()}
${options.length > 0 ? `\n| option | |\n|---|---|\n${options.join("\n")}\n` : ""}
${exampleBlock(examples)}
`;
}

function optionRow(option: Option): string {
  const usual =
    option.defaultValue === undefined || option.defaultValue === false
      ? ""
      : ` (\`${String(option.defaultValue)}\` if left out)`;
  return `| \`${inTable(option.flags)}\` | ${inTable(option.description)}${usual} |`;
}

/** Pairs of a command and what it does, as lines of a shell script. */
function exampleBlock(examples: string): string {
  const lines = examples.split("\n").filter((line) => line.trim() !== "");
  const pairs: string[] = [];
  for (let i = 0; i + 1 < lines.length; i += 2) pairs.push(`# ${lines[i + 1]?.trim()}\n${lines[i]?.trim()}`);
  return `\`\`\`sh\n${pairs.join("\n\n")}\n\`\`\``;
}

/** Brings both files up to date. */
export function writeGeneratedFromCommands(): void {
  for (const [path, text] of generatedFromCommands()) writeFileSync(join(root, path), text);
}

if (import.meta.main) writeGeneratedFromCommands();

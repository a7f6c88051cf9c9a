/** Whole constructs to fill in, in the syntax of snippets. */
import { levels } from "../../../model/level.ts";
import { periods } from "../../../model/quantity.ts";

const level = levels.join(",");

const byWord: Readonly<Record<string, string>> = {
  map: 'map "${1:Title}" {\n  lanes ${2|phases,actors,none|}\n}\n$0',
  import: 'import "${1:./other.mlflow}"$0',
  actor: 'actor ${1:name} "${2:Title}"$0',
  interface: 'interface ${1:name} "${2:Title}" { kind ${3|ui,library,api,cli|} }$0',
  data: 'data ${1:name} "${2:Title}"$0',
  start: 'start ${1:name} "${2:Title}"$0',
  end: 'end ${1:name} "${2:Title}"$0',
  phase: 'phase ${1:name} "${2:Title}" {\n  $0\n}',
  process: `process \${1:name} "\${2:Title}" by \${3:actor} is \${4|${level}|}$0`,
  decision: 'decision ${1:name} "${2:Question?}" by ${3:actor}$0',
  target: `target \${1:name} "\${2:Title}" {\n  change \${3:step} is \${4|${level}|}$0\n}`,
  platform: `platform \${1:name} "\${2:Title}" for \${3:target} {\n  rate \${4:process} is \${5|${level}|} "\${6:Why}"$0\n}`,
  questionnaire:
    'questionnaire ${1:name} "${2:Title}" {\n  group ${3:name} "${4:Title}" {\n    question ${5:name} "${6:Text?}"$0\n  }\n}',
  view: 'view ${1:name} "${2:Title}" { show ${3|phase,actor,interface,data,level,step,from,to|} ${4:name} }$0',
  group: 'group ${1:name} "${2:Title}" {\n  question ${3:name} "${4:Text?}"$0\n}',
  question: 'question ${1:name} "${2:Text?}"$0',
  change: `change \${1:step} is \${2|${level}|}$0`,
  remove: 'remove ${1:step} "${2:Why}"$0',
  extend: `extend \${1:phase} {\n  process \${2:name} "\${3:Title}" is \${4|${level}|}$0\n}`,
  rate: `rate \${1:process} is \${2|${level}|} "\${3:Why}"$0`,
  answer: 'answer ${1:group}.${2:question} ${3|🟢,🟡,🔴|} "${4:Why}"$0',
  runs: `runs \${1:1} per \${2|${periods.join(",")}|}$0`,
  effort: "effort ${1:4h}$0",
  wait: "wait ${1:1d}$0",
  measured: 'measured "${1:Source}" on ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}$0',
  estimated: 'estimated "${1:Source}" on ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}$0',
  note: 'note "${1:Text}"$0',
  purpose: 'purpose "${1:Why it exists}"$0',
  link: 'link "${1:https://}" "${2:Text}"$0',
  setup: "setup ${1:20d} by ${2:actor}$0",
  upkeep: "upkeep ${1:12h} per ${2|month,week,year|} by ${3:actor}$0",
};

/** The construct that a word begins in a block; undefined where the word alone says it all. */
export function constructs(word: string, block: string): string | undefined {
  if (word === "cost") {
    return block === "platform" ? "cost ${1:1000} ${2:EUR} per ${3|month,year|}$0" : "cost ${1:80} ${2:EUR} per hour$0";
  }
  return byWord[word];
}

import type { Process, ProcessMap, State, Step } from "../../model/process-map.ts";
import { processesOf } from "./walk.ts";

/**
 * What a step is about can only be told by its words. They are looked for in English and German; a map in another
 * language is not judged rather than misjudged.
 */
export const practice = {
  /** Putting a model to work. */
  deploy:
    /\bdeploy(s|ing|ment)?\b|\broll(s|ing)?[ -]?out\b|\bgo(es|ing)?[ -]?live\b|\b(in)?to production\b|\brelease the (model|service)\b|\bserv(e|es|ing) (predictions|the model)\b|ausroll|bereitstell|inbetriebnahme|in betrieb nehmen/iu,
  /** Using the one that was put to work. */
  serve: /\bserv(e|es|ing)\b/iu,
  /** Looking after a model at work. */
  monitor:
    /\bmonitor|\bobserv|\bdrift|\balert|\bwatch|\btelemetry|\btrack(s|ing)? .*\b(performance|predictions?|production)|\bmetrics after|\bin use\b|überwach|beobacht/iu,
  label: /\blabel(s|l?ing)?\b|\bannotat(e|es|ing|ion)\b|\bbeschrift|\bannotier|\blabeln\b/iu,
  checkedLabels:
    /\bagree|\badjudicat|\bconsensus|\bkappa\b|\bgold\b|\b(check|review|verif|correct|audit|curat)\w*|\bquality|\bsecond (look|opinion|pair)|\bdouble|\blook at\b|prüf|kontroll|vier[- ]augen|übereinstimm/iu,
  train: /\b(re)?train(s|ing)?\b(?! (set|data|and evaluation sets|the (team|users|staff)))|\bfine-?tun|\btrainier/iu,
  versioned:
    /\bversion|\btrack|\bregistry|\bregister|\bdvc\b|\bgit\b|\brepo|\bseed|\breproduc|\bsnapshot|\blineage|\bmlflow\b|\bcommit|\bexperiment log|\bdocker|\bpipeline|\bmetadata|reproduzier|nachvollzieh/iu,
  wayBack:
    /\broll(s|ed|ing)?[ -]?back|\brevert|\bfall(s|ing)?[ -]?back|\bcanary|\bshadow|\bblue[- /]green|\b(previous|last|old) (model|version|release)|\brestore|\bstep by step|\bgradual|\bstaged|\ba\/b\b|\bchampion|zurück(rollen|nehmen|dreh)|stufenweise/iu,
} as const;

/** Processes that are done today and whose name or title says so. */
export function doneSteps(state: State, words: RegExp): readonly Process[] {
  return processesOf(state).filter((p) => p.level !== "absent" && isAbout(p, words));
}

export function isAbout(step: Step, words: RegExp): boolean {
  return words.test(step.title) || words.test(step.id.replaceAll("-", " "));
}

/** All that is said of a step: what it reads and writes and goes through, too. */
function wordsOf(step: Step, state: State): string {
  const said = [step.id.replaceAll("-", " "), step.title, ...step.notes];
  if (step.kind !== "process") return said.join("\n");
  const titles = (ids: readonly string[], all: readonly { id: string; title: string }[]): readonly string[] =>
    all.flatMap(({ id, title }) => (ids.includes(id) ? [id, title] : []));
  return [
    ...said,
    step.purpose ?? "",
    step.levelReason ?? "",
    ...titles(step.interfaces, state.interfaces),
    ...titles([...step.reads, ...step.writes], state.data),
  ].join("\n");
}

/** Whether anything in the state, whoever does it and however well, speaks of it; the map's own notes count too. */
export function speaksOf(state: State, words: RegExp, map?: ProcessMap, but: readonly Step[] = []): boolean {
  if (map?.notes.some((note) => words.test(note))) return true;
  return (
    state.steps.some((step) => !but.includes(step) && words.test(wordsOf(step, state))) ||
    state.flows.some((flow) => flow.label !== undefined && words.test(flow.label))
  );
}

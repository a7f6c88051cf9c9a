import { levels } from "../../src/model/level.ts";
import type { Actor, Flow, Phase, ProcessMap, Step } from "../../src/model/process-map.ts";
import { aMap, someSettings } from "./map.ts";

/** Numbers from a seed (mulberry32): the same on every machine. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface MapWishes {
  readonly seed: number;
  readonly nodes: number;
  /** Phases inside phases. */
  readonly nested?: boolean;
  /** No phases at all. */
  readonly plain?: boolean;
  /** Titles of any script, very long, without blanks, with direction marks. */
  readonly odd?: boolean;
  /** Flows that say whole sentences, with shares. */
  readonly wordy?: boolean;
}

const verbs = [
  "Collect",
  "Clean",
  "Label",
  "Train",
  "Tune",
  "Evaluate",
  "Report",
  "Review",
  "Package",
  "Deploy",
  "Monitor",
  "Archive",
  "Compare",
  "Split",
  "Inspect",
];
const things = [
  "documents",
  "raw corpus",
  "model",
  "metrics",
  "release notes",
  "customer feedback",
  "evaluation report",
  "feature table",
  "endpoint",
  "error cases",
  "training configuration for every customer",
];
const questions = [
  "Good enough?",
  "Annotators agree?",
  "Any personal data left in the corpus?",
  "Better than the baseline?",
  "Ready?",
];
const labels = ["yes", "no", "again", "drift", "small change", "only when the customer asks for it", "more data"];
const sentences = [
  "no, because at least one slice is worse than before and the committee wants more data",
  "goes back to the annotators with a note that says which of the documents nobody could agree on",
  "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
  "合意が得られなかった文書の一覧を添えて、アノテーターに差し戻してください",
  "only when the customer has asked for it",
  "yes",
];
const odd = [
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
  "التحقق من البيانات قبل التدريب",
  "モデルを評価してから本番環境に展開するための手順書",
  "Z\u0351\u036b\u0343\u036a\u0302a\u0300l\u0301g\u0302o\u0303 with marks",
  "A title that goes on and on, since nobody told its author that a box holds three lines and that what comes after them is cut",
  "x",
  "🚀🚀🚀 ship it",
  "\u202eright to left override",
  "Ωμέγα και Łódź",
  "",
];

/** A map like those that people write: a main line through phases, decisions, short and long loops, fans, events. */
export function mapFrom(wishes: MapWishes): ProcessMap {
  const random = numbersFrom(wishes.seed * 7919 + wishes.nodes);
  const upTo = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const phaseCount = wishes.plain ? 0 : Math.max(1, Math.round(wishes.nodes / (4 + upTo(4))));
  const phases: Phase[] = [];
  for (let at = 0; at < phaseCount; at++) {
    const parent = wishes.nested && at > 0 && random() < 0.45 ? phases[phases.length - 1]?.id : undefined;
    phases.push({
      kind: "phase",
      id: `p${at}`,
      title: wishes.odd && random() < 0.3 ? pick(odd) : `${pick(verbs)} ${pick(things)}`,
      notes: [],
      links: [],
      ...(parent !== undefined && { parent }),
    });
  }
  const actors: Actor[] = Array.from({ length: 3 + upTo(5) }, (_, at) => ({
    kind: "actor",
    id: `actor${at}`,
    title: `${pick(["Data", "Machine learning", "Product", "Security", "Domain"])} ${pick(["engineer", "scientist", "owner", "expert"])} ${at}`,
    notes: [],
    links: [],
  }));
  const steps: Step[] = [];
  const main: string[] = [];
  const count = Math.max(1, wishes.nodes - 2);
  for (let at = 0; at < count; at++) {
    const phase = phases[Math.min(phases.length - 1, Math.floor((at * phases.length) / count))]?.id;
    const loose = random() < 0.06;
    const isDecision = at > 0 && random() < 0.16;
    const title =
      wishes.odd && random() < 0.4 ? pick(odd) : isDecision ? pick(questions) : `${pick(verbs)} ${pick(things)}`;
    const named = { id: `n${at}`, title, notes: [], links: [], ...(phase !== undefined && !loose && { phase }) };
    const who = Array.from({ length: upTo(3) }, () => pick(actors).id);
    steps.push(
      isDecision
        ? { kind: "decision", ...named, actors: who }
        : { kind: "process", ...named, actors: who, interfaces: [], reads: [], writes: [], level: pick(levels) },
    );
    main.push(named.id);
  }
  const flows: Flow[] = [];
  const seen = new Set<string>();
  const flow = (from: string | undefined, to: string | undefined, label?: string) => {
    if (from === undefined || to === undefined || seen.has(`${from} ${to}`)) return;
    seen.add(`${from} ${to}`);
    flows.push({ from, to, ...(label !== undefined && { label }) });
  };
  for (let at = 0; at + 1 < count; at++) {
    const from = main[at];
    const isDecision = steps[at]?.kind === "decision";
    const fan = !isDecision && random() < 0.08 && at + 3 < count;
    if (fan) {
      flow(from, main[at + 1]);
      flow(from, main[at + 2]);
      flow(main[at + 1], main[at + 3]);
      flow(main[at + 2], main[at + 3]);
      at += 2;
      continue;
    }
    flow(from, main[at + 1], isDecision ? "yes" : undefined);
    if (isDecision) flow(from, main[Math.max(0, at - 1 - upTo(3))], pick(labels));
    if (random() < 0.05) flow(from, main[Math.max(0, at - 4 - upTo(count))], pick(labels));
    if (random() < 0.06)
      flow(from, main[Math.min(count - 1, at + 2 + upTo(6))], random() < 0.5 ? pick(labels) : undefined);
    if (random() < 0.01) flow(from, from, "again");
  }
  const event = (kind: "start" | "end", id: string): Step => ({
    kind,
    id,
    title: wishes.odd ? pick(odd) : kind === "start" ? "Customer brief" : "Model in production",
    notes: [],
    links: [],
  });
  if (wishes.nodes > 2) {
    steps.unshift(event("start", "begin"));
    steps.push(event("end", "done"));
    flow("begin", main[0]);
    flow(main[count - 1], "done");
    if (random() < 0.3) flow(main[upTo(count)], "done", "stop");
  }
  const said = wishes.wordy
    ? flows.map((one): Flow => {
        if (one.label === undefined && random() < 0.5) return one;
        const share = 5 + upTo(90);
        return {
          ...one,
          label: pick(sentences),
          ...(random() < 0.5 && { share: { min: share / 100, max: share / 100 } }),
        };
      })
    : flows;
  return { ...aMap({ steps, phases, actors, settings: someSettings() }), flows: said };
}

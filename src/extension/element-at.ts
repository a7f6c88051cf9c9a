import type { Elements, ProcessMap, SourceRange } from "../model/process-map.ts";

/**
 * Id of the step or phase that a place in the text is about: the innermost declaration or change around it, else the
 * step whose name stands there (in a flow, a rating …). `word` is the name at the place, if there is one.
 */
export function elementAt(map: ProcessMap, offset: number, word: string | undefined): string | undefined {
  const all = [map, ...map.targets.map((target) => target.adds)];
  const drawn = all.flatMap((elements: Elements) => [...elements.steps, ...elements.phases]);
  if (word !== undefined) {
    const steps = all.flatMap((elements) => elements.steps);
    // On a flow's line the name under the cursor is the subject, wherever the flow stands.
    const flow = all.flatMap((elements) => elements.flows).some((f) => f.source && holds(f.source, offset, map.uri));
    if (flow && steps.some((step) => step.id === word)) return word;
  }
  const candidates: { id: string; range: SourceRange }[] = [];
  for (const element of drawn) {
    const range = element.source?.whole;
    if (range && holds(range, offset, map.uri)) candidates.push({ id: element.id, range });
  }
  for (const change of map.targets.flatMap((target) => target.changes)) {
    const range = change.source?.whole;
    if (!range || !holds(range, offset, map.uri)) continue;
    const ids = change.do === "change" ? [change.of] : change.do === "remove-steps" ? change.ids : [];
    const named = ids.find((id) => id === word) ?? ids[0];
    if (named !== undefined) candidates.push({ id: named, range });
  }
  candidates.sort((a, b) => a.range.end - a.range.offset - (b.range.end - b.range.offset));
  const innermost = candidates[0]?.id;
  if (innermost !== undefined) return innermost;
  return word !== undefined && drawn.some((element) => element.id === word) ? word : undefined;
}

function holds(range: SourceRange, offset: number, uri: string): boolean {
  return range.uri === uri && range.offset <= offset && offset <= range.end;
}

import Papa from "papaparse";
import type { Step } from "../model/process-map.ts";
import { levelIn } from "./level-words.ts";
import { durationIn, rateIn, shareIn } from "./loose-quantities.ts";
import type { Sketch, SketchFlow, SketchPhase, SketchStep } from "./sketch.ts";

/** What a column may be headed, in the words of the export and of teams' own tables. */
const headings = {
  id: ["id", "key", "no", "nr", "#"],
  title: ["title", "step", "process", "activity", "task", "name", "schritt", "prozess", "aufgabe", "titel"],
  kind: ["kind", "type", "art", "typ"],
  phase: ["phase", "stage", "group", "area", "bereich"],
  by: ["by", "actor", "actors", "role", "roles", "owner", "who", "responsible", "rolle", "wer", "verantwortlich"],
  via: ["via", "tool", "tools", "interface", "system", "systems", "werkzeug", "werkzeuge"],
  level: ["level", "automation", "automation level", "stufe", "automatisierung", "automatisierungsgrad"],
  why: ["why", "reason", "grund", "warum"],
  effort: ["effort", "time", "work", "duration", "aufwand", "dauer"],
  wait: ["wait", "waiting", "waiting time", "wartezeit"],
  runs: ["runs", "frequency", "how often", "häufigkeit", "wie oft"],
  rework: ["rework", "nacharbeit"],
  reads: ["reads", "input", "inputs", "eingang", "eingabe"],
  writes: ["writes", "output", "outputs", "ergebnis", "ausgabe"],
  purpose: ["purpose", "goal", "zweck", "ziel"],
  next: ["next", "then", "next step", "next steps", "followed by", "successor", "danach", "nächster schritt", "weiter"],
  notes: ["notes", "note", "comment", "comments", "description", "remarks", "notiz", "bemerkung", "beschreibung"],
} as const;
type Column = keyof typeof headings;

const kinds: Readonly<Record<string, Step["kind"]>> = {
  process: "process",
  decision: "decision",
  gateway: "decision",
  start: "start",
  end: "end",
  entscheidung: "decision",
  ende: "end",
};

type Row = { readonly line: number; readonly cell: (column: Column) => string };

/**
 * A table of steps, one a row: as `mlmap export` writes it, or a team's own with columns under other words. Where no column
 * says what comes next, the rows are joined in their order.
 * @throws {Error} One sentence where the table has no column of titles, or no row.
 */
export function readCsv(text: string): Sketch {
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { skipEmptyLines: "greedy" });
  const losses: string[] = parsed.errors
    .filter(({ code }) => code !== "UndetectableDelimiter")
    .map(({ message, row }) => `Row ${(row ?? 0) + 1}: ${message}.`);
  const [head = [], ...lines] = parsed.data;
  const columns = columnsOf(head);
  if (!columns.has("title"))
    throw new Error(
      `The table's first row has no column for the steps' titles: call one \`title\` or \`step\`, and if you like others ${Object.keys(
        headings,
      )
        .filter((c) => c !== "title")
        .map((c) => `\`${c}\``)
        .join(", ")}.`,
    );
  const taken = new Set(columns.values());
  const left = head.filter((name, i) => name.trim() !== "" && !taken.has(i)).map((name) => `\`${name.trim()}\``);
  if (left.length > 0) losses.push(`Columns that a map has no place for were left out: ${left.join(", ")}.`);
  const rows = lines.map(
    (cells, i): Row => ({
      line: i + 2,
      // The apostrophe with which the export keeps a text from being a formula.
      cell: (column) => (cells[columns.get(column) ?? -1] ?? "").trim().replace(/^'(?=[=+@\-\t\r])/, ""),
    }),
  );
  const phases = new Phases();
  const steps = rows.flatMap((row) => stepOf(row, phases, losses));
  if (steps.length === 0) throw new Error("The table has no row with the title of a step.");
  const flows = columns.has("next") ? namedFlows(rows, steps, losses) : inOrder(steps, losses);
  return { phases: phases.all, steps, flows, losses };
}

function columnsOf(head: readonly string[]): ReadonlyMap<Column, number> {
  const words = head.map((name) => name.trim().toLowerCase());
  const found = new Map<Column, number>();
  for (const [column, names] of Object.entries(headings) as [Column, readonly string[]][]) {
    const at = names.map((name) => words.indexOf(name)).find((i) => i >= 0 && ![...found.values()].includes(i));
    if (at !== undefined) found.set(column, at);
  }
  return found;
}

function stepOf({ line, cell }: Row, phases: Phases, losses: string[]): readonly SketchStep[] {
  const title = cell("title");
  if (title === "") {
    losses.push(`Row ${line} has no title and was left out.`);
    return [];
  }
  /** A cell that must be understood, or be named as lost. */
  const understood = <T>(column: Column, read: (text: string) => T | undefined): T | undefined => {
    const text = cell(column);
    const value = text === "" ? undefined : read(text);
    if (text !== "" && value === undefined)
      losses.push(`Row ${line}: \`${text}\` in the column \`${column}\` was not understood and was left out.`);
    return value;
  };
  const phase = phases.key(cell("phase"));
  const level = understood("level", levelIn);
  const effort = understood("effort", durationIn);
  const wait = understood("wait", durationIn);
  const runs = understood("runs", rateIn);
  const rework = understood("rework", shareIn);
  return [
    {
      key: String(line),
      kind: understood("kind", (word) => kinds[word.toLowerCase()]) ?? "process",
      title,
      actors: list(cell("by")),
      interfaces: list(cell("via")),
      reads: list(cell("reads")),
      writes: list(cell("writes")),
      levelReason: cell("why"),
      purpose: cell("purpose"),
      notes: cell("notes") === "" ? [] : [cell("notes")],
      ...(phase !== undefined && { phase }),
      ...(level && { level }),
      ...(effort && { effort }),
      ...(wait && { wait }),
      ...(runs && { runs }),
      ...(rework && { rework }),
    },
  ];
}

/** `Train; Report [no, 20 %]`: titles or ids, each with the words of its arrow in brackets. */
function namedFlows(rows: readonly Row[], steps: readonly SketchStep[], losses: string[]): readonly SketchFlow[] {
  const known = new Map<string, string>();
  for (const { line, cell } of rows) {
    const key = String(line);
    if (!steps.some((step) => step.key === key)) continue;
    for (const name of [cell("title"), cell("id")])
      if (name !== "" && !known.has(name.toLowerCase())) known.set(name.toLowerCase(), key);
  }
  return rows.flatMap(({ line, cell }) =>
    pieces(cell("next"), known).flatMap((piece): readonly SketchFlow[] => {
      const [, name = "", words = ""] = /^(.*?)(?:\s*\[([^\]]*)\])?$/s.exec(piece) ?? [];
      const to = known.get(piece.toLowerCase()) ?? known.get(name.trim().toLowerCase());
      if (to === undefined) {
        losses.push(`Row ${line}: there is no step \`${name.trim()}\`, so the flow to it was left out.`);
        return [];
      }
      const parts = words.split(",").map((part) => part.trim());
      const share = shareIn(parts.at(-1) ?? "");
      const label = (share ? parts.slice(0, -1) : parts).join(", ");
      return [{ from: String(line), to, ...(label && { label }), ...(share && { share }) }];
    }),
  );
}

/** Parts of a cell of next steps; a title that holds a comma or a semicolon stays whole where it is known. */
function pieces(text: string, known: ReadonlyMap<string, string>): readonly string[] {
  if (text === "") return [];
  if (known.has(text.toLowerCase())) return [text];
  const by = text.includes(";") || /[\r\n]/.test(text) ? /[;\r\n]+/ : /,(?![^[]*\])/;
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function inOrder(steps: readonly SketchStep[], losses: string[]): readonly SketchFlow[] {
  losses.push("No column says what comes next (`next`), so the rows were joined in their order.");
  return steps.slice(1).map((step, i) => ({ from: steps[i]?.key ?? "", to: step.key }));
}

const list = (text: string): readonly string[] =>
  text
    .split(/[;\r\n]+|,\s+(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** `Build / Train` is a phase in a phase. */
class Phases {
  readonly all: SketchPhase[] = [];

  key(path: string): string | undefined {
    let parent: string | undefined;
    for (const title of path.split(" / ").map((part) => part.trim())) {
      if (title === "") continue;
      const key = JSON.stringify([parent ?? "", title]);
      if (!this.all.some((phase) => phase.key === key))
        this.all.push({ key, title, ...(parent !== undefined && { parent }) });
      parent = key;
    }
    return parent;
  }
}

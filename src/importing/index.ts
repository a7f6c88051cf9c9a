/**
 * Maps from other tools: a table, a flowchart, a BPMN model, a drawing become a `.mlflow` text, with a list of what could
 * not be carried over. It may know the model and the language. It must never know files or who asks.
 */
import { printMap } from "../language/index.ts";
import { readBpmn } from "./bpmn.ts";
import { readCsv } from "./csv.ts";
import { readDrawio } from "./drawio.ts";
import { readMermaid } from "./mermaid.ts";
import { mapOfSketch, type Sketch } from "./sketch.ts";

/** One form in which a process comes in. */
export interface Importer {
  readonly id: string;
  readonly title: string;
  /** Endings of files, with their dots. */
  readonly extensions: readonly string[];
  /** @throws {Error} One sentence where the text is not of this form. */
  read(text: string): Sketch | Promise<Sketch>;
}

export const importers: readonly Importer[] = [
  { id: "csv", title: "Table (CSV)", extensions: [".csv", ".tsv"], read: readCsv },
  { id: "bpmn", title: "BPMN 2.0", extensions: [".bpmn"], read: readBpmn },
  { id: "mmd", title: "Mermaid flowchart", extensions: [".mmd", ".mermaid"], read: readMermaid },
  { id: "drawio", title: "draw.io drawing", extensions: [".drawio"], read: readDrawio },
];

/** Who reads a file of this name. */
export function importerFor(name: string): Importer | undefined {
  const ending = /\.[^./\\]*$/.exec(name)?.[0].toLowerCase() ?? "";
  return importers.find(({ extensions }) => extensions.includes(ending));
}

/** The text of a map, and a sentence for each thing that it could not carry over. */
export interface Imported {
  readonly text: string;
  readonly steps: number;
  /** Processes among them that have no level yet. */
  readonly unrated: number;
  readonly losses: readonly string[];
}

/**
 * @param name Name of the file without its ending: the map's title where the file itself says none.
 * @throws {Error} One sentence where the text is not of the form, or holds no step.
 */
export async function importedText(importer: Importer, source: string, name: string): Promise<Imported> {
  const sketch = await importer.read(source);
  if (sketch.steps.length === 0) throw new Error("There is no step in it that a map could be made of.");
  const map = mapOfSketch(sketch, `memory:///${encodeURIComponent(name)}.mlflow`, titleOf(name));
  const unrated = map.steps.filter((step) => step.kind === "process" && step.level === undefined).length;
  return { text: printMap(map), steps: map.steps.length, unrated, losses: sketch.losses };
}

/** `churn-model` → “Churn model”. */
function titleOf(name: string): string {
  const words = name.replaceAll(/[-_]+/g, " ").trim();
  return words === "" ? "Process" : words.charAt(0).toUpperCase() + words.slice(1);
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A map to begin with: a file of `examples/`, with those that it imports. */
export interface Template {
  readonly id: string;
  readonly title: string;
  /** Relative to `examples/`. */
  readonly file: string;
  /** Imported files, relative to `examples/`; they are laid beside the map. */
  readonly beside: readonly string[];
  /** The map takes the title that the user gives. */
  readonly titled?: true;
}

export const templates: readonly Template[] = [
  {
    id: "first-map",
    title: "Five steps from data to monitoring, with actors, efforts and a target",
    file: "templates/first-map.mlflow",
    beside: [],
    titled: true,
  },
  {
    id: "blank",
    title: "One step between a start and an end",
    file: "templates/blank.mlflow",
    beside: [],
    titled: true,
  },
  {
    id: "nlp-company",
    title: "A whole example: fourteen steps, a target, two platforms with answers",
    file: "nlp-company.mlflow",
    beside: ["questions.mlflow"],
  },
  {
    id: "crisp-ml-q",
    title: "The CRISP-ML(Q) process model: 36 tasks in six phases",
    file: "processes/crisp-ml-q.mlflow",
    beside: [],
  },
  {
    id: "google-mlops-levels",
    title: "From notebook to continuous training, in three levels",
    file: "processes/google-mlops-levels.mlflow",
    beside: [],
  },
  {
    id: "platform-questions",
    title: "77 questions for evaluating an ML platform, by stakeholder",
    file: "templates/platform-questions.mlflow",
    beside: [],
  },
  {
    id: "platform-questions-de",
    title: "The same 77 questions in German: Fragen zur Bewertung einer ML-Plattform",
    file: "templates/platform-questions-de.mlflow",
    beside: [],
  },
  {
    id: "platforms-2021",
    title: "Twelve platforms and two sets of them compared by these questions (facts of November 2021)",
    file: "templates/platforms-2021.mlflow",
    beside: ["templates/platform-questions.mlflow"],
  },
  {
    id: "platforms-2021-de",
    title: "The same comparison in German: zwölf Plattformen im Vergleich (Stand: November 2021)",
    file: "templates/platforms-2021-de.mlflow",
    beside: ["templates/platform-questions-de.mlflow"],
  },
];

/** Text of a template's file. The examples stand at the same place beside the sources and beside the built program. */
export const templateText = (file: string): Promise<string> =>
  readFile(join(import.meta.dirname, "../../examples", file), "utf8");

import { importedText, importers } from "../importing/index.ts";
import type { Services } from "./services.ts";

const forms: Readonly<Record<string, string>> = { mermaid: "mmd", bpmn: "bpmn", drawio: "drawio" };

/** Lets the language offer to make a map of what was pasted from another tool; what could not be carried over is said above it. */
export function readForeignMaps({ Mlflow }: Services): void {
  Mlflow.foreign.Maps.from = async (language, source) => {
    const importer = importers.find(({ id }) => id === forms[language]);
    if (!importer) return undefined;
    try {
      const { text, losses } = await importedText(importer, source, "process");
      return losses.map((loss) => `// ${loss.replaceAll(/\s+/g, " ")}\n`).join("") + text;
    } catch {
      // Its own sentence says that it holds no step: then there is nothing to offer.
      return undefined;
    }
  };
}

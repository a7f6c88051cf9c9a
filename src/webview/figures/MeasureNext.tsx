import type { NextMeasure } from "../../analysis/index.ts";
import type { MapEdit } from "../../model/edit.ts";
import type { ProcessMap } from "../../model/process-map.ts";
import type { FiguresFacts } from "./figures-facts.ts";

interface MeasureNextProps {
  readonly map: ProcessMap;
  readonly facts: FiguresFacts;
  reveal(id: string): void;
  edit(edit: MapEdit): void;
}

/**
 * On how much the hours rest, and the three numbers to find out next: a click shows the step in the text, another one
 * writes there what is to be filled in, as a comment, which nobody can take for a number.
 */
export function MeasureNext({ map, facts, reveal, edit }: MeasureNextProps) {
  const { next, shown: figures } = facts;
  const basis = figures.basis["human-hours"];
  if (next.length === 0) return null;
  return (
    <section>
      <h2>Measure next</h2>
      {basis && basis.used < basis.of && (
        <p>
          Hours rest on {basis.used} of {basis.of} steps that people do.
        </p>
      )}
      <ul class="figures-next">
        {next.map((m) => (
          <li key={m.step}>
            <button type="button" class="link" onClick={() => reveal(m.step)}>
              {m.title}
            </button>
            , {m.clauses.join(" and ")}. {m.reason}{" "}
            {figures.kind !== "platform" && isMissing(map, m) && (
              <button
                type="button"
                class="link"
                aria-label={`Write into the text what is to be filled in for ${m.title}`}
                onClick={() => {
                  edit({
                    do: "add-remark",
                    of: m.step,
                    text: `to fill in: ${m.clauses.map((c) => blanks[c]).join("  ")}`,
                  });
                  reveal(m.step);
                }}
              >
                Add a line to fill in
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const blanks: Readonly<Record<NextMeasure["clauses"][number], string>> = {
  effort: "effort …",
  runs: "runs … per month",
};

/** The map itself lacks one of the clauses: a wide range is there already, to be narrowed by hand. */
function isMissing(map: ProcessMap, { step, clauses }: NextMeasure): boolean {
  const process = map.steps.find((s) => s.id === step);
  return process?.kind === "process" && clauses.some((clause) => process[clause] === undefined);
}

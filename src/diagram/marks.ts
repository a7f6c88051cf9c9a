/** What may be laid over a picture without moving anything in it. */
export interface PictureMarks {
  /** Gravest finding of a step, by its id. */
  readonly findings?: ReadonlyMap<string, FindingMarkData>;
  /** Ids of steps that stand back: filtered out, or not found by a search. */
  readonly dimmed?: ReadonlySet<string>;
  /** Ids of processes for which a platform reaches less than its target asks. */
  readonly belowTarget?: ReadonlySet<string>;
}

/** A finding as the picture shows it: one mark, its sentence when it is pointed at. */
export interface FindingMarkData {
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly message: string;
}

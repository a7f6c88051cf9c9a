/** One figure of the line: `Score` **26** `of 100`. */
export interface LineFigure {
  readonly id: string;
  readonly before?: string;
  readonly value: string;
  readonly after?: string;
  /** What it rests on, in a sentence. */
  readonly ground?: string;
  readonly muted?: boolean;
}

/** Title of the map and what its figures say, in one line. */
export function FiguresLine(props: {
  readonly title: string;
  /** What part of the map is shown, where it is not all of it. */
  readonly part?: string | undefined;
  readonly figures: readonly LineFigure[];
}) {
  return (
    <div class="figures">
      <h1>{props.title}</h1>
      {props.part !== undefined && <span class="figure figure-part">{props.part}</span>}
      {props.figures.map((figure) => (
        <span key={figure.id} class={figure.muted ? "figure figure-muted" : "figure"} title={figure.ground}>
          {figure.before && `${figure.before} `}
          {figure.muted ? figure.value : <b>{figure.value}</b>}
          {figure.after && ` ${figure.after}`}
        </span>
      ))}
    </div>
  );
}

import { useState } from "preact/hooks";
import type { Problem } from "../../model/process-map.ts";
import { Icon } from "../icons.tsx";
import { Sentence } from "./Sentence.tsx";

/** What keeps the map from drawing, in one line that a click opens to all its words, with the way to the place. */
export function ProblemLine(props: {
  readonly problem: Problem;
  /** Name of the file that it stands in, where that is not the map's own. */
  readonly elsewhere?: string | undefined;
  readonly more: number;
  readonly stale: boolean;
  /** What was changed in the picture stands in the text, but cannot be drawn before the error is mended. */
  readonly editWaits: boolean;
  go(): void;
}) {
  const [whole, setWhole] = useState(false);
  const line = props.problem.range.startLine + 1;
  const place = `Line ${line}${props.elsewhere === undefined ? "" : ` of ${props.elsewhere}`}`;
  const said = props.editWaits
    ? `Your change stands in the text; the picture shows it once ${place.toLowerCase()} is mended.`
    : props.stale
      ? `${place} keeps part of the map from drawing.`
      : `${place} has an error.`;
  return (
    <div class="problem" role="status" data-whole={whole ? "" : undefined}>
      <Icon name="warning" />
      <button
        type="button"
        class="problem-text"
        title={props.problem.message}
        aria-expanded={whole ? "true" : "false"}
        onClick={() => setWhole(!whole)}
      >
        <b class={props.editWaits ? undefined : "problem-place"}>{said}</b> <Sentence text={props.problem.message} />
      </button>
      {props.more > 0 && <span class="problem-more">and {props.more} more</span>}
      <button type="button" class="link" onClick={props.go}>
        Go to line {line}
      </button>
    </div>
  );
}

/** The layout engine gave up: the last picture stands. */
export function LayoutProblemLine(props: { readonly message: string }) {
  return (
    <div class="problem" role="status">
      <Icon name="warning" />
      <span class="problem-text">
        <b>The picture is older than the text.</b> {props.message}
      </span>
    </div>
  );
}

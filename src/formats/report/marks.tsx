import type { VNode } from "preact";
import type { AnswerValue } from "../../model/process-map.ts";

const strokes: Readonly<Record<AnswerValue, string>> = {
  good: "M3.5 6.2 5.3 8 8.6 4.2",
  mixed: "M3.5 6h5",
  bad: "M4 4l4 4M8 4 4 8",
};

/** An answer: colour, and a tick, a dash or a cross; an open one is a dashed ring. */
export function AnswerMark({
  value,
  words,
}: {
  readonly value: AnswerValue | undefined;
  readonly words: string;
}): VNode {
  return (
    <span class={`answer ${value ?? "open"}`} role="img" aria-label={words} title={words}>
      <svg viewBox="0 0 12 12" width="16" height="16" aria-hidden="true">
        <circle cx="6" cy="6" r="5.3" />
        {value ? <path d={strokes[value]} /> : null}
      </svg>
    </span>
  );
}

export const Arrow = (): VNode => <span class="to">→</span>;

/** Styles of an answer, in the colours of the levels. */
export const answerCss = `
.answer svg{display:block}
.answer circle{stroke-width:1}
.answer path{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.answer.good circle{fill:var(--mlmap-automated-fill);stroke:var(--mlmap-automated-border)}
.answer.good path{stroke:var(--mlmap-automated-text)}
.answer.mixed circle{fill:var(--mlmap-semi-automated-fill);stroke:var(--mlmap-semi-automated-border)}
.answer.mixed path{stroke:var(--mlmap-semi-automated-text)}
.answer.bad circle{fill:var(--mlmap-manual-fill);stroke:var(--mlmap-manual-border)}
.answer.bad path{stroke:var(--mlmap-manual-text)}
.answer.open circle{fill:none;stroke:var(--strong);stroke-dasharray:2 1.7}
.answer.framed{display:inline-block;outline:2px solid var(--mlmap-manual-border);outline-offset:2px;border-radius:3px}`;

import { Icon } from "../icons.tsx";
import type { CardFacts } from "./DetailsCard.tsx";
import { listText } from "./DetailsCard.tsx";
import { LevelSwatch } from "./LevelSwatch.tsx";
import { Notes } from "./Notes.tsx";

/** Tells the map step by step: title, who, why and notes of one step, large enough for a room. */
export function Presenter(props: {
  /** Title of the map: the line that shows it makes room for the picture. */
  readonly map: string;
  readonly facts: CardFacts;
  readonly step: number;
  readonly steps: number;
  go(step: number): void;
  leave(): void;
  openLink(address: string): void;
}) {
  const { facts, step, steps } = props;
  return (
    <section class="presenter" aria-label="Presenting" aria-live="polite" tabIndex={-1} data-of={facts.id}>
      <h1 class="visually-hidden">{props.map}</h1>
      <button
        type="button"
        class="tool"
        disabled={step === 0}
        aria-label="Previous step"
        onClick={() => props.go(step - 1)}
      >
        <Icon name="previous" size={20} />
      </button>
      <div class="presenter-words">
        <h2>
          {facts.level && <LevelSwatch level={facts.level} />}
          <span class="card-title">{facts.title}</span>
          <span class="card-level">{facts.levelName ?? facts.kind}</span>
        </h2>
        {facts.actors.length > 0 && <p class="card-muted">{listText(facts.actors)}</p>}
        {facts.purpose && <p>{facts.purpose}</p>}
        <Notes notes={facts.notes} openLink={props.openLink} />
      </div>
      <span class="presenter-count">
        {step + 1} of {steps}
      </span>
      <button
        type="button"
        class="tool"
        disabled={step >= steps - 1}
        aria-label="Next step"
        onClick={() => props.go(step + 1)}
      >
        <Icon name="next" size={20} />
      </button>
      <button
        type="button"
        class="tool"
        aria-label="Stop presenting"
        title="Stop presenting (Esc)"
        onClick={props.leave}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}

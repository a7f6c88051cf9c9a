import type { ComponentChildren, Ref } from "preact";
import type { Direction, LaneKind, StateId } from "../model/process-map.ts";
import type { PreviewPageName } from "../protocol.ts";
import { Icon, type IconName } from "./icons.tsx";
import { MenuButton, type MenuItem } from "./Menu.tsx";
import { StateSwitch, type SwitchState } from "./StateSwitch.tsx";
import { narrowPanel, useMedia } from "./use-media.ts";

export interface ToolbarProps {
  readonly states: readonly SwitchState[];
  readonly state: StateId;
  readonly lanes: LaneKind;
  /** Whether the map names actors: without any there are no lanes of theirs. */
  readonly withActors: boolean;
  readonly direction: Direction;
  /** What part of the map is looked at. */
  readonly looking: ComponentChildren;
  readonly search: string;
  readonly found: number | undefined;
  readonly searchBox: Ref<HTMLInputElement>;
  readonly exportItems: readonly MenuItem[];
  readonly moreItems: readonly MenuItem[];
  readonly busy: boolean;
  readonly locked: boolean;
  /** What a state changes, marked in the picture; absent where there is only one state. */
  readonly compare?: { readonly on: boolean; turn(): void };
  /** The page of figures. */
  readonly figures: { readonly open: boolean; turn(): void };
  /** The page of platforms, where the map has some. */
  readonly platforms?: { readonly open: boolean; turn(): void };
  pickState(id: StateId): void;
  arrange(how: { lanes?: LaneKind; direction?: Direction }): void;
  setSearch(text: string): void;
  searchKey(event: KeyboardEvent): void;
  fit(): void;
}

const laneNames: Readonly<Record<LaneKind, string>> = { phases: "Phases", actors: "Actors", none: "No lanes" };

/** The one row of controls. */
export function Toolbar(props: ToolbarProps) {
  const lanes = (Object.keys(laneNames) as LaneKind[])
    .filter((lane) => lane !== "actors" || props.withActors)
    .map(
      (lane): MenuItem => ({
        label: lane === "phases" ? "In phases" : lane === "actors" ? "In lanes of actors" : "Without lanes",
        checked: props.lanes === lane,
        run: () => props.arrange({ lanes: lane }),
      }),
    );
  const directions = (["right", "down"] as const).map(
    (direction): MenuItem => ({
      label: direction === "right" ? "To the right" : "Downwards",
      full: direction === "right" ? "Drawn to the right" : "Drawn downwards",
      checked: props.direction === direction,
      apart: direction === "right",
      run: () => props.arrange({ direction }),
    }),
  );
  const narrow = useMedia(narrowPanel);
  const pages = pagesOf(props);
  return (
    <div class="toolbar" role="toolbar" aria-label="Preview">
      <StateSwitch states={props.states} state={props.state} narrow={narrow} pick={props.pickState} />
      {!narrow && (
        <MenuButton
          label={`Arrangement: ${laneNames[props.lanes]}`}
          class="tool tool-text"
          items={[...lanes, ...directions]}
        >
          <Icon name="phases" />
          <span class="tool-words">{laneNames[props.lanes]}</span>
          <Icon name="chevron" size={12} />
        </MenuButton>
      )}
      {props.looking}
      {pages.map((page) => (!narrow || page.on) && <PageButton key={page.words} {...page} />)}
      <span class="toolbar-gap" />
      {props.locked && (
        <span class="locked" role="img" aria-label="Locked to this map" title="Locked to this map">
          <Icon name="lock" size={14} />
        </span>
      )}
      <div class="search" role="search">
        <Icon name="search" />
        <input
          ref={props.searchBox}
          type="text"
          placeholder="Find a step"
          aria-label="Find a step"
          spellcheck={false}
          value={props.search}
          onInput={(event) => props.setSearch(event.currentTarget.value)}
          onKeyDown={props.searchKey}
        />
        {props.search === "" ? (
          <kbd aria-hidden="true">/</kbd>
        ) : (
          <span class="search-count" aria-live="polite">
            {props.found === 0 ? "none" : props.found}
          </span>
        )}
      </div>
      {!narrow && (
        <>
          <button type="button" class="tool" aria-label="Fit the map" title="Fit the map (0)" onClick={props.fit}>
            <Icon name="fit" />
          </button>
          <MenuButton label="Export" items={props.exportItems}>
            <Icon name="download" />
          </MenuButton>
        </>
      )}
      <MenuButton
        label="More"
        items={
          narrow
            ? [
                ...pages.map((page): MenuItem => ({ label: page.title, checked: page.on, run: page.turn })),
                ...inOneMenu(lanes),
                ...inOneMenu(directions),
                { label: "Fit the map", keys: "0", apart: true, run: props.fit },
                ...props.moreItems,
                ...inOneMenu(props.exportItems),
              ]
            : props.moreItems
        }
      >
        <Icon name="more" />
      </MenuButton>
      {props.busy && <div class="progress" role="progressbar" aria-label="Drawing the map" />}
    </div>
  );
}

/** Items of another menu, as they are called here, with a line above them. */
function inOneMenu(items: readonly MenuItem[]): readonly MenuItem[] {
  return items.map((item, at) => ({ ...item, label: item.full ?? item.label, apart: at === 0 || item.apart === true }));
}

/** What can stand in the place of the picture, or be marked in it. */
function pagesOf({ compare, figures, platforms }: ToolbarProps): readonly PageButtonProps[] {
  return [
    ...(compare
      ? [
          {
            on: compare.on,
            title: "Compare with the current state",
            icon: "changes" as const,
            words: "Compare",
            turn: compare.turn,
          },
        ]
      : []),
    {
      page: "figures",
      on: figures.open,
      title: "Show figures",
      icon: "figures" as const,
      words: "Figures",
      turn: figures.turn,
    },
    ...(platforms
      ? [
          {
            page: "platforms" as const,
            on: platforms.open,
            title: "Compare platforms",
            icon: "compare" as const,
            words: "Platforms",
            turn: platforms.turn,
          },
        ]
      : []),
  ];
}

interface PageButtonProps {
  /** What it leads to; absent where it marks the picture itself. */
  readonly page?: PreviewPageName;
  readonly on: boolean;
  readonly title: string;
  readonly icon: IconName;
  readonly words: string;
  readonly turn: () => void;
}

/** A button that stays pressed while its page or mark is on. */
function PageButton(props: PageButtonProps) {
  return (
    <button
      type="button"
      class="tool tool-text"
      data-page={props.page}
      aria-pressed={props.on ? "true" : "false"}
      aria-label={props.title}
      title={props.title}
      onClick={props.turn}
    >
      <Icon name={props.icon} />
      <span class="tool-words">{props.words}</span>
    </button>
  );
}

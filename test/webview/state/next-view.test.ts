import { describe, expect, it } from "vitest";
import type { Problem, ProcessMap } from "../../../src/model/process-map.ts";
import type { MapPublished } from "../../../src/protocol.ts";
import type { Action } from "../../../src/webview/state/gestures.ts";
import { memoryOf } from "../../../src/webview/state/memory.ts";
import { nextView } from "../../../src/webview/state/next-view.ts";
import { nameMessage, revealMessage } from "../../../src/webview/state/places.ts";
import { initialView, type ViewState } from "../../../src/webview/state/view-state.ts";
import { aMap, phase, platform, step, target } from "../../support/map.ts";

const uri = "file:///a.mlflow";
const range = { uri, offset: 3, end: 9, startLine: 13, startColumn: 0, endLine: 13, endColumn: 6 };
const syntaxError: Problem = { rule: "syntax", severity: "error", message: "“is” wants a level.", range };

function published(version: number, map: ProcessMap, errors: readonly Problem[] = []): MapPublished {
  return { uri, version, map, errors };
}

function after(...actions: readonly Action[]): ViewState {
  return actions.reduce(nextView, initialView);
}

const two = aMap({ steps: [step("a", "manual"), step("b", "automated")], flows: ["a -> b"] });
const three = aMap({ steps: [...two.steps, step("c")], flows: ["a -> b -> c"] });
const mapped = (map: ProcessMap, version = 1, errors: readonly Problem[] = []): Action => ({
  kind: "map",
  published: published(version, map, errors),
});

describe("a map that comes in", () => {
  it("is shown", () => {
    const view = after(mapped(two));
    expect(view.shown).toEqual({ map: two, version: 1 });
    expect(view.stale).toBe(false);
  });

  it("is shown although its version is lower: the text was closed and opened again", () => {
    expect(after(mapped(three, 2), mapped(two, 1)).shown).toEqual({ map: two, version: 1 });
  });

  it("does not take the place of the last good one while its text is broken and steps are lost", () => {
    const view = after(mapped(three, 1), mapped(two, 2, [syntaxError]));
    expect(view.shown?.map).toBe(three);
    expect(view.stale).toBe(true);
    expect(view.published?.version).toBe(2);
  });

  it("is shown, dimmed, when its text is broken but nothing was lost", () => {
    const view = after(mapped(two, 1), mapped(three, 2, [syntaxError]));
    expect(view.shown?.map).toBe(three);
    expect(view.stale).toBe(true);
  });

  it("is not shown while a brace too many throws steps out of their phase", () => {
    const inside = aMap({ phases: [phase("p")], steps: [step("a", "manual", { phase: "p" })] });
    const thrown = aMap({ phases: [phase("p")], steps: [step("a", "manual")] });
    expect(after(mapped(inside, 1), mapped(thrown, 2, [syntaxError])).shown?.map).toBe(inside);
  });

  it("does not turn a step grey while its level is being typed", () => {
    const typing = { ...two, steps: [step("a"), step("b", "automated")] };
    expect(after(mapped(two, 1), mapped(typing, 2, [syntaxError])).shown?.map).toBe(two);
    expect(after(mapped(two, 1), mapped(typing, 2)).shown?.map).toBe(typing);
  });

  it("is shown, dimmed, when it is broken from the first", () => {
    const view = after(mapped(two, 1, [syntaxError]));
    expect(view.shown?.map).toBe(two);
    expect(view.stale).toBe(true);
  });

  it("is bright again as soon as the text is whole", () => {
    expect(after(mapped(three, 1), mapped(two, 2, [syntaxError]), mapped(two, 3))).toMatchObject({
      stale: false,
      shown: { version: 3 },
    });
  });

  it("is not dimmed by an error of meaning", () => {
    const unknown: Problem = { ...syntaxError, rule: "unknown-name" };
    expect(after(mapped(two, 1), mapped(two, 2, [unknown]))).toMatchObject({ stale: false, shown: { version: 2 } });
  });

  it("is the one that stands where it comes once more, with its findings", () => {
    const again = structuredClone(two);
    const view = after(mapped(two, 2), { kind: "map", published: { ...published(2, again), findings: [] } });
    expect(view.shown?.map).toBe(two);
    expect(view.published?.map).toBe(two);
    expect(view.published?.findings).toEqual([]);
    // A file that it imports can change, or a setting, while its own text stays.
    expect(after(mapped(two, 2), mapped(three, 2)).shown?.map).toBe(three);
  });

  it("keeps the findings of the map before until its own are there", () => {
    const finding = { ...syntaxError, rule: "no-actor", severity: "warning", step: "a" } as const;
    const found = { ...published(1, two), findings: [finding] };
    const view = after({ kind: "map", published: found }, mapped(two, 2));
    expect(view.published).toMatchObject({ version: 2, findings: [{ step: "a" }] });
    expect(
      nextView(view, { kind: "map", published: { ...published(2, two), findings: [] } }).published?.findings,
    ).toEqual([]);
  });

  it("takes the selection of a step with it that is gone", () => {
    const view = after(mapped(three), { kind: "choose", id: "c", by: "pointer" }, mapped(two, 2));
    expect(view.selected).toBeUndefined();
    expect(view.focused).toBeUndefined();
  });

  it("falls back to the current state when the chosen one is gone", () => {
    const withTarget = { ...two, targets: [target("y2027")] };
    expect(after(mapped(withTarget), { kind: "pick-state", state: "y2027" }, mapped(two, 2)).state).toBe("current");
  });
});

describe("another file", () => {
  const other: Action = {
    kind: "map",
    published: { ...published(1, two), uri: "file:///b.mlflow" },
    memory: { state: "current", zoom: { k: 2, x: 1, y: 1 } },
  };

  it("comes with what was remembered of it, and without what was done in the one before", () => {
    const view = after(
      mapped(two),
      { kind: "choose", id: "a", by: "pointer" },
      { kind: "search", text: "x" },
      { kind: "zoomed", zoom: { k: 3, x: 0, y: 0 } },
      other,
    );
    expect(view).toMatchObject({ search: "", zoom: { k: 2, x: 1, y: 1 } });
    expect(view.selected).toBeUndefined();
  });

  it("may start at its old version number", () => {
    expect(after(mapped(two, 9), other).shown?.version).toBe(1);
  });

  it("takes what the panel kept over a reload of the window", () => {
    const view = after({ kind: "remembered", memory: { collapsed: ["p"], zoom: { k: 2, x: 5, y: 5 } } }, mapped(two));
    expect(view).toMatchObject({ collapsed: ["p"], zoom: { k: 2, x: 5, y: 5 } });
  });
});

describe("the cursor", () => {
  it("marks the box it stands in", () => {
    expect(after(mapped(two), { kind: "cursor", id: "b" })).toMatchObject({ selected: "b", selectedBy: "cursor" });
  });

  it("leaves the mark where it is when it stands in nothing", () => {
    expect(after(mapped(two), { kind: "cursor", id: "b" }, { kind: "cursor", id: null }).selected).toBe("b");
  });
});

describe("states", () => {
  const withStates = { ...two, targets: [target("y2027")], platforms: [platform("acme")] };

  it("are picked by hand or by the editor", () => {
    expect(after(mapped(withStates), { kind: "pick-state", state: "acme" }).state).toBe("acme");
    expect(after(mapped(withStates), { kind: "show-state", state: "y2027" }).state).toBe("y2027");
  });

  it("that the map lacks are not picked", () => {
    expect(after(mapped(withStates), { kind: "pick-state", state: "gone" }).state).toBe("current");
  });
});

describe("gestures", () => {
  it("fold a phase and open it again", () => {
    const folded = after(mapped(two), { kind: "toggle-phase", phase: "p" });
    expect(folded.collapsed).toEqual(["p"]);
    expect(nextView(folded, { kind: "toggle-phase", phase: "p" }).collapsed).toEqual([]);
  });

  it("pick a level, and let it go when it is picked again", () => {
    const picked = after(mapped(two), { kind: "pick-level", level: "manual" });
    expect(picked.onlyLevel).toBe("manual");
    expect(nextView(picked, { kind: "pick-level", level: "manual" }).onlyLevel).toBeUndefined();
  });

  it("open the card of what is chosen, even after it was closed", () => {
    const view = after(mapped(two), { kind: "close-card" }, { kind: "choose", id: "a", by: "keyboard" });
    expect(view.cardClosed).toBe(false);
  });

  it("let go of one thing at a time: the innermost first", () => {
    let view = after(
      mapped(two),
      { kind: "choose", id: "a", by: "pointer" },
      { kind: "pick-level", level: "manual" },
      { kind: "search", text: "x" },
      { kind: "connect", from: "a" },
    );
    const left = (): readonly unknown[] => [view.connecting, view.search, view.onlyLevel, view.selected];
    const letGo = (): void => {
      view = nextView(view, { kind: "let-go" });
    };
    letGo();
    expect(left()).toEqual([undefined, "x", "manual", "a"]);
    letGo();
    expect(left()).toEqual([undefined, "", "manual", "a"]);
    letGo();
    expect(left()).toEqual([undefined, "", undefined, "a"]);
    letGo();
    expect(left()).toEqual([undefined, "", undefined, undefined]);
  });

  it("let go of a view and of a comparison at last", () => {
    const view = after(
      mapped({
        ...two,
        targets: [target("t")],
        views: [{ kind: "view", id: "v", title: "V", rules: [], notes: [], links: [] }],
      }),
      { kind: "view", view: "v" },
      { kind: "compare-states", on: true },
      { kind: "choose", id: "a", by: "keyboard" },
    );
    const left = (one: ViewState): readonly unknown[] => [one.selected, one.named, one.comparing !== undefined];
    expect(left(view)).toEqual(["a", "v", true]);
    const first = nextView(view, { kind: "let-go" });
    expect(left(first)).toEqual([undefined, "v", true]);
    const second = nextView(first, { kind: "let-go" });
    expect(left(second)).toEqual([undefined, undefined, true]);
    expect(left(nextView(second, { kind: "let-go" }))).toEqual([undefined, undefined, false]);
  });

  it("that change nothing give the same object back, so that nothing is drawn", () => {
    const view = after(mapped(two), { kind: "hover", id: "a" });
    for (const action of [
      { kind: "hover", id: "a" },
      { kind: "pick-state", state: "current" },
      { kind: "cursor", id: null },
      { kind: "search", text: "" },
      { kind: "locked", locked: false },
    ] satisfies Action[])
      expect(nextView(view, action)).toBe(view);
  });
});

describe("what is remembered", () => {
  it("is the view, not the work in it", () => {
    const view = after(
      mapped(two),
      { kind: "arrange", lanes: "actors", direction: "down" },
      { kind: "toggle-phase", phase: "p" },
      { kind: "zoomed", zoom: { k: 1.5, x: 4, y: 2 } },
      { kind: "search", text: "label" },
      { kind: "choose", id: "a", by: "pointer" },
    );
    expect(memoryOf(view)).toEqual({
      state: "current",
      lanes: "actors",
      direction: "down",
      collapsed: ["p"],
      zoom: { k: 1.5, x: 4, y: 2 },
    });
  });

  it("has no place or scale after the whole map was fitted in", () => {
    const view = after(
      mapped(two),
      { kind: "zoomed", zoom: { k: 2, x: 0, y: 0 } },
      { kind: "zoomed", zoom: undefined },
    );
    expect(memoryOf(view)).toEqual({ state: "current" });
  });
});

it("remembers no place that was told of another file's picture", () => {
  const [map, zoom] = [mapped(two), { k: 2, x: 0, y: 0 }];
  expect(after(map, { kind: "zoomed", zoom, of: "file:///maps/another.mlflow" }).zoom).toBeUndefined();
  expect(after(map, { kind: "zoomed", zoom, of: after(map).published?.uri ?? "" }).zoom).toEqual(zoom);
});

describe("a box in the text", () => {
  const source = { whole: range };
  const map = aMap({
    steps: [{ ...step("a"), source }],
    phases: [{ ...phase("p"), source: { whole: { ...range, offset: 40 } } }],
    targets: [target("t", { adds: { steps: [{ ...step("n"), source: { whole: { ...range, offset: 90 } } }] } })],
  });
  const view = after(mapped(map));

  it.each([
    ["a", 3],
    ["n", 90],
    ["phase:p", 40],
  ])("%s is shown where it is written", (id, offset) => {
    expect(revealMessage(view, id)).toMatchObject({ kind: "select", range: { offset } });
  });

  it("is shown where it stands now, though the picture is older", () => {
    const moved = aMap({ steps: [{ ...step("a"), source: { whole: { ...range, offset: 55 } } }] });
    const broken = nextView(view, { kind: "map", published: published(2, moved, [syntaxError]) });
    expect(broken.shown?.map).toBe(map);
    expect(revealMessage(broken, "a")).toMatchObject({ range: { offset: 55 } });
  });

  it("has its name where the newest text writes it", () => {
    const named = aMap({ steps: [{ ...step("a"), source: { whole: range, name: { ...range, offset: 11 } } }] });
    const now = nextView(view, { kind: "map", published: published(2, named) });
    expect(nameMessage(now, "a", "change")).toMatchObject({ kind: "name", wish: "change", range: { offset: 11 } });
    expect(nameMessage(now, "gone", "mentions")).toBeUndefined();
  });

  it("is nowhere when nothing is written of it", () => {
    expect(revealMessage(view, "gone")).toBeUndefined();
  });
});

describe("the page in the place of the picture", () => {
  it("is the one that was asked for, by hand or by the editor, until it is closed", () => {
    const figures = after(mapped(two), { kind: "show-page", page: "figures" });
    expect(figures.page).toBe("figures");
    expect(nextView(figures, { kind: "turn-to", page: "platforms" }).page).toBe("platforms");
    expect("page" in nextView(figures, { kind: "turn-to", page: undefined })).toBe(false);
  });

  it("stays when the text changes", () => {
    expect(after(mapped(two), { kind: "show-page", page: "figures" }, mapped(three, 2)).page).toBe("figures");
  });
});

describe("comparing with the map as it is now", () => {
  const withTarget = { ...two, targets: [target("y2027"), target("y2028")] };

  it("goes to the first target from the current state, and stays with another", () => {
    expect(after(mapped(withTarget), { kind: "compare" })).toMatchObject({
      state: "y2027",
      comparing: { before: { from: "map", state: "current" }, how: "one", list: true },
    });
    const closed = { kind: "compare-states", on: false } as const;
    expect(after(mapped(withTarget), { kind: "compare" }, closed)).toMatchObject({ state: "current" });
    expect(after(mapped(withTarget), { kind: "compare" }, { kind: "let-go" }).state).toBe("current");
    expect(after(mapped(withTarget), { kind: "compare" }, { kind: "pick-state", state: "y2028" }, closed).state).toBe(
      "y2028",
    );
    const later = after(mapped(withTarget), { kind: "pick-state", state: "y2028" }, { kind: "compare" });
    expect(nextView(later, closed).state).toBe("y2028");
    expect(later).toMatchObject({ state: "y2028", comparing: { before: { state: "current" } } });
    expect("comparing" in nextView(later, { kind: "compare-states", on: false })).toBe(false);
  });

  it("lets both sides be chosen and swapped, and lets go of a side that the map has no more", () => {
    const on = after(
      mapped(withTarget),
      { kind: "pick-state", state: "y2028" },
      { kind: "compare" },
      { kind: "compare-view", change: { before: { from: "map", state: "y2027" }, how: "sides" } },
    );
    const turned = nextView(on, { kind: "swap-sides" });
    expect(turned).toMatchObject({
      state: "y2027",
      comparing: { before: { from: "map", state: "y2028" }, how: "sides" },
    });
    const without = { ...withTarget, targets: [target("y2027")] };
    expect(nextView(turned, mapped(without, 2))).toMatchObject({
      state: "y2027",
      comparing: { before: { from: "map", state: "current" } },
    });
  });

  it("compares a map without a target with another version, and remembers both over a reload", () => {
    const past = { ref: { of: "git", revision: "HEAD" }, title: "HEAD", map: two } as const;
    const view = after(mapped(two), { kind: "compare-past", past });
    expect(view).toMatchObject({ state: "current", comparing: { before: { from: "past", state: "current" } } });
    const memory = memoryOf(view);
    expect(memory).toMatchObject({ past: past.ref, comparing: { before: { from: "past" } } });
    const again = after({ kind: "remembered", memory }, mapped(two));
    expect(again).toMatchObject({ awaitedPast: past.ref, comparing: { before: { from: "past" } } });
    expect("awaitedPast" in nextView(again, { kind: "compare-past", past })).toBe(false);
  });

  it("turns back to the picture, and does nothing where there is only one state", () => {
    const page = after(mapped(withTarget), { kind: "show-page", page: "figures" }, { kind: "compare" });
    expect("page" in page).toBe(false);
    expect(after(mapped(two), { kind: "compare" }).comparing).toBeUndefined();
  });
});

describe("findings by rule", () => {
  it("are looked at one rule at a time; the same again, or Escape, looks at all", () => {
    const one = after(mapped(two), { kind: "open-findings", on: true }, { kind: "pick-rule", rule: "no-actor" });
    expect(one).toMatchObject({ findingsOpen: true, onlyRule: "no-actor" });
    expect(nextView(one, { kind: "pick-rule", rule: "manual-step" }).onlyRule).toBe("manual-step");
    expect("onlyRule" in nextView(one, { kind: "pick-rule", rule: "no-actor" })).toBe(false);
    expect(nextView(one, { kind: "let-go" })).toMatchObject({ findingsOpen: true });
    expect("onlyRule" in nextView(one, { kind: "let-go" })).toBe(false);
    expect("onlyRule" in nextView(one, { kind: "open-findings", on: false })).toBe(false);
  });
});

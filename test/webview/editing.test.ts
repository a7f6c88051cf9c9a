import { describe, expect, it } from "vitest";
import type { MapEdit } from "../../src/model/edit.ts";
import { stateOf } from "../../src/model/state.ts";
import { levelBeside, levelEdit, stepMenu } from "../../src/webview/editing.tsx";
import type { Action } from "../../src/webview/state/gestures.ts";
import { aMap, decision, end, platform, start, step, target } from "../support/map.ts";

const map = aMap({
  steps: [start("begin"), step("label", "manual"), step("new"), decision("good"), end("done")],
  targets: [target("later")],
  platforms: [platform("acme", { target: "later" })],
});

function menuOf(id: string, stateId = "current") {
  const state = stateOf(map, stateId);
  if (!state) throw new Error(`no state ${stateId}`);
  const done: (MapEdit | Action)[] = [];
  const asked: string[] = [];
  const items = stepMenu(id, {
    map,
    state,
    act: (action) => done.push(action),
    edit: (edit) => done.push(edit),
    reveal: () => undefined,
    named: (name, wish) => asked.push(`${wish} ${name}`),
  });
  return { asked, labels: items.map((item) => item.label), items, done };
}

describe("the menu of a step", () => {
  it("of a process offers its levels, with the present one ticked", () => {
    const { items } = menuOf("label");
    expect(items.filter((item) => item.checked !== undefined).map((item) => item.label)).toHaveLength(5);
    expect(items.find((item) => item.checked)?.label).toBe("Exceptionally manual");
  });

  it("of an end leads nowhere on", () => {
    expect(menuOf("done").labels).toEqual([
      ...["Rename…", "Show only what leads here", "Show in file", "Show all mentions", "Change “done” everywhere…"],
      "Remove",
    ]);
  });

  it("in a target changes the target's levels and adds nothing to the map as it is", () => {
    const { labels, items, done } = menuOf("label", "later");
    expect(labels).not.toContain("Add a step after it…");
    expect(labels).not.toContain("Remove");
    items[0]?.run();
    expect(done).toEqual([{ do: "set-level", process: "label", level: "automated", state: "later" }]);
  });

  it("of a platform rates the step in the platform's block", () => {
    const { labels } = menuOf("label", "acme");
    expect(labels).toEqual([
      ...["Automated", "Semi-automated", "Non-repeatable", "Exceptionally manual", "Process is absent"],
      ...["Rename…", "Show only what follows", "Show only what leads here", "Show in file"],
      ...["Show all mentions", "Change “label” everywhere…"],
    ]);
  });

  it("leads to the editor's own lists and questions about the step's name", () => {
    const { asked, items } = menuOf("label");
    for (const item of items) if (/mentions|everywhere/.test(item.label)) item.run();
    expect(asked).toEqual(["mentions label", "change label"]);
  });

  it("of a box that is not there is empty", () => {
    expect(menuOf("gone").items).toEqual([]);
  });
});

describe("one level up or down", () => {
  const now = stateOf(map, "current");
  if (!now) throw new Error("the map has its current state");

  it("goes along the order of the levels and stops at its ends", () => {
    expect(levelBeside(now, "label", 1)).toBe("non-repeatable");
    expect(levelBeside(now, "label", -1)).toBe("absent");
    const best = stateOf(aMap({ steps: [step("a", "automated")] }), "current");
    expect(best && levelBeside(best, "a", 1)).toBeUndefined();
  });

  it("begins in the middle where nobody has judged", () => {
    expect(levelBeside(now, "new", 1)).toBe("semi-automated");
    expect(levelBeside(now, "new", -1)).toBe("manual");
    expect(levelBeside(now, "good", 1)).toBeUndefined();
  });

  it("is the platform's rating in its state", () => {
    const acme = stateOf(map, "acme");
    expect(acme && levelEdit(acme, "label", "automated")).toEqual({
      do: "rate",
      platform: "acme",
      process: "label",
      level: "automated",
    });
  });
});

import { describe, expect, it } from "vitest";
import { elementAt } from "../../src/extension/element-at.ts";
import { parseMap } from "../../src/language/index.ts";

const text = `map "Small"
actor ds "Data scientist"
phase build "Build" {
  purpose "For the model"
  process train "Train" by ds is manual {
    note "By hand"
  }
}
process deploy "Deploy" by ds
train -> deploy
target later "Later" {
  change train is automated
  remove deploy "nobody needs it"
  extend build { process register "Register" is automated }
}
`;

/** The element at the `|` behind `before`, with the name that stands there. */
async function at(before: string, plus = 0): Promise<string | undefined> {
  const { map } = await parseMap(text);
  const offset = text.indexOf(before) + plus;
  const word = /[\w-]*$/.exec(text.slice(0, offset))?.[0] + (/^[\w-]*/.exec(text.slice(offset))?.[0] ?? "");
  return elementAt(map, offset, word === "" ? undefined : word);
}

describe("the element that the cursor is about", () => {
  it.each([
    ["a step's own line", "process train", 3, "train"],
    ["a clause in its block", "By hand", 2, "train"],
    ["a phase where no step is", "For the model", 1, "build"],
    ["the name in a flow, not the flow's first", "-> deploy", 4, "deploy"],
    ["a change in a target", "change train", 1, "train"],
    ["a removal in a target", "nobody needs", 1, "deploy"],
    ["a step that a target adds", "Register", 1, "register"],
  ])("is %s", async (_what, before, plus, id) => {
    expect(await at(before, plus)).toBe(id);
  });

  it("is nothing on the line of an actor or the map", async () => {
    expect(await at("Data scientist", 2)).toBeUndefined();
    expect(await at('map "Small"', 6)).toBeUndefined();
  });

  it("is nothing in the text of another file", async () => {
    const { map } = await parseMap(text, "file:///a.mlflow");
    expect(elementAt({ ...map, uri: "file:///b.mlflow" }, text.indexOf("process train"), undefined)).toBeUndefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import { edited, textEditsOf } from "../../src/language/text-edits.ts";
import type { ViewText } from "../../src/model/edit.ts";

const map = "phase data {\n  process a\n}\nprocess b is manual\na -> b\n";
const view: ViewText = {
  title: "Only “a” & friends",
  rules: [
    { do: "show", subject: "phase", of: ["data"] },
    { do: "hide", subject: "level", of: ["absent"] },
  ],
};

describe("writing a view", () => {
  it("is one edit at the end of the file, in house style", () => {
    expect(edited(map, { do: "add-view", view })).toBe(
      `${map}\nview only-a-friends "Only “a” & friends" { show phase data  hide absent }\n`,
    );
    expect(textEditsOf(map, "", { do: "add-view", view })).toMatchObject({ edits: [{ newText: expect.any(String) }] });
  });

  it("stands behind the views that are there, under a name of its own, with the line ends of the file", () => {
    const there = 'process a\r\nview x "X" { show step a }  // first\r\n\r\ntarget t "T"\r\n';
    const more = { title: "X", rules: [], state: "t", lanes: "none", collapse: ["p", "q"], layers: ["data"] } as const;
    expect(edited(there, { do: "add-view", view: more })).toBe(
      'process a\r\nview x "X" { show step a }  // first\r\nview x-2 "X" { state t  lanes none  collapse p, q  layers data }\r\n\r\ntarget t "T"\r\n',
    );
  });

  it("takes a title in any script, and one that no name can be made of", () => {
    expect(edited("", { do: "add-view", view: { title: "Обзор", rules: [] } })).toBe('view обзор "Обзор"\n');
    expect(edited("", { do: "add-view", view: { title: "🙂", rules: [] } })).toBe('view view "🙂"\n');
  });

  it("reads back as it was meant, whatever the title", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (title) => {
        const { map: read, errors } = await parseMap(
          edited(map, { do: "add-view", view: { ...view, title } }),
          "memory:///a.mlflow",
        );
        expect(errors).toEqual([]);
        expect(read.views.map((v) => [v.title, v.rules])).toEqual([[title, view.rules]]);
      }),
      { numRuns: 60 },
    );
  });
});

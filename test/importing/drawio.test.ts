import { deflateSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { imported } from "./support.ts";

const cell = (id: string, value: string, style: string, parent = "1"): string =>
  `<mxCell id="${id}" value="${value}" style="${style}" vertex="1" parent="${parent}"><mxGeometry as="geometry"/></mxCell>`;
const arrow = (id: string, from: string, to: string, value = ""): string =>
  `<mxCell id="${id}" value="${value}" edge="1" parent="1" source="${from}" target="${to}"><mxGeometry relative="1" as="geometry"/></mxCell>`;

const graph = `<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>
${cell("lane", "Data scientist", "swimlane;horizontal=0;")}${cell("stage", "Build", "swimlane;", "lane")}
${cell("s", "Start", "ellipse;html=1;")}
${cell("a", "&lt;b&gt;Train&lt;/b&gt;&lt;br&gt;a&amp;nbsp;model", "rounded=1;html=1;", "stage")}
${cell("q", "Good?", "rhombus;", "stage")}
${cell("db", "Model store", "shape=cylinder3;")}
${cell("note", "Remember the milk", "text;html=1;")}
${arrow("1e", "s", "a")}${arrow("2e", "a", "q")}${arrow("3e", "q", "a")}
<mxCell id="3l" value="no" style="edgeLabel;" vertex="1" connectable="0" parent="3e"/>
${arrow("4e", "a", "db")}<mxCell id="5e" edge="1" parent="1" source="q"><mxGeometry as="geometry"/></mxCell>
</root></mxGraphModel>`;

const expected = `map "A process"

actor data-scientist "Data scientist"

data model-store "Model store"

start start "Start"

phase build "Build" {
  process train-a-model "Train a model" by data-scientist { writes model-store }
  decision good "Good?" by data-scientist
}

^start -> train-a-model -> good -> train-a-model "no"
`;

describe("a draw.io drawing", () => {
  it.each([
    ["plain", `<mxfile><diagram name="Page-1">${graph}</diagram></mxfile>`],
    ["without a file around it", graph],
    [
      "packed",
      `<mxfile><diagram name="Page-1">${Buffer.from(deflateSync(strToU8(encodeURIComponent(graph)))).toString("base64")}</diagram></mxfile>`,
    ],
  ])("%s: boxes, arrows with labels, lanes as actors, containers as phases, stores as data", async (_, source) => {
    const { text, losses } = await imported("drawio", source);
    expect(text).toBe(expected);
    expect(losses).toEqual([
      "The text “Remember the milk” stands beside the flow and was left out.",
      "An arrow that is not fixed to two boxes was left out (`5e`).",
    ]);
  });

  it("reads the first page and names the others", async () => {
    const { losses, text } = await imported(
      "drawio",
      `<mxfile><diagram name="Now">${graph}</diagram><diagram name="Later"/></mxfile>`,
    );
    expect(losses[0]).toBe("Only the first page was read; “Later” was left out.");
    expect(text).toContain('map "Now"');
  });

  it.each([
    ["<html/>", /no `mxCell`/],
    ['<mxfile><diagram name="P">%%%</diagram></mxfile>', /packed in a way/],
  ])("is not what %j is", async (source, sentence) => {
    await expect(imported("drawio", source)).rejects.toThrow(sentence);
  });
});

import { describe, expect, it } from "vitest";
import { imported } from "./support.ts";

const model = (inner: string, collaboration = ""): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.org" id="defs">
${collaboration}<process id="p" name="Churn  model">${inner}</process></definitions>`;

const flow = (id: string, from: string, to: string, name = ""): string =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${name ? ` name="${name}"` : ""}/>`;

describe("a BPMN model of another tool", () => {
  it("keeps lanes as actors, questions as decisions, documentation as notes, data", async () => {
    const { text, losses } = await imported(
      "bpmn",
      model(`
  <laneSet id="ls"><lane id="l1" name="Data scientist"><flowNodeRef>t1</flowNodeRef><flowNodeRef>g</flowNodeRef></lane>
    <lane id="l2" name="Engineer"><flowNodeRef>t2</flowNodeRef></lane></laneSet>
  <startEvent id="s" name="Brief"/>
  <userTask id="t1" name="Train the&#10;model"><documentation>In a notebook.</documentation>
    <dataOutputAssociation id="o"><targetRef>m</targetRef></dataOutputAssociation></userTask>
  <dataObject id="mo"/><dataObjectReference id="m" name="Model" dataObjectRef="mo"/>
  <exclusiveGateway id="g" name="Good enough?"><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
  <serviceTask id="t2" name="Deploy"/>
  <endEvent id="e"/>
  <textAnnotation id="n"><text>Every Monday</text></textAnnotation><association id="a" sourceRef="t2" targetRef="n"/>
  ${flow("f1", "s", "t1")}${flow("f2", "t1", "g")}${flow("f3", "g", "t1", "no, 20 %")}${flow("f4", "g", "t2", "yes")}${flow("f5", "t2", "e")}`),
    );
    expect(losses).toEqual([]);
    expect(text).toContain('map "Churn model"');
    expect(text).toContain(
      'process train-the-model "Train the model" by data-scientist {\n  writes model\n  note "In a notebook."\n}',
    );
    expect(text).toContain('decision good-enough "Good enough?" by data-scientist');
    expect(text).toContain('process deploy "Deploy" by engineer {\n  note "Every Monday"\n}');
    expect(text).toContain(
      'brief -> train-the-model -> good-enough -> train-the-model "no" 20%\ngood-enough -> deploy "yes" -> end',
    );
  });

  it("joins flows through gateways that ask nothing, and through boundary events", async () => {
    const { text } = await imported(
      "bpmn",
      model(`<task id="a" name="A"/><parallelGateway id="split"/><task id="b" name="B"/><task id="c" name="C"/>
  <parallelGateway id="join"/><task id="d" name="D"/><boundaryEvent id="late" name="Too late" attachedToRef="b"/>
  ${flow("f1", "a", "split")}${flow("f2", "split", "b")}${flow("f3", "split", "c")}${flow("f4", "b", "join")}${flow("f5", "c", "join")}${flow("f6", "join", "d")}${flow("f7", "late", "a")}`),
    );
    const flows = text.slice(text.indexOf("\n\n"));
    for (const arrow of ["a -> b", "a -> c", "b -> d", "c -> d", "b -> a"]) {
      const [from = "", to = ""] = arrow.split(" -> ");
      expect(flowsOf(flows)).toContainEqual([from, to]);
    }
    expect(flowsOf(flows)).toHaveLength(5);
    expect(text).toContain('b -> a "Too late"');
  });

  it("makes phases of sub-processes and leads flows into and out of them", async () => {
    const { text } = await imported(
      "bpmn",
      model(`<task id="a" name="A"/>
  <subProcess id="sub" name="Build"><startEvent id="ss"/><task id="b" name="B"/><task id="c" name="C"/><endEvent id="se"/>
    ${flow("i1", "ss", "b")}${flow("i2", "b", "c")}${flow("i3", "c", "se")}</subProcess>
  <task id="d" name="D"/>${flow("f1", "a", "sub")}${flow("f2", "sub", "d")}`),
    );
    expect(text).toMatch(/phase build "Build" \{\n {2}process b "B"\n {2}process c "C"\n\}/);
    expect(text).toContain("b -> c");
    expect(flowsOf(text)).toEqual(
      expect.arrayContaining([
        ["a", "b"],
        ["b", "c"],
        ["c", "d"],
      ]),
    );
    expect(flowsOf(text)).toHaveLength(3);
  });

  it("gives each pool's steps to its participant", async () => {
    const { text } = await imported(
      "bpmn",
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="defs" targetNamespace="t">
<collaboration id="c"><participant id="p1" name="Team" processRef="one"/><participant id="p2" name="Customer" processRef="two"/>
<messageFlow id="m" sourceRef="a" targetRef="b"/></collaboration>
<process id="one"><task id="a" name="Ask"/></process><process id="two"><task id="b" name="Answer"/></process></definitions>`,
    );
    expect(text).toContain('process ask    "Ask"    by team');
    expect(text).toContain('process answer "Answer" by customer');
    expect(text).toContain("ask -> answer");
  });

  it.each(["<svg/>", "no XML at all", ""])("is not what %j is, said in one sentence", async (source) => {
    await expect(imported("bpmn", source)).rejects.toThrow(/^This is no BPMN 2\.0: [^\n]+\.$/);
  });

  it("says so where there is no process", async () => {
    await expect(
      imported("bpmn", '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"/>'),
    ).rejects.toThrow("There is no process in this BPMN model.");
  });
});

/** Pairs of names, chains taken apart. */
function flowsOf(text: string): readonly (readonly [string, string])[] {
  return text
    .split("\n")
    .filter((line) => /^\w.*->/.test(line))
    .flatMap((line) => {
      const names = line.split("->").map((part) => part.trim().split(" ")[0] ?? "");
      return names.slice(1).map((to, i) => [names[i] ?? "", to] as const);
    });
}

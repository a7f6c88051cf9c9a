import { describe, expect, it } from "vitest";
import { filesOfMap, parseMap } from "../../src/language/index.ts";
import { errorTable } from "../support/diagnostics.ts";
import { flowTexts } from "../support/map.ts";

const here = "file:///maps/map.mlflow";

describe("a map over several files", () => {
  it("sees actors, interfaces and data of the files that it imports, and draws only its own steps", async () => {
    const shared = 'actor ds "Data scientist" { cost 85 EUR per hour }\nactor other\nprocess elsewhere is manual';
    const { map, errors } = await parseMap('import "./shared/roles.mlflow"\nprocess a by ds is manual', here, [
      { uri: "file:///maps/shared/roles.mlflow", text: shared },
    ]);
    expect(errors).toEqual([]);
    expect(map.actors.map((a) => [a.id, a.title, a.imported, a.source?.whole.uri])).toEqual([
      ["ds", "Data scientist", true, "file:///maps/shared/roles.mlflow"],
    ]);
    expect(map.steps.map((s) => s.id)).toEqual(["a"]);
  });

  it("may import in a circle", async () => {
    const { map, errors } = await parseMap('import "b.mlflow"\nprocess a by x is manual', here, [
      { uri: "file:///maps/b.mlflow", text: 'import "map.mlflow"\nactor x' },
    ]);
    expect(errors).toEqual([]);
    expect(map.actors.map((a) => a.id)).toEqual(["x"]);
  });

  it("sees what is imported directly, no further", async () => {
    const { errors } = await parseMap('import "b.mlflow"\nprocess a by x is manual', here, [
      { uri: "file:///maps/b.mlflow", text: 'import "c.mlflow"' },
      { uri: "file:///maps/c.mlflow", text: "actor x" },
    ]);
    expect(errors.map((e) => e.message)).toEqual([
      "There is no actor `x`; “./c.mlflow” declares it: import that file.",
    ]);
  });

  it("prefers its own names to imported ones", async () => {
    const { map, errors } = await parseMap('import "b.mlflow"\nactor x "Mine"\nprocess a by x is manual', here, [
      { uri: "file:///maps/b.mlflow", text: 'actor x "Theirs"' },
    ]);
    expect(errors).toEqual([]);
    expect(map.actors.map((a) => a.title)).toEqual(["Mine"]);
  });

  it("has the platforms that any file of the workspace brings for its targets", async () => {
    const map = 'process a is manual\ntarget t "T" { change a is automated\n process n is automated }';
    const vendor = {
      uri: "file:///maps/vendors/acme.mlflow",
      text: 'import "../map.mlflow"\nplatform acme "Acme" for t { rate a, n is automated }',
    };
    const read = await parseMap(map, here, [vendor]);
    expect(read.map.platforms.map((p) => [p.id, p.imported, p.ratings.map((r) => r.process)])).toEqual([
      ["acme", true, ["a", "n"]],
    ]);
    expect(filesOfMap(read.map)).toEqual([here, vendor.uri]);
    const other = await parseMap(vendor.text, vendor.uri, [{ uri: here, text: map }]);
    expect(other.errors).toEqual([]);
    expect(other.map.platforms).toEqual([]);
  });

  it("reports a rating of a process that the target lacks in the platform's own file", async () => {
    const map = 'process a is manual\nprocess b is manual\ntarget t "T" { remove b }';
    const vendor = 'import "map.mlflow"\nplatform acme "Acme" for t { rate b is automated }';
    const { errors } = await parseMap(vendor, "file:///maps/acme.mlflow", [{ uri: here, text: map }]);
    expect(errors.map((e) => e.message)).toEqual([
      "“Acme” rates “b”, which is no process of “T”: take it out of the list.",
    ]);
  });

  it("reads two texts with the same address one after the other", async () => {
    const maps = await Promise.all(
      ["process a -> b", "process x\nprocess y\nx -> y"].map((text) => parseMap(text, here)),
    );
    expect(maps.map(({ map }) => map.steps.map((s) => s.id))).toEqual([["a"], ["x", "y"]]);
    expect(flowTexts(maps[1]?.map.flows ?? [])).toEqual(["x -> y"]);
  });
});

describe("imports that lead nowhere", () => {
  errorTable(
    [
      [
        "a missing file",
        'import «"./none.mlflow"»',
        ["There is no file “./none.mlflow”: paths begin at the folder of this file."],
      ],
      [
        "a missing ending",
        'import «"./lib/roles"»',
        ["There is no file “./lib/roles”; did you mean “./lib/roles.mlflow”?"],
      ],
      ["a folder", 'import «"./lib"»', ["“./lib” is a folder: import a file in it."]],
      ["itself", 'import «"./map.mlflow"»', ["This file imports itself: take the line out."]],
      ["itself by a detour", 'import «"../maps/map.mlflow"»', ["This file imports itself: take the line out."]],
      [
        "an absolute path",
        'import «"/etc/passwd"»',
        ['An import is relative to this file and uses `/`, as in `import "../shared/actors.mlflow"`.'],
      ],
      [
        "outside of the workspace",
        'import «"../../../etc/x.mlflow"»',
        ["There is no file “../../../etc/x.mlflow”: paths begin at the folder of this file."],
      ],
      [
        "the same file twice",
        'import "./lib/roles.mlflow"\nimport «"lib/roles.mlflow"»',
        ["“lib/roles.mlflow” is imported twice: take one line out."],
      ],
      [
        "a name that two files declare",
        'import "./lib/roles.mlflow"\nimport "./lib/more.mlflow"\nprocess a by «ds» is manual',
        ["`ds` is declared in “roles.mlflow” and “more.mlflow”: rename one of them, or declare it in this file."],
      ],
      [
        "a flow to a step of another file",
        'import "./lib/more.mlflow"\nprocess a is manual\na -> «far»',
        [
          "There is no step `far` in this file: it is declared in “more.mlflow”, and flows name steps of their own file only.",
        ],
      ],
    ],
    [
      { uri: "file:///maps/lib/roles.mlflow", text: "actor ds" },
      { uri: "file:///maps/lib/more.mlflow", text: "actor ds\nprocess far is manual" },
    ],
  );
});

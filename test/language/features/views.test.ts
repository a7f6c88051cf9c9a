import { describe, expect, it } from "vitest";
import { applied, open } from "./workbench.ts";

const map = `actor ds "Data scientist"
actor curator
interface sdk
data gold "Labelled set"
phase build "Build" {
  process label by curator via sdk is manual { reads gold }
  process train "Train" by ds is non-repeatable
}
label -> train
target y "Year" { process register }
platform acme for y
`;

async function labels(line: string): Promise<readonly string[]> {
  const { services, document, at } = await open(`${map}${line}\n`);
  const list = await services.Mlflow.lsp.CompletionProvider?.getCompletion(document, at);
  return (list?.items ?? [])
    .sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))
    .map((item) => item.label);
}

const levels = ["automated", "semi-automated", "non-repeatable", "manual", "absent", "unrated"];
const clauses = ["show", "hide", "state", "lanes", "direction", "collapse", "layers", "note", "link"];
const subjects = ["actor", "data", "from", "interface", "phase", "step", "to"];

describe("completion in a view", () => {
  it.each([
    ["view v { show phase ¦ }", ["build"]],
    ["view v { show actor ds, ¦ }", ["curator"]],
    ["view v { hide interface ¦ }", ["sdk"]],
    ["view v { show data ¦ }", ["gold"]],
    ["view v { show from ¦ }", ["label", "register", "train"]],
    ["view v { show level ¦ }", levels],
    ["view v { hide manual, ¦ }", levels.filter((level) => level !== "manual")],
    ["view v { show step label  hide step ¦ }", ["label", "register", "train"]],
    ["view v { state ¦ }", ["acme", "current", "y"]],
    ["view v { collapse ¦ }", ["build"]],
    ["view v { layers ¦ }", ["data", "interfaces"]],
    ["view v { layers data, ¦ }", ["interfaces"]],
    ["view v { lanes ¦ }", ["phases", "actors", "none"]],
  ])("%s", async (line, wanted) => {
    expect([...(await labels(line))].sort()).toEqual([...wanted].sort());
  });

  it("offers what may follow show, and the clauses where one begins", async () => {
    expect([...(await labels("view v { show ¦ }"))].sort()).toEqual([...subjects, ...levels].sort());
    for (const line of ["view v {\n  ¦\n}", "view v { show phase build  ¦ }", "view v { hide manual ¦ }"]) {
      expect(await labels(line)).toEqual(expect.arrayContaining(clauses));
    }
    expect(await labels("¦")).toContain("view");
  });
});

describe("names in a view", () => {
  it("are renamed with what they name", async () => {
    const { services, document, at } = await open(
      `${map}view v { show from lab¦el  hide step label }\nview w { show phase build }\n`,
    );
    const edit = await services.Mlflow.lsp.RenameProvider?.rename(document, { ...at, newName: "annotate" });
    const text = applied(document, edit?.changes?.[document.uri.toString()] ?? []);
    expect(text).toContain("view v { show from annotate  hide step annotate }");
    expect(text).toContain("process annotate by");
  });

  it("lead to what they name, targets' steps included, and are among its references", async () => {
    const bench = await open(`${map}view v { show step regis¦ter  state y }\n`);
    const links = await bench.services.Mlflow.lsp.DefinitionProvider?.getDefinition(bench.document, bench.at);
    expect(links?.map((link) => link.targetSelectionRange.start.line)).toEqual([9]);
    const references = await bench.services.Mlflow.lsp.ReferencesProvider?.findReferences(bench.document, {
      ...bench.at,
      context: { includeDeclaration: false },
    });
    expect(references?.map(({ range }) => range.start.line)).toEqual([11]);
  });
});

describe("reading a view", () => {
  const hover = async (line: string): Promise<string> => {
    const { services, document, at } = await open(`${map}${line}\n`);
    return JSON.stringify((await services.Mlflow.lsp.HoverProvider?.getHoverContent(document, at))?.contents ?? "");
  };

  it("says on hover how much it shows, and what its words mean", async () => {
    expect(await hover('view ¦v "Some" { show step label }')).toContain("Shows 1 of 2 steps.");
    expect(await hover("view v { sh¦ow step label }")).toContain("What a view shows");
    expect(await hover("view v { hide man¦ual }")).toContain("Exceptionally manual");
    expect(await hover("view v { layers da¦ta }")).not.toBe('""');
  });

  it("stands in the outline by its title", async () => {
    const { services, document, at } = await open(`${map}view v "Some" { show step label }\n`);
    const symbols = await services.Mlflow.lsp.DocumentSymbolProvider?.getSymbols(document, at);
    expect(symbols?.at(-1)).toMatchObject({ name: "Some", detail: "v" });
  });
});

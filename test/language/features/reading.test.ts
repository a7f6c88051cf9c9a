import { describe, expect, it } from "vitest";
import type { DocumentSymbol } from "vscode-languageserver";
import { open } from "./workbench.ts";

async function hover(text: string): Promise<string | undefined> {
  const bench = await open(text);
  const found = await bench.services.Mlflow.lsp.HoverProvider?.getHoverContent(bench.document, bench.at);
  return found && (found.contents as { value: string }).value;
}

async function outline(text: string): Promise<readonly string[]> {
  const bench = await open(text);
  const symbols = (await bench.services.Mlflow.lsp.DocumentSymbolProvider?.getSymbols(bench.document, bench.at)) ?? [];
  const lines = (list: readonly DocumentSymbol[], depth: number): readonly string[] =>
    list.flatMap((s) => [
      `${"  ".repeat(depth)}${s.name}${s.detail ? ` | ${s.detail}` : ""}`,
      ...lines(s.children ?? [], depth + 1),
    ]);
  return lines(symbols, 0);
}

const map = `actor ds "Data scientist" { cost 85 EUR per hour  people 3 }
process train "Train" by ds is manual "no server" { effort 6h  runs 4 per month  note "Some **Markdown**" }
process deploy
train -> deploy
target y "Year" {
  change train is automated
}
`;

describe("hover", () => {
  it("shows title, level and meaning, actors, numbers, notes, and each state", async () => {
    const page = await hover(`${map}deploy -> tr¦ain`);
    for (const part of [
      "**Train** (process `train`)",
      "🟥 **Exceptionally manual**: People lead it",
      "no server",
      "by Data scientist",
      "`effort 6h` · `runs 4 per month`",
      "Takes 24\u00a0h a month.",
      "Some **Markdown**",
      "- Year: 🟩 automated",
      "to `deploy`",
    ]) {
      expect(page).toContain(part);
    }
  });

  it("shows what a target comes to, and where a step stands that it adds or takes out", async () => {
    const text = `actor ds "Data scientist"
process train "Train" by ds is manual { effort 6h  runs 4 per month }
process check "Check" by ds is manual { effort 1h  runs 4 per month }
train -> check
target y "Year" {
  actor ops "Operator"
  change train is automated { effort 1h }
  remove check
  process watch "Watch" by ops is automated
}
target z "Later" after y {
  change watch is semi-automated
}
`;
    // Score 0 of two manual steps, then 1 of two automated ones; 4 × 6 − 4 × 1 + 4 hours.
    const target = await hover(text.replace("target y", "target ¦y"));
    expect(target).toContain("1 change, 1 removal, 1 new step");
    expect(target).toContain("Against now: Score 0 → 100 of 100. Saves 24\u00a0h a month.");
    expect(await hover(text.replace("after y", "after ¦y"))).toContain("**Year** (target `y`)");
    expect(await hover(text.replace("target z", "target ¦z"))).toContain(
      "1 change, 0 removals, 0 new steps, after “Year”",
    );
    const added = await hover(text.replace("process watch", "process ¦watch"));
    expect(added).toContain("- Current: not there\n- Year: 🟩 automated\n- Later: 🟨 semi-automated");
    const gone = await hover(text.replace("remove check", "remove ¦check"));
    expect(gone).toContain("- Current: 🟥 manual\n- Year: removed\n- Later: removed");
    expect(await hover(text.replace("by ops", "by ¦ops"))).toContain("Works on 1 in “Year”: Watch");
  });

  it("shows what is assumed, with a link that changes it, and without one where the editor has no such command", async () => {
    const text = `map "M" {
  currency EUR
  assume capture 40..60%
}
actor ds { cost 80 per hour }
process train by ds is manual { effort 10h..20h  runs 1 per month }
process check by ds is manual { effort 1h  runs 1 per month }
target y "Year" {
  change train is automated
  change check is automated { effort 5min }
}
target z "Later" after y {
  change check is semi-automated
}
`;
    const train = await hover(text.replace("process train", "process ¦train"));
    // 5 % of 10 to 20 h.
    expect(train).toContain("In “Year” a run is assumed to take 0.5–1\u00a0h *: what is left of it by");
    expect(train?.match(/assumed to take/g)).toHaveLength(1);
    const [, written, call = ""] =
      /\[`(assume [^`]+)`\]\(command:mlProcessMaps\.setAssumption\?([^ ]+) "Change/.exec(train ?? "") ?? [];
    expect(written).toBe("assume automated 5%");
    expect(JSON.parse(decodeURIComponent(call))).toEqual(["file:///maps/main.mlflow", "automated", "5%"]);
    // Stated in “Year”; in “Later” 50 % ÷ 5 % of it.
    expect(await hover(text.replace("process check", "process ¦check"))).toContain(
      "In “Later” a run is assumed to take 50\u00a0min *",
    );
    const year = await hover(text.replace("target y", "target ¦y"));
    expect(year).toContain("The effort of 1 step then is assumed *: [`assume automated 5%`]");
    expect(year).toContain("[`assume capture 40..60%`](command:");
    expect(year).toContain("[`assume ramp 6mo`](command:");

    const { services, document, at } = await open(text.replace("process train", "process ¦train"));
    await services.shared.lsp.LanguageServer.initialize({ clientInfo: { name: "Neovim" }, capabilities: {} } as never);
    const plain = (await services.Mlflow.lsp.HoverProvider?.getHoverContent(document, at))?.contents;
    expect(JSON.stringify(plain)).toContain("by `assume automated 5%`.");
    expect(JSON.stringify(plain)).not.toContain("command:");
  });

  it("shows what an actor costs and does", async () => {
    const page = await hover(map.replace("by ds", "by d¦s"));
    expect(page).toContain("`cost 85 EUR per hour` · `people 3`");
    expect(page).toContain("Works on 1: Train");
  });

  it("explains levels, with the map's own words, and keywords", async () => {
    expect(await hover("process a is man¦ual")).toContain("Exceptionally manual");
    expect(await hover('map {\n  level manual "Von Hand"\n}\nprocess a is man¦ual')).toContain("Von Hand");
    expect(await hover("process a b¦y x")).toContain("The actors who do it");
    expect(await hover("pro¦cess a")).toContain("One step");
    expect(await hover('process a { meas¦ured "x" }')).toContain("they were measured");
  });

  it("shows titles as text", async () => {
    expect(await hover('process ¦a "<b>*x*</b>"')).toContain("\\<b\\>\\*x\\*\\</b\\>");
  });

  it("says nothing over texts and unknown names", async () => {
    expect(await hover('process a "by¦ x"')).toBeUndefined();
    expect(await hover("process a by ¦nobody")).toBeUndefined();
  });
});

describe("outline", () => {
  it("nests declarations by title, with name and level", async () => {
    expect(await outline(`phase p "Prepare" {\n${map}\ndecision d\n}`)).toEqual([
      "Prepare | p",
      "  Data scientist | ds",
      "  Train | train  🟥 manual",
      "  deploy",
      "  Year | y",
      "    change train | 🟩 automated",
      "  d",
    ]);
  });

  it("keeps what parses of a broken text", async () => {
    expect(await outline('process a "A" is\nprocess by\nphase p {\n process b')).toContain("A | a");
  });
});

describe("folding", () => {
  it("folds blocks, comments, imports, long strings and regions", async () => {
    const text = [
      'import "a"',
      'import "b"',
      "// one",
      "// two",
      "phase p {",
      "  process a {",
      '    note """',
      "    x",
      '    """',
      "  }",
      "}",
      "// region flows",
      "a -> b",
      "// endregion",
    ].join("\n");
    const bench = await open(text);
    const found =
      (await bench.services.Mlflow.lsp.FoldingRangeProvider?.getFoldingRanges(bench.document, bench.at)) ?? [];
    const ranges = found.map((r) => `${r.startLine}-${r.endLine} ${r.kind ?? "block"}`).sort();
    expect(ranges).toEqual(
      ["0-1 imports", "11-13 region", "2-3 comment", "4-9 block", "5-8 block", "6-8 block"].sort(),
    );
  });
});

describe("formatting through the editor", () => {
  const options = { tabSize: 4, insertSpaces: false };

  it("edits only the lines that change", async () => {
    const bench = await open("a -> b\nb   -> c\nc -> d\n");
    const edits = await bench.services.Mlflow.lsp.Formatter?.formatDocument(bench.document, { ...bench.at, options });
    expect(edits?.map((e) => e.range.start.line)).toEqual([1]);
  });

  it("formats a range and leaves the rest", async () => {
    const bench = await open("a   -> b\n«b   -> c»\nc   -> d\n");
    const edits = await bench.services.Mlflow.lsp.Formatter?.formatDocumentRange(bench.document, {
      ...bench.at,
      range: bench.range,
      options,
    });
    expect(edits?.map((e) => e.newText)).toEqual(["b -> c\n"]);
  });
});

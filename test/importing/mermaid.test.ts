import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imported } from "./support.ts";

describe("a flowchart of Mermaid", () => {
  it("with subgraphs, shapes, fans, labels in both forms, and a line that nobody understands", async () => {
    const { text, losses } = await imported(
      "mmd",
      `---
title: Churn
---
graph TD
  %% a comment
  subgraph prep [Prepare data]
    a([Brief]) --> b[Collect <br/> documents]:::manual
    b --> c[[Clean]] & d("Label; by hand")
  end
  c & d -->|ready| e{Good enough?}
  e -- no 20 % --> b
  e == yes ==> g[Deploy]; g -.-> h((Live))
  g --> s[(Model store)]
  classDef manual fill:#f00
  what is this
`,
    );
    expect(text).toContain('map "Churn" {\n  direction down\n}');
    expect(text).toContain('phase prepare-data "Prepare data" {');
    expect(text).toContain('start brief "Brief"');
    expect(text).toContain('process collect-documents "Collect documents" is manual');
    expect(text).toContain('"Label; by hand"');
    expect(text).toContain('decision good-enough "Good enough?"');
    expect(text).toContain('end live "Live"');
    expect(text).toContain('-> collect-documents "no" 20%');
    expect(text).toContain('good-enough -> deploy "yes" -> live');
    expect(text).toContain('process deploy "Deploy" { writes model-store }');
    expect(losses).toEqual(["Line 15 was not understood and was left out: `what is this`."]);
  });

  it.each(["sequenceDiagram\n  A->>B: hello", "", "just words"])("is not what %j is", async (source) => {
    await expect(imported("mmd", source)).rejects.toThrow(/no flowchart of Mermaid/);
  });

  it.each([
    ["a-->b", 1],
    ["a --> b --> c", 2],
    ["a & b --> c & d", 4],
    ["a <--> b", 2],
    ["a ---|why| b", 1],
    ["a --o b", 1],
    ["a ----> b", 1],
    ['a@{ shape: diam, label: "Well?" } --> b', 1],
    ["a-b --> c_d", 1],
  ])("`%s` has %i flows", async (chain, flows) => {
    const { text } = await imported("mmd", `flowchart LR\n  ${chain}\n`);
    expect(text.match(/->/g)).toHaveLength(flows);
  });

  it("carries any title through quotes and entities", async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[ -~äéß]{1,30}$/), async (title) => {
        fc.pre(/\S/.test(title));
        const written = title
          .replaceAll("#", "#35;")
          .replaceAll('"', "#quot;")
          .replaceAll("<", "#lt;")
          .replaceAll("`", "#96;");
        const { map } = await imported("mmd", `flowchart LR\n  x["${written}"] --> y\n`);
        const shown = title.replaceAll("\\n", " ").replaceAll(/\s+/g, " ").trim();
        expect(map.steps[0]?.title).toBe(shown);
      }),
      { numRuns: 60 },
    );
  });
});

/** Many versions of one file, read one after the other, against each of them read alone. */
import { describe, expect, it } from "vitest";
import { parseMap, readerOfVersions, type TextFile } from "../../src/language/index.ts";
import { sample } from "./sample.ts";

type Version = readonly [text: string, uri: string, others: readonly TextFile[]];

const here = "memory:///maps/a.mlflow";

async function expectSameAsAlone(versions: readonly Version[]): Promise<void> {
  const read = readerOfVersions();
  for (const [i, version] of versions.entries())
    expect(await read(...version), `version ${i}`).toEqual(await parseMap(...version));
}

/** A generator of the same even numbers from 0 up to 1 each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

describe("versions of a file", () => {
  it("are read as each is alone, whole and broken ones, after one change and after many", async () => {
    const random = numbers(42);
    const lines = sample.split("\n");
    const versions: Version[] = [];
    for (let i = 0; i < 60; i++) {
      for (let changes = i % 4; changes >= 0; changes--) {
        const at = Math.floor(random() * lines.length);
        const [line = ""] = lines.splice(at, random() < 0.5 ? 1 : 0);
        if (random() < 0.7) lines.splice(at, 0, line.replace(/\d+/, String(Math.floor(random() * 30))) || `// ${i}`);
      }
      versions.push([lines.join("\n"), here, []]);
    }
    await expectSameAsAlone(versions);
  });

  it("follow what they import, also when only that changes, and a new name of the file", async () => {
    const map = (rest = ""): string =>
      `import "b.mlflow"\nprocess x by ds is manual { effort 1h  runs 1 per month }\ntarget t { change x is automated }\n${rest}`;
    const other = (actor: string, level: string): TextFile => ({
      uri: "memory:///maps/b.mlflow",
      text: `import "a.mlflow"\nactor ${actor} "Somebody" { cost 5 EUR per hour }\nplatform p for t { rate x is ${level} }\n`,
    });
    await expectSameAsAlone([
      [map(), here, [other("ds", "automated")]],
      [map(), here, [other("ds", "manual")]],
      // Its target is gone, and comes back: the platform of the other file loses and finds it.
      [map().replace("target t", "target u"), here, [other("ds", "manual")]],
      [map("process y by ds\n"), here, [other("ds", "manual")]],
      [map("process y by ds\n"), here, [other("mle", "manual")]],
      [map("process y by ds\n"), here, []],
      [map("process y by ds\n"), "memory:///maps/c.mlflow", [other("ds", "manual")]],
      [map("process y by ds\n"), here, [other("ds", "manual")]],
      [map("process y by ds\n"), here, [other("ds", "manual")]],
    ]);
  });
});

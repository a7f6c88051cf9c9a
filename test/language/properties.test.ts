import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMap } from "../../src/language/index.ts";
import { resolveStates } from "../../src/model/state.ts";
import { flowTexts } from "../support/map.ts";
import { sample } from "./sample.ts";

const words = sample.split(/(\s+|(?<=[{},])|(?=[{},]))/).filter((word) => word !== "");

/** Text that looks like a map, but for what stands where. */
const shuffled = fc.array(
  fc.constantFrom(...words, "\n", "{", "}", '"', '"""', "->", ",", "/*", "//", "^", "4..", "🟢"),
  {
    maxLength: 80,
  },
);

describe("any text", () => {
  it("gives a map and sentences with places in the text", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          shuffled.map((parts) => parts.join(" ")),
          fc.string({ unit: "binary", maxLength: 200 }),
        ),
        async (text) => {
          const { map, errors } = await parseMap(text);
          resolveStates(map);
          expect(JSON.parse(JSON.stringify(map))).toEqual(map);
          for (const { message, range } of errors) {
            expect(message).toMatch(/[.?]$/);
            expect(message).not.toMatch(/undefined|Expecting|token|NaN/);
            expect(range.offset).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(Math.max(text.length, 1));
            expect(range.end).toBeGreaterThanOrEqual(range.offset);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it("reads the same twice", { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async (parts) => {
        const text = parts.join(" ");
        expect(await parseMap(text)).toEqual(await parseMap(text));
      }),
      { numRuns: 50 },
    );
  });
});

describe("what was written is what is read", () => {
  const name = fc.stringMatching(/^[a-zäéßжन文][a-z0-9_]{0,6}$/);
  const title = fc.string({ maxLength: 30 }).filter((text) => !/[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(text));
  const quoted = (text: string) => `"${text.replace(/[\\"]/g, "\\$&")}"`;

  it("for names, titles and flows of any script", { timeout: 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { minLength: 2, maxLength: 6, selector: (n) => n.normalize("NFC") }),
        title,
        async (names, text) => {
          const steps = names.map((n) => `process ^${n} ${quoted(text)} is manual`);
          const { map, errors } = await parseMap(`${steps.join("\n")}\n${names.map((n) => `^${n}`).join(" -> ")}`);
          expect(errors).toEqual([]);
          expect(map.steps.map((s) => [s.id, s.title])).toEqual(names.map((n) => [n.normalize("NFC"), text]));
          expect(map.flows.length).toBe(names.length - 1);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("for fans: each with each", { timeout: 30_000 }, async () => {
    const fan = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fan, fan, async (from, to) => {
        const { map } = await parseMap(
          `process a\nprocess b\nprocess c\nprocess d\n${from.join(", ")} -> ${to.join(", ")}`,
        );
        expect(flowTexts(map.flows)).toEqual(from.flatMap((x) => to.map((y) => `${x} -> ${y}`)));
      }),
      { numRuns: 40 },
    );
  });
});

/** The pictures of README and docs are what the code draws now. */
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { docsPainter, docsPictures, docsThemes, pictureName } from "../scripts/docs-pictures.ts";

const root = join(import.meta.dirname, "..");
const draw = docsPainter(root);

describe("docs/pictures", () => {
  it.each(docsPictures)("has $map in its state $state as it is drawn now", async (picture) => {
    for (const theme of docsThemes) {
      const name = pictureName(picture, theme);
      const shown = readFileSync(join(root, "docs/pictures", name), "utf8");
      expect(shown === (await draw(picture, theme)), `${name} is out of date: run npm run pictures`).toBe(true);
    }
  });

  it("has every picture that README and docs show", () => {
    const shown = ["README.md", ...globSync("docs/**/*.md", { cwd: root })].flatMap((page) =>
      [...readFileSync(join(root, page), "utf8").matchAll(/pictures\/([\w.-]+\.svg)/g)].map((match) => match[1]),
    );
    expect(shown.length).toBeGreaterThan(0);
    const drawn = readdirSync(join(root, "docs/pictures"));
    for (const name of shown) expect(drawn).toContain(name);
  });
});

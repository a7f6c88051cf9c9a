import { access, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Assets } from "../formats/format.ts";
import { systemFontsFor } from "../reporter/system-fonts.ts";

/** Beside the bundle where this runs as built, else (from the sources) where the build put it. */
const places = ["./", "../../dist/cli/"];

async function bytesOf(name: string): Promise<Uint8Array> {
  for (const place of places) {
    const path = fileURLToPath(new URL(place + name, import.meta.url));
    const found = await access(path).then(
      () => true,
      () => false,
    );
    if (found) return readFile(path);
  }
  throw new Error(`The file ${name} is missing beside the program: install it anew, or build it (npm run build).`);
}

/** What formats need and may not fetch themselves, read from the installation. */
export const assets: Assets = {
  font: (weight) => bytesOf(`fonts/inter-${weight}.ttf`),
  resvg: () => bytesOf("resvg.wasm"),
  fontsFor: systemFontsFor,
};

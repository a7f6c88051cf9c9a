import { readdir, readFile } from "node:fs/promises";
import { homedir, platform } from "node:os";
import { join } from "node:path";
import { hasOutlines, lackingIn } from "../formats/font-subset.ts";

/** Folders in which a system keeps its fonts. */
function folders(): readonly string[] {
  const home = homedir();
  switch (platform()) {
    case "win32":
      return ["C:\\Windows\\Fonts", join(home, "AppData", "Local", "Microsoft", "Windows", "Fonts")];
    case "darwin":
      return ["/System/Library/Fonts", "/Library/Fonts", join(home, "Library", "Fonts")];
    default:
      return [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        join(home, ".local", "share", "fonts"),
        join(home, ".fonts"),
      ];
  }
}

/** Families with many scripts first, plain upright ones before the rest: so few files are opened as may be. */
function likely(path: string): number {
  if (/(italic|oblique|mono|serif|condensed|thin|black|light|bold)/i.test(path)) return 3;
  if (/(cjk|gothic|pingfang|hiragino|yahei|malgun|unicode|arial|segoe|dejavusans|notosans)/i.test(path)) return 1;
  return 2;
}

const mostFonts = 60;

/**
 * Fonts of this machine for characters that Inter lacks: for each file the characters that it brings are struck off,
 * until none is left or no file brings any. A font that can't be read is passed over: the next may serve. `outlines`: only fonts
 * with outlines of TrueType are of use.
 */
export async function systemFontsFor(characters: string, kind?: "outlines"): Promise<readonly Uint8Array[]> {
  const lists = await Promise.all(
    folders().map((folder) =>
      readdir(folder, { recursive: true }).then(
        (names) => names.map((name) => join(folder, name)),
        () => [],
      ),
    ),
  );
  const paths = lists
    .flat()
    .filter((path) => /\.(ttf|otf|ttc)$/i.test(path))
    .sort((a, b) => likely(a) - likely(b) || (a < b ? -1 : 1));
  const found: Uint8Array[] = [];
  let missing = characters;
  for (const path of paths.slice(0, mostFonts)) {
    if (missing === "") break;
    const bytes = await readFile(path).catch(() => undefined);
    const left = bytes && lacking(bytes, missing, kind);
    if (bytes === undefined || left === undefined || left.length === missing.length) continue;
    found.push(bytes);
    missing = left;
  }
  return found;
}

function lacking(font: Uint8Array, text: string, kind: "outlines" | undefined): string | undefined {
  try {
    return kind === "outlines" && !hasOutlines(font) ? undefined : lackingIn(font, text);
  } catch {
    return undefined; // Not a font that we can read.
  }
}

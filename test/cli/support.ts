import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { main } from "../../src/cli/main.ts";
import { assets } from "../support/assets.ts";

/** A folder that is gone after the test, with these files in it. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "mlmap-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly bytes: Uint8Array;
  readonly err: string;
}

interface Around {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: boolean;
  readonly stopped?: AbortSignal;
  /** Hears what goes to standard error while the command runs. */
  readonly told?: (text: string) => void;
}

/** Runs the command line in this process, in `folder`. */
export async function mlmap(folder: string, argv: readonly string[], around: Around = {}): Promise<Run> {
  const out: Buffer[] = [];
  let err = "";
  const io: Io = {
    cwd: folder,
    env: around.env ?? {},
    readInput: async () => Buffer.from(around.stdin ?? ""),
    out: (content) => void out.push(Buffer.from(content)),
    err: (text) => {
      err += text;
      around.told?.(text);
    },
    outIsTerminal: around.terminal ?? false,
    errIsTerminal: around.terminal ?? false,
    columns: 80,
    assets,
    ...(around.stopped && { stopped: around.stopped }),
  };
  const status = await main(argv, io);
  const bytes = Buffer.concat(out);
  return { status, out: bytes.toString("utf8"), bytes, err };
}

export const read = (folder: string, name: string): Promise<string> => readFile(join(folder, name), "utf8");

/** A small map without any finding. */
export const soundMap = `map "Sound" {
  lanes phases
}

actor ds "Data scientist"

start go   "Go"
end   done "Done"

phase build "Build" {
  process train "Train" by ds is automated
}

go -> train -> done
`;

/** A map with a manual step and nobody who does it. */
export const manualMap = `process label "Label" is manual
`;

/** A map that names what it does not hold. */
export const brokenMap = `process label "Label" is manual
label -> trian
`;

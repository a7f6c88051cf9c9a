import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { cachedDataVersionTag, getHeapCodeStatistics, getHeapSpaceStatistics } from "node:v8";
import { constants, Script } from "node:vm";
import { crc32 } from "node:zlib";

export interface Compiled<Exports> {
  readonly exports: Exports;
  /** Keeps the code that this run compiled for the next one. Does nothing where nearly all of it is kept already. */
  keep(): void;
}

/**
 * Loads a bundled CommonJS file with the machine code that an earlier run left. Node's own cache is made before a module
 * runs, so that it lacks all functions that V8 compiles only when they are called, which is most of a start: kept after a
 * run, they are there. It lies in the folder of Node's cache and obeys its switches (`NODE_COMPILE_CACHE`,
 * `NODE_DISABLE_COMPILE_CACHE`); without such a folder everything is compiled each time. Files beside it that it asks for
 * (`require("./part.cjs")`) are loaded in the same way when it asks, each with code of its own.
 *
 * @param kind What the run does, one file each: code that it never calls is not read.
 */
export function loadCompiled<Exports>(address: URL, kind: string): Compiled<Exports> {
  const folder = module.getCompileCacheDir();
  const main = loadFile(fileURLToPath(address), folder, kind);
  return {
    exports: main.exports as Exports,
    keep() {
      if (folder === undefined) return;
      const { known } = main;
      // A new name is a new build or another Node: the time to see what older ones left.
      if (!known) forgetOld(folder);
      const room = codeRoom();
      if (known && room <= known.room) return keep(main, false, { room, size: known.size });
      const size = codeSize();
      const grown = known !== undefined && size >= growth * known.size;
      if (known && !grown) noteRoom(main.place, room);
      keep(main, grown, { room, size });
    },
  };
}

/** A file that runs, with those beside it that it asked for. */
interface Loaded {
  readonly exports: unknown;
  readonly script: Script;
  /** Where its code is kept; empty where none is. */
  readonly place: string;
  /** The kept code, if V8 took it. */
  readonly known: Kept | undefined;
  readonly parts: ReadonlyMap<string, Loaded>;
}

function loadFile(path: string, folder: string | undefined, kind: string): Loaded {
  const place = folder === undefined ? "" : join(folder, `mlmap-${nameOf(path, kind)}.code`);
  const known = place === "" ? undefined : read(place);
  const source = readFileSync(path, "utf8");
  const script = new Script(`(function(exports,require,module,__filename,__dirname,__address){${source}\n})`, {
    filename: path,
    ...(known && { cachedData: known.code }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const own: { exports: unknown } = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  const others = createRequire(path);
  const parts = new Map<string, Loaded>();
  const ask = (name: string): unknown => {
    if (!name.startsWith("./")) return others(name);
    const part = parts.get(name) ?? loadFile(join(dirname(path), name), folder, "part");
    parts.set(name, part);
    return part.exports;
  };
  run.call(own.exports, own.exports, ask, own, path, dirname(path), pathToFileURL(path).href);
  const taken = script.cachedDataRejected === false ? known : undefined;
  return { exports: own.exports, script, place, known: taken, parts };
}

/** Writes the code of a file and its parts; where not `all`, then only of those that have none. */
function keep({ script, place, known, parts }: Loaded, all: boolean, how: Size): void {
  if (all || !known) write(place, script.createCachedData(), how);
  for (const part of parts.values()) keep(part, all, how);
}

/** Another file, another Node or another processor: another name. */
function nameOf(path: string, kind: string): string {
  const { size, mtimeMs } = statSync(path);
  const what = [path, size, mtimeMs, process.version, process.arch, cachedDataVersionTag()].join(" ");
  return `${crc32(what).toString(16)}-${kind}`;
}

/**
 * So much more than is kept has to have been compiled for it to be kept anew: a run with a larger map calls what the first
 * one did not.
 */
const growth = 1.1;

/** Bytes of all functions that are compiled by now. V8 walks over all of its heap for it: 10 ms. */
function codeSize(): number {
  return getHeapCodeStatistics().bytecode_and_metadata_size;
}

/** Bytes of the part of the heap where V8 has compiled functions, among other things: a glance that costs nothing. */
function codeRoom(): number {
  return (
    getHeapSpaceStatistics().find(({ space_name: name }) => name === "trusted_space")?.space_used_size ??
    Number.POSITIVE_INFINITY
  );
}

/** How much a run had compiled. */
interface Size {
  /** Bytes, as `codeRoom` has it: the most of all runs that were looked at. */
  readonly room: number;
  /** Bytes, as `codeSize` has it, of the run that kept its code. */
  readonly size: number;
}

interface Kept extends Size {
  readonly code: Buffer;
}

/** What stands before the code, four bytes each: the room, a sum of all that follows, the size. */
const at = { room: 0, sum: 4, size: 8, code: 12 };

/** The kept code; undefined where there is none, or where a sum tells that it is not what was written. */
function read(place: string): Kept | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(place);
  } catch {
    // The first run of its kind.
    return undefined;
  }
  if (bytes.length <= at.code || bytes.readUInt32LE(at.sum) !== crc32(bytes.subarray(at.size))) return undefined;
  return { room: bytes.readUInt32LE(at.room), size: bytes.readUInt32LE(at.size), code: bytes.subarray(at.code) };
}

function write(place: string, code: Buffer, { room, size }: Size): void {
  const head = Buffer.alloc(at.code);
  head.writeUInt32LE(Math.min(room, 0xffffffff), at.room);
  head.writeUInt32LE(size, at.size);
  head.writeUInt32LE(crc32(code, crc32(head.subarray(at.size))), at.sum);
  const beside = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true });
    // Others may read at this moment: the whole file takes its place at once.
    writeFileSync(beside, Buffer.concat([head, code]), { mode: 0o600 });
    renameSync(beside, place);
  } catch {
    // A full or read-only disk makes the next start slow, and nothing else.
  }
}

/** Days after which code is thrown away: what is still run is compiled and kept once more. */
const oldest = 30;

function forgetOld(folder: string): void {
  const until = Date.now() - oldest * 24 * 60 * 60 * 1000;
  try {
    for (const name of readdirSync(folder)) {
      if (!/^mlmap-[0-9a-f]+-\w+\.code/.test(name)) continue;
      const place = join(folder, name);
      if (statSync(place).mtimeMs < until) rmSync(place);
    }
  } catch {
    // Another run was there first, or the folder may only be read: whoever comes next tries again.
  }
}

/** Runs that take no more room than this one need not be looked at. */
function noteRoom(place: string, room: number): void {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Math.min(room, 0xffffffff));
  try {
    const file = openSync(place, "r+");
    writeSync(file, bytes, 0, bytes.length, at.room);
    closeSync(file);
  } catch {
    // Then the next run is looked at as well.
  }
}

import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag, getHeapCodeStatistics } from "node:v8";
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
 * `NODE_DISABLE_COMPILE_CACHE`); without such a folder everything is compiled each time.
 *
 * @param kind What the run does, one file each: code that it never calls is not read.
 */
export function loadCompiled<Exports>(address: URL, kind: string): Compiled<Exports> {
  const path = fileURLToPath(address);
  const folder = module.getCompileCacheDir();
  const place = folder === undefined ? undefined : join(folder, `mlmap-${nameOf(path, kind)}.code`);
  const known = place === undefined ? undefined : read(place);
  const source = readFileSync(path, "utf8");
  const script = new Script(`(function(exports,require,module,__filename,__dirname,__address){${source}\n})`, {
    filename: path,
    ...(known && { cachedData: known.code }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const own: { exports: unknown } = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  run.call(own.exports, own.exports, createRequire(path), own, path, dirname(path), address.href);
  return {
    exports: own.exports as Exports,
    keep() {
      if (place === undefined) return;
      const size = codeSize();
      if (known && script.cachedDataRejected === false && size < growth * known.size) return;
      write(place, script.createCachedData(), size);
    },
  };
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

/** Bytes of all functions that are compiled by now. */
function codeSize(): number {
  return getHeapCodeStatistics().bytecode_and_metadata_size;
}

/** A sum of what follows, then the size of the compiled functions in the run that kept them, then their code. */
const [sumBytes, sizeBytes] = [4, 4];

/** The kept code; undefined where there is none, or where a sum tells that it is not what was written. */
function read(place: string): { readonly code: Buffer; readonly size: number } | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(place);
  } catch {
    // The first run of its kind.
    return undefined;
  }
  const summed = bytes.subarray(sumBytes);
  if (summed.length <= sizeBytes || bytes.readUInt32LE(0) !== crc32(summed)) return undefined;
  return { code: summed.subarray(sizeBytes), size: summed.readUInt32LE(0) };
}

function write(place: string, code: Buffer, size: number): void {
  const head = Buffer.alloc(sizeBytes);
  head.writeUInt32LE(size);
  const summed = Buffer.concat([head, code]);
  const sum = Buffer.alloc(sumBytes);
  sum.writeUInt32LE(crc32(summed));
  const beside = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true });
    // Others may read at this moment: the whole file takes its place at once.
    writeFileSync(beside, Buffer.concat([sum, summed]), { mode: 0o600 });
    renameSync(beside, place);
  } catch {
    // A full or read-only disk makes the next start slow, and nothing else.
  }
}

import { Buffer } from "node:buffer";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { type FileReport, inOrder, type Reports } from "./diagnostic.ts";

/**
 * The report of one file in few bytes. What a thousand maps come to is kept like this until it is written: a finding
 * takes some 20 bytes instead of a thousand.
 */
export interface PackedReport {
  readonly file: string;
  /** Absent where nothing was found. */
  readonly bytes?: Uint8Array;
}

export function packed({ file, told }: FileReport): PackedReport {
  // A copy: what zlib gives is a view of a larger room, which would be kept and sent between threads as a whole.
  return told.length === 0 ? { file } : { file, bytes: new Uint8Array(deflateRawSync(JSON.stringify(told))) };
}

const toldIn = ({ bytes }: PackedReport): FileReport["told"] =>
  bytes ? (JSON.parse(Buffer.from(inflateRawSync(bytes)).toString("utf8")) as FileReport["told"]) : [];

/** One report a file, each finding once, in reading order; unpacked one by one. */
export function merged(reports: readonly PackedReport[]): Reports {
  const byFile = new Map<string, PackedReport[]>();
  for (const report of reports) {
    const before = byFile.get(report.file);
    if (before) before.push(report);
    else byFile.set(report.file, [report]);
  }
  return {
    *[Symbol.iterator]() {
      for (const [file, parts] of byFile) yield { file, told: inOrder(withoutRepeats(parts.flatMap(toldIn), parts)) };
    },
  };
}

/** Two maps may find the same in a file that both lean on; one map finds nothing twice. */
function withoutRepeats(told: FileReport["told"], parts: readonly PackedReport[]): FileReport["told"] {
  if (parts.length < 2) return told;
  return [...new Map(told.map((t) => [JSON.stringify(t), t])).values()];
}

import { createLayouter } from "../diagram/index.ts";
import { report } from "../formats/report/index.ts";
import type { ReportReply, ReportRequest } from "../protocol.ts";

/** Writes the report that is asked for; whatever goes wrong comes back as words. */
export async function answer({ fonts, origin, ...asked }: ReportRequest): Promise<ReportReply> {
  try {
    const font = (weight: 400 | 600): Promise<Uint8Array> => Promise.resolve(fonts[weight]);
    return { html: await report({ ...asked, origin, layouter: createLayouter(), assets: { font } }) };
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

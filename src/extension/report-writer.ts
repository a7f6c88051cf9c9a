import type { ReportReply, WriterRequest } from "../protocol.ts";

/** A thread or worker, whichever the host has. */
export interface ReportThread {
  post(request: WriterRequest): void;
  /** Calls once: with the answer, or with why there is none. */
  listen(answered: (reply: ReportReply) => void, failed: (why: Error) => void): void;
  end(): void;
}

/** Starts a thread for one file; it ends with the answer. */
export type StartReportThread = () => ReportThread;

export interface WrittenFile {
  readonly content: string | Uint8Array;
  /** What the file does not show as the map says it, a sentence each. */
  readonly losses: readonly string[];
}

/** Has a file written: the layout of its pictures would hold the editor up here. */
export async function written(start: StartReportThread, request: WriterRequest): Promise<WrittenFile> {
  const thread = start();
  try {
    const reply = await new Promise<ReportReply>((answered, failed) => {
      thread.listen(answered, failed);
      thread.post(request);
    });
    if ("failed" in reply) throw new Error(reply.failed);
    return "html" in reply ? { content: reply.html, losses: [] } : { content: reply.bytes, losses: reply.losses };
  } finally {
    thread.end();
  }
}

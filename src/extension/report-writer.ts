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

/** Has a file written: the layout of its pictures would hold the editor up here. */
export async function written(start: StartReportThread, request: WriterRequest): Promise<string | Uint8Array> {
  const thread = start();
  try {
    const reply = await new Promise<ReportReply>((answered, failed) => {
      thread.listen(answered, failed);
      thread.post(request);
    });
    if ("failed" in reply) throw new Error(reply.failed);
    return "html" in reply ? reply.html : reply.bytes;
  } finally {
    thread.end();
  }
}

import type { LettersRequest, ReportReply, WriterRequest } from "../protocol.ts";

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
  /** What holds for a file made on this machine, a sentence each. */
  readonly notes: readonly string[];
}

/** Has a file written: the layout of its pictures would hold the editor up here. */
export async function written(
  start: StartReportThread,
  request: Exclude<WriterRequest, LettersRequest>,
): Promise<WrittenFile> {
  const reply = await answered(start, request);
  if ("html" in reply) return { content: reply.html, losses: [], notes: [] };
  if ("bytes" in reply) return { content: reply.bytes, losses: reply.losses, notes: reply.notes };
  throw new Error("The file was not written.");
}

/** What a picture of these letters, which the preview drew as dots, owes to the machine's fonts. */
export async function notesOnLetters(start: StartReportThread, request: LettersRequest): Promise<readonly string[]> {
  const reply = await answered(start, request);
  return "notes" in reply ? reply.notes : [];
}

async function answered(
  start: StartReportThread,
  request: WriterRequest,
): Promise<Exclude<ReportReply, { readonly failed: string }>> {
  const thread = start();
  try {
    const reply = await new Promise<ReportReply>((came, failed) => {
      thread.listen(came, failed);
      thread.post(request);
    });
    if ("failed" in reply) throw new Error(reply.failed);
    return reply;
  } finally {
    thread.end();
  }
}

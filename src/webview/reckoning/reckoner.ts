import type { Answers, Question, Subject } from "./reckon.ts";

/** Page → worker. */
export interface ReckonRequest {
  readonly reckon: number;
  readonly question: Question;
}

/** Worker → page. */
export type ReckonReply =
  | { readonly reckon: number; readonly value: Answers[Subject] }
  | { readonly reckon: number; readonly failed: string };

export interface ReckonWorker {
  postMessage(request: ReckonRequest): void;
  onmessage: ((event: { readonly data: ReckonReply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

export type Answer<S extends Subject> =
  | { readonly kind: "known"; readonly value: Answers[S] }
  | { readonly kind: "failed"; readonly message: string };

/** Reckons away from the page: ten thousand draws for every candidate must not stop the typing. */
export interface Reckoner {
  /** Of several questions about one subject only the newest is answered. */
  ask<S extends Subject>(question: Question<S>, answer: (answer: Answer<S>) => void): void;
}

interface Asked {
  readonly request: ReckonRequest;
  tell(answer: Answer<Subject>): void;
}

/** The worker starts at the first question, and anew after it broke down. One question runs, of each subject one waits. */
export function createReckoner(start: () => ReckonWorker): Reckoner {
  let worker: ReckonWorker | undefined;
  let count = 0;
  let running: Asked | undefined;
  const newest = new Map<Subject, Asked>();
  const waiting = new Map<Subject, Asked>();

  const send = (asked: Asked): void => {
    worker ??= begin();
    running = asked;
    worker.postMessage(asked.request);
  };
  const done = (answer: Answer<Subject>): void => {
    const asked = running;
    running = undefined;
    if (asked && newest.get(asked.request.question.about) === asked) asked.tell(answer);
    const [next] = waiting.values();
    if (!next || running) return;
    waiting.delete(next.request.question.about);
    send(next);
  };
  function begin(): ReckonWorker {
    const fresh = start();
    fresh.onmessage = ({ data }) => {
      if (data.reckon === running?.request.reckon)
        done("failed" in data ? { kind: "failed", message: data.failed } : { kind: "known", value: data.value });
    };
    fresh.onerror = ({ message }) => {
      worker = undefined;
      done({ kind: "failed", message: message ?? "its worker could not start" });
    };
    return fresh;
  }
  return {
    ask(question, answer) {
      count += 1;
      const asked: Asked = { request: { reckon: count, question }, tell: answer as Asked["tell"] };
      newest.set(question.about, asked);
      if (running) waiting.set(question.about, asked);
      else send(asked);
    },
  };
}

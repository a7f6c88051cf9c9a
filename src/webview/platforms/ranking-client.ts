import type { Ranking } from "../../analysis/index.ts";
import type { ProcessMap, StateId } from "../../model/process-map.ts";

/** Page → worker: rank the platforms of a target. */
export interface RankingRequest {
  readonly rank: number;
  readonly map: ProcessMap;
  readonly target: StateId;
}

/** Worker → page. */
export type RankingReply =
  | { readonly rank: number; readonly ranking: Ranking | null }
  | { readonly rank: number; readonly failed: string };

export interface RankingWorker {
  postMessage(request: RankingRequest): void;
  onmessage: ((event: { readonly data: RankingReply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

export type RankingAnswer =
  | { readonly kind: "ranked"; readonly ranking: Ranking | null }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Ranks away from the page, since ten thousand draws for every candidate must not stop the typing. The worker starts at
 * the first question; only the newest question is answered.
 */
export function createRankingClient(start: () => RankingWorker): {
  rank(map: ProcessMap, target: StateId, answer: (answer: RankingAnswer) => void): void;
} {
  let worker: RankingWorker | undefined;
  let newest = 0;
  let running = false;
  let waiting: RankingRequest | undefined;
  let tell: (answer: RankingAnswer) => void = () => undefined;

  const send = (request: RankingRequest): void => {
    worker ??= begin();
    running = true;
    worker.postMessage(request);
  };
  const done = (): void => {
    running = false;
    const next = waiting;
    waiting = undefined;
    if (next) send(next);
  };
  function begin(): RankingWorker {
    const fresh = start();
    fresh.onmessage = ({ data }) => {
      if (data.rank === newest)
        tell("failed" in data ? { kind: "failed", message: data.failed } : { kind: "ranked", ranking: data.ranking });
      done();
    };
    fresh.onerror = ({ message }) => {
      worker = undefined;
      tell({ kind: "failed", message: message ?? "its worker could not start" });
      done();
    };
    return fresh;
  }
  return {
    rank(map, target, answer) {
      newest += 1;
      tell = answer;
      const request = { rank: newest, map, target };
      if (running) waiting = request;
      else send(request);
    },
  };
}

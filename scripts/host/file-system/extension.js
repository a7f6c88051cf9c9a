/* Runs in the embedded VS Code's extension host: every file request goes to the server of `npm start`, which fills in the constants. */
const server = "__SERVER__";
const token = "__TOKEN__";
/** Path of the served folder as VS Code sees it: `/` and its name, so that the explorer shows the name. */
const root = __ROOT__;
const vscode = require("vscode");

const faults = {
  FileNotFound: vscode.FileSystemError.FileNotFound,
  FileExists: vscode.FileSystemError.FileExists,
  NoPermissions: vscode.FileSystemError.NoPermissions,
  FileIsADirectory: vscode.FileSystemError.FileIsADirectory,
  FileNotADirectory: vscode.FileSystemError.FileNotADirectory,
  Unavailable: vscode.FileSystemError.Unavailable,
};

function served(uri) {
  if (uri.path === root || uri.path === `${root}/`) return "/";
  if (uri.path.startsWith(`${root}/`)) return uri.path.slice(root.length);
  throw vscode.FileSystemError.FileNotFound(uri);
}

async function ask(what, uri, options = {}, body) {
  const query = new URLSearchParams({ path: served(uri), ...options });
  let answer;
  try {
    answer = await fetch(`${server}/files/${what}?${query}`, {
      method: "POST",
      headers: { "x-token": token },
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    throw vscode.FileSystemError.Unavailable("The server of `npm start` does not answer. Is it still running?");
  }
  if (answer.ok) return answer;
  const { code, message } = await answer.json();
  throw (faults[code] ?? vscode.FileSystemError.Unavailable)(code in faults ? uri : message);
}

exports.activate = (context) => {
  const changes = new vscode.EventEmitter();
  const source = new EventSource(`${server}/${token}/changes`);
  source.onmessage = (event) => {
    changes.fire(
      JSON.parse(event.data).map(({ type, path }) => ({
        type,
        uri: vscode.Uri.from({ scheme: "disk", authority: "disk", path: root + path }),
      })),
    );
  };
  const provider = {
    onDidChangeFile: changes.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => (await ask("stat", uri)).json(),
    readDirectory: async (uri) => (await ask("list", uri)).json(),
    readFile: async (uri) => new Uint8Array(await (await ask("read", uri)).arrayBuffer()),
    writeFile: async (uri, content, options) =>
      void (await ask("write", uri, { create: String(options.create), overwrite: String(options.overwrite) }, content)),
    createDirectory: async (uri) => void (await ask("make-folder", uri)),
    delete: async (uri, options) => void (await ask("remove", uri, { recursive: String(options.recursive) })),
    rename: async (from, to, options) =>
      void (await ask("rename", from, { to: served(to), overwrite: String(options.overwrite) })),
  };
  context.subscriptions.push(
    changes,
    new vscode.Disposable(() => source.close()),
    vscode.workspace.registerFileSystemProvider("disk", provider, { isCaseSensitive: true }),
  );
};

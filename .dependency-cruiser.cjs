/** The import walls of ARCHITECTURE.md. `npm run walls` fails when one is broken; test/walls.test.ts plants a breach in each. */
const wall = (name, from, notTo, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: notTo },
});

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "At run time; two files may know each other's types (a service and the list that names it).",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^vscode$" } },
    wall("model-knows-nobody", "^src/model/", "^src/(?!model/)", "The model imports nothing of ours."),
    wall("analysis-knows-model", "^src/analysis/", "^src/(?!(analysis|model)/)", "Analysis is a function of the model."),
    wall("diagram-knows-analysis", "^src/diagram/", "^src/(?!(diagram|analysis|model)/)", "The picture knows no language."),
    wall("language-knows-analysis", "^src/language/", "^src/(?!(language|analysis|model)/)", "The language draws nothing."),
    wall("importing-knows-language", "^src/importing/", "^src/(?!(importing|language|model)/)", "What comes in becomes a text; nobody is asked."),
    wall("formats-know-no-language", "^src/formats/", "^src/(?!(formats|diagram|analysis|model)/)", "The caller prints text."),
    wall("git-knows-nobody", "^src/git/", "^src/(?!git/)", "Git hands out texts; what they say is for others."),
    wall("server-knows-language", "^src/server/", "^src/(?!(server|importing|language|analysis|model|git)/|protocol\\.ts$)", "The server serves the language."),
    wall("reporter-knows-formats", "^src/reporter/", "^src/(?!(reporter|formats|diagram|analysis|model)/|protocol\\.ts$)", "The reporter writes what the formats make."),
    wall("webview-knows-diagram", "^src/webview/", "^src/(?!(webview|diagram|analysis|model)/|protocol\\.ts$)", "The webview knows no editor and no parser."),
    wall("markdown-knows-no-editor", "^src/markdown/", "^src/(?!(markdown|language|diagram|analysis|model)/)", "The Markdown preview's script reads and draws by itself."),
    wall("extension-is-thin", "^src/extension/", "^src/(?!(extension|model)/|protocol\\.ts$)", "The extension only carries messages."),
    wall("cli-knows-no-editor", "^src/cli/", "^src/(webview|markdown|extension)/", "The command line needs no editor."),
    wall("protocol-is-types", "^src/protocol\\.ts$", "^src/(?!model/)", "Messages are plain data."),
    {
      name: "vscode-only-in-extension",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/extension/" },
      to: { path: "^vscode$" },
    },
    {
      name: "node-only-at-the-edges",
      severity: "error",
      comment: "Core rooms run anywhere: a browser worker has no Node.",
      from: { path: "^src/", pathNot: "^src/(cli/|git/|server/(node|own-module|own-rules-thread|past-threads|past-worker|thread-pool)\\.ts$|reporter/(node|system-fonts)\\.ts$|extension/node\\.ts$)" },
      to: { dependencyTypes: ["core"], pathNot: "^vscode$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/language/generated/" },
    tsPreCompilationDeps: true,
    parser: "swc",
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
    builtInModules: { add: ["vscode"] },
  },
};

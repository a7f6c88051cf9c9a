/** What a hover says of assumed numbers, and the link in it that changes them. */
import * as vscode from "vscode";
import { opened, placeOf } from "./editor.ts";
import { eventually, expectEqual, expectTrue, test } from "./runner.ts";

const text = `map "Small" {
  currency EUR
}

actor ds "Data scientist" { cost 80 per hour }

process train "Train" by ds is manual { effort 10h  runs 1 per month }

target later "Later" {
  change train is automated
}
`;

test("a hover tells an assumed effort, and its link writes another assumption into the map, which Undo takes back", async () => {
  const document = await opened(text);
  const content = await eventually("the assumed effort in the hover", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      placeOf(document, "train "),
    );
    return hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .find(({ value }) => value.includes("setAssumption"));
  });
  expectTrue(content.value.includes("is assumed to take"), content.value);
  expectEqual(
    content.isTrusted,
    { enabledCommands: ["mlProcessMaps.setAssumption"] },
    "the commands that links may run",
  );
  const call = /command:mlProcessMaps\.setAssumption\?(\S+)/.exec(content.value)?.[1] ?? "";
  const [address, subject, old] = JSON.parse(decodeURIComponent(call)) as string[];
  expectEqual([address, subject, old], [document.uri.toString(), "automated", "5%"], "what the link says");

  await vscode.commands.executeCommand("mlProcessMaps.setAssumption", address, subject, old, "a lot");
  expectEqual(document.getText(), text, "the text after a number that is none");
  await vscode.commands.executeCommand("mlProcessMaps.setAssumption", address, subject, old, "10%");
  const written = text.replace("  currency EUR\n", "  currency EUR\n  assume automated 10%\n");
  expectEqual(document.getText(), written, "the text");
  await vscode.commands.executeCommand("undo");
  expectEqual(document.getText(), text, "the text after Undo");
});

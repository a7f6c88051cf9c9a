import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { MapEdit } from "../model/edit.ts";
import { editMap } from "./map-edits.ts";
import type { Maps } from "./maps.ts";
import { isMap } from "./preview-panel.ts";

type Subject = Extract<MapEdit, { do: "assume" }>["subject"];

/** What can be assumed: what is asked, an example, and whether a range may be said. */
const subjects: readonly {
  readonly subject: Subject;
  readonly label: string;
  readonly example: string;
  readonly range: boolean;
}[] = [
  { subject: "automated", label: "Effort left when a step becomes automated", example: "5%", range: false },
  { subject: "semi-automated", label: "Effort left when a step becomes semi-automated", example: "50%", range: false },
  { subject: "non-repeatable", label: "Effort left when a step is non-repeatable", example: "100%", range: false },
  { subject: "manual", label: "Effort left when a step is manual", example: "100%", range: false },
  { subject: "capture", label: "Saved money that becomes cash", example: "50%", range: true },
  { subject: "ramp", label: "Time until the full saving", example: "6mo", range: true },
  { subject: "discount", label: "Discount a year", example: "10%", range: true },
];

/** What a link in a hover, a key binding or a task says; all of it may come from anywhere, so nothing is taken as it is. */
interface Wish {
  readonly resource: unknown;
  readonly subject: unknown;
  /** The number that holds now. */
  readonly old: unknown;
  /** The new number; asked where left out. */
  readonly text: unknown;
}

/** Puts an assumption into the `map` block of a map that is open, as one small edit. What is not said is asked. */
export async function setAssumption(client: BaseLanguageClient, maps: Maps, wish: Wish): Promise<void> {
  const address = typeof wish.resource === "string" ? vscode.Uri.parse(wish.resource, true).toString() : undefined;
  const document =
    address === undefined
      ? vscode.window.activeTextEditor?.document
      : vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  if (!document || !isMap(document)) {
    void vscode.window.showInformationMessage("Open a process map (.mlflow) first: the assumption is written into it.");
    return;
  }
  const asked = subjects.find(({ subject }) => subject === wish.subject) ?? (await pickedSubject());
  if (!asked) return;
  const value = typeof wish.text === "string" ? wish.text : await askedNumber(asked, wish.old);
  if (value === undefined || numberProblem(value, asked)) return;
  const title = maps.newest(document.uri)?.map.title ?? "";
  await editMap(client, document.uri, { do: "assume", subject: asked.subject, text: value.trim(), title });
}

type Asked = (typeof subjects)[number];

async function pickedSubject(): Promise<Asked | undefined> {
  const items = subjects.map((one) => ({ ...one, description: `assume ${one.subject} ${one.example}` }));
  return vscode.window.showQuickPick(items, { title: "Which assumption?" });
}

async function askedNumber(asked: Asked, old: unknown): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: asked.label,
    prompt: `Such as ${asked.example}${asked.range ? ", or a range such as " + rangeLike(asked.example) : ""}. It is written into the map.`,
    value: typeof old === "string" ? old : asked.example,
    validateInput: (text) => numberProblem(text, asked),
  });
}

const rangeLike = (example: string): string =>
  example.replace(/^(\d+)(.*)$/, (_, n: string, unit: string) => `${Number(n) - 2}..${Number(n) + 2}${unit}`);

/** What is wrong with a number in a sentence; undefined for a good one. Per cent, or working time for the ramp. */
function numberProblem(text: string, { example, range }: Asked): string | undefined {
  const unit = example.endsWith("%") ? "%" : "(?:d|w|mo)";
  const number = String.raw`\d+(?:\.\d+)?`;
  const shape = range ? `^${number}(?:${unit})?(?:\\.\\.${number})?${unit}$` : `^${number}${unit}$`;
  if (!new RegExp(shape).test(text.trim())) return `Write it like ${example}.`;
  const [low = 0, high = low] = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (high < low) return "The lower end comes first.";
  return unit === "%" && high > 100 ? "More than 100 % can't be." : undefined;
}

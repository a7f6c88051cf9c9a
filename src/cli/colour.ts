import type { Io } from "./io.ts";

/** Paints text for a terminal; does nothing where colour is not wanted. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  green(text: string): string;
}

const code = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const plain = (text: string): string => text;

const colours: Paint = {
  bold: code(1, 22),
  dim: code(2, 22),
  red: code(31, 39),
  yellow: code(33, 39),
  blue: code(36, 39),
  green: code(32, 39),
};
const none: Paint = { bold: plain, dim: plain, red: plain, yellow: plain, blue: plain, green: plain };

/** Colour only on a terminal, never with `NO_COLOR` or `--no-color`; `FORCE_COLOR` asks for it in a log that can show it. */
export function paintFor(io: Io, asked: boolean): Paint {
  if (!asked || io.env["NO_COLOR"]) return none;
  const forced = io.env["FORCE_COLOR"];
  if (forced && forced !== "0") return colours;
  return io.outIsTerminal && io.env["TERM"] !== "dumb" ? colours : none;
}

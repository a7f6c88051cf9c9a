/** Chromium for the tests of what people see: found on the machine, never downloaded. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const places = [
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The program's path, or undefined where there is none. `CHROMIUM_PATH` wins. */
export function chromiumProgram(): string | undefined {
  const said = process.env["CHROMIUM_PATH"];
  if (said) return said;
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path));
}

/** What to do where there is no Chromium. */
export const chromiumRemedy =
  "No Chromium was found. Install it (Debian, Ubuntu: sudo apt-get install -y chromium), or name one: CHROMIUM_PATH=/path/to/chrome.\n" +
  "To leave these tests out, say so: E2E=skip npm test";

export async function startChromium(): Promise<Browser> {
  const executablePath = chromiumProgram();
  if (!executablePath) throw new Error(chromiumRemedy);
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
}

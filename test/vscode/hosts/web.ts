/** The embedded VS Code of `npm start`: browser entry of the extension, language server in a web worker. */
import type { Browser } from "playwright-core";
import { startHost } from "../../../scripts/host/host.ts";
import { type Outcome, outcomeMark } from "../runner.ts";
import { calmSettings, type EditorHost } from "./editor-host.ts";

export async function webHost(workspace: string, file: string): Promise<EditorHost> {
  const host = await startHost({ folder: workspace, file: `/${file}`, settings: calmSettings });
  return {
    name: "VS Code for the Web 1.91",
    url: () => host.url,
    suite: (browser) => runSuite(browser, host.testUrl),
    log: () => "",
    close: () => host.close(),
  };
}

/** The page tells of each test on the console of the extension host, and of the end by its exit code. */
async function runSuite(browser: Browser, url: string): Promise<readonly Outcome[]> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const outcomes: Outcome[] = [];
  const lines: string[] = [];
  try {
    const page = await context.newPage();
    const take = (text: string): void => {
      lines.push(text);
      const at = text.indexOf(outcomeMark);
      if (at < 0) return;
      const outcome = JSON.parse(text.slice(at + outcomeMark.length)) as Outcome;
      if (!outcomes.some(({ name }) => name === outcome.name)) outcomes.push(outcome);
    };
    const ended = new Promise<void>((done) => {
      void page.exposeFunction("codeAutomationExit", () => done());
      void page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) =>
        take(args.map(String).join(" ")),
      );
    });
    page.on("console", (message) => take(message.text()));
    await page.goto(url);
    const timeout = new Promise<never>((_done, fail) => {
      setTimeout(
        () => fail(new Error(`the suite did not end within 600 s:\n${lines.slice(-30).join("\n")}`)),
        600_000,
      ).unref();
    });
    await Promise.race([ended, timeout]);
    if (outcomes.length === 0) throw new Error(`the suite told of no test:\n${lines.slice(-30).join("\n")}`);
    return outcomes;
  } finally {
    await context.close();
  }
}

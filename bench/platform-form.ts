/**
 * What a questionnaire of 80 questions about 12 platforms costs who fills it in: `node bench/platform-form.ts [ANSWERS]`.
 * Times are of the processor, in milliseconds: of the page's main thread from the key to the new mark, of the edit of the
 * text, and of reading the text anew as a whole (the server reads only what changed). On the clock: from the key to the
 * edit that leaves the page, and from the new map to the mark.
 */
import { edited } from "../src/language/text-edits.ts";
import { startChromium } from "../test/vscode/ui/browser.ts";
import { openPreview, published } from "../test/webview/harness.ts";
import { watchMainThread } from "../test/webview/main-thread.ts";

const [answers = 24] = process.argv.slice(2).map(Number);
const [questions, platforms, groups] = [80, 12, 8];
const perGroup = questions / groups;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const text = `map "Choice" { currency EUR }
questionnaire {
${numbers(groups)
  .map(
    (g) =>
      `  group g${g} "Group ${g}" {\n${numbers(perGroup)
        .map((q) => `    question q${q} "Can it do what group ${g} needs for task ${q}?"\n`)
        .join("")}  }\n`,
  )
  .join("")}}
actor ds { cost 80 EUR per hour }
${numbers(20)
  .map((i) => `process p${i} "Step ${i}" by ds is manual { effort ${i + 2}h  runs 2 per month }\n`)
  .join("")}
target t "Target" {
${numbers(20)
  .map((i) => `  change p${i} is automated\n`)
  .join("")}}
${numbers(platforms)
  .map(
    (c) =>
      `platform c${c} "Candidate ${c}" for t {\n  cost ${900 + c * 100} EUR per month\n  rate ${numbers(20)
        .filter((i) => (i * 7 + c) % 3 > 0)
        .map((i) => `p${i}`)
        .join(", ")} is automated\n}\n`,
  )
  .join("")}`;

const middle = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `${at(0.5).padStart(7)} ${at(0.95).padStart(7)}`;
};
async function cpuOf<T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

const browser = await startChromium();
const preview = await openPreview(browser, { size: { width: 1400, height: 900 }, reducedMotion: true });
const { page } = preview;
await page.evaluate(() => {
  addEventListener("keydown", () => performance.mark("key"), true);
});
const times: Record<"edit" | "read" | "left" | "mark", number[]> = { edit: [], read: [], left: [], mark: [] };
let [now, version, keys] = [text, 1, 0];
const watch = await watchMainThread(browser, page);
try {
  await watch.action("map");
  await preview.show(await published(now, version));
  await page.waitForTimeout(800);
  await watch.action("open");
  const began = performance.now();
  await page.click('button[aria-label="Compare platforms"]');
  await page.waitForSelector(".matrix td[role=gridcell]");
  const form = performance.now() - began;
  await page.waitForSelector(".platforms[data-ranked]");
  const ranked = performance.now() - began;
  await page.waitForTimeout(800);
  await page.focus(".answers [tabindex='0']");
  for (let i = 0; i < answers; i++) {
    await watch.action(`answer ${i}`);
    const sent = (await preview.sent()).length;
    const before = await page.locator(".answers .matrix .answer-good").count();
    await page.keyboard.press("1");
    const left = await page.evaluate(
      () => performance.now() - (performance.getEntriesByName("key").at(-1)?.startTime ?? 0),
    );
    const edit = (await preview.sent()).slice(sent).flatMap((m) => (m.kind === "edit" ? [m.edit] : []))[0];
    if (!edit) throw new Error("The key gave no edit.");
    const written = await cpuOf(() => edited(now, edit));
    now = written.result;
    version += 1;
    const read = await cpuOf(() => published(now, version));
    times.mark.push(
      await page.evaluate(
        ({ map, count }) =>
          new Promise<number>((done) => {
            const start = performance.now();
            const look = (): void => {
              if (document.querySelectorAll(".answers .matrix .answer-good").length > count)
                done(performance.now() - start);
              else requestAnimationFrame(look);
            };
            window.postMessage(map, "*");
            requestAnimationFrame(look);
          }),
        { map: { kind: "map", published: read.result }, count: before },
      ),
    );
    times.left.push(left);
    times.edit.push(written.ms);
    times.read.push(read.ms);
    await page.keyboard.press(i % perGroup === perGroup - 1 ? "ArrowRight" : "ArrowDown");
    keys += 2;
    await page.waitForTimeout(700);
  }
  const tasks = await watch.stop();
  const spent = (action: string): number => tasks.filter((t) => t.action === action).reduce((sum, t) => sum + t.cpu, 0);
  const each = numbers(answers).map((i) => spent(`answer ${i}`));
  console.log(
    `${questions} questions × ${platforms} platforms, ${answers} answers, ${(keys / answers).toFixed(1)} keystrokes each`,
  );
  console.log(
    `open: form after ${form.toFixed(0)} ms, ranking after ${ranked.toFixed(0)} ms on the clock; main thread ${spent("open").toFixed(0)} ms`,
  );
  console.log("an answer                              median     p95");
  console.log(`key to edit, on the clock             ${middle(times.left)}`);
  console.log(`edit of the text, processor           ${middle(times.edit)}`);
  console.log(`whole text read anew, processor       ${middle(times.read)}`);
  console.log(`new map to mark, on the clock         ${middle(times.mark)}`);
  console.log(`main thread, key to new ranking       ${middle(each)}`);
} finally {
  await browser.close();
}

/** The page of platforms in Chromium: comparing, and answering by keyboard alone. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { plannedMap } from "../../bench/planned-map.ts";
import { edited } from "../../src/language/text-edits.ts";
import type { MapEdit } from "../../src/model/edit.ts";
import { example, type OpenPreview, type PreviewOptions, published } from "./harness.ts";
import { browserSuite, panelsOfSuite } from "./panels.ts";

const text = `questionnaire {
  group security "Security" {
    question sso "Single sign-on?" required
    question log "Audit log?"
  }
  group legal "Legal" {
    question exit "A way out?"
  }
}

process a "Train" is manual

target t "Target" {
  change a is automated
}

platform one "One" for t {
  rate a is automated "Trial"

  answer security.sso 🟢 "Tried"
}

platform two "Two" for t {
  rate a is manual
}
`;
const german = `map "Modelle für Kunden" { currency EUR }
questionnaire {
  group sicherheit "Sicherheit" each weight 2 {
    question sso "Einmalige Anmeldung?" required
    question log "Protokoll?"
  }
  group recht "Recht" {
    question ende "Ein Weg hinaus?" weight 3 { note "🟢 alles · 🔴 nichts" }
  }
}
actor ds "Datenteam" { cost 80 EUR per hour }
process a "Trainieren" by ds is manual { effort 10h  runs 4 per month }
process b "Ausliefern" by ds is manual { effort 2h..4h  runs 4 per month }
a -> b
target t "Plattform für alle" {
  change a is automated
  change b is semi-automated
}
platform eins "Eins" for t {
  cost 950 EUR per month
  rate a is automated "Versuch"
  answer sicherheit.sso 🟢 "SAML"
  answer sicherheit.log 🔴
  answer recht.ende 🟡
}
platform zwei "Zwei" for t {
  cost 100 EUR per month
  rate a, b is manual
  answer sicherheit.sso 🔴
  answer sicherheit.log 🟢
}
platform beide "Beide" for t combines eins, zwei
`;
const panels = panelsOfSuite();

async function page(options: PreviewOptions = {}, map = published(text)): Promise<OpenPreview> {
  const p = await panels.open({ size: { width: 1100, height: 900 }, ...options });
  await p.show(await map);
  await p.page.click('button[aria-label="Compare platforms"]');
  await p.page.waitForSelector(".platforms[data-ranked]");
  // Drawn in parts: the ratings are the last.
  await p.page.waitForSelector(".ratings");
  return p;
}

browserSuite("the page of platforms", () => {
  it("answers by keyboard alone, every edit one line of the text", async () => {
    const p = await page();
    let now = text;
    let version = 1;
    const press = async (...keys: readonly string[]): Promise<MapEdit | undefined> => {
      const before = (await p.sent()).length;
      for (const key of keys) await p.page.keyboard.press(key);
      const edits = (await p.sent()).slice(before).flatMap((m) => (m.kind === "edit" ? [m.edit] : []));
      for (const edit of edits) now = edited(now, edit);
      version += 1;
      await p.show(await published(now, version));
      return edits.at(-1);
    };
    await p.page.focus("[aria-label='Answers by group'] [tabindex='0']");
    expect(await press("ArrowRight", "3")).toEqual({
      do: "answer",
      platform: "two",
      group: "security",
      question: "sso",
      value: "bad",
    });
    // The page is drawn in parts, the answers after the head.
    await p.page.locator("tr[data-row='security.sso'] .answer-bad").waitFor();
    await press("Enter");
    await p.page.keyboard.type("Own passwords");
    expect(await press("Enter")).toMatchObject({ value: "bad", why: "Own passwords" });
    await press("ArrowLeft");
    expect(await press("2")).toMatchObject({ platform: "one", question: "log", value: "mixed" });
    await press("ArrowUp");
    expect(await press("Delete")).toMatchObject({ question: "sso", value: null });
    expect(now).toContain('  rate a is automated "Trial"\n\n  answer security.log 🟡\n}');
    expect(now).toContain('  rate a is manual\n  answer security.sso 🔴 "Own passwords"\n}');
  });

  it("rates a step by its number, and shows what is chosen in the text", async () => {
    const p = await page();
    await p.page.focus("[aria-label='Steps by phase'] [tabindex='0']");
    await p.page.keyboard.press("t");
    await p.page.keyboard.press("2");
    const sent = await p.sent();
    expect(sent.findLast((m) => m.kind === "select")).toMatchObject({ range: { startLine: 17 } });
    expect(sent.findLast((m) => m.kind === "edit")).toEqual({
      kind: "edit",
      edit: { do: "rate", platform: "one", process: "a", level: "semi-automated" },
    });
  });

  it("filters, says who leads, and leaves on Escape for the picture", async () => {
    const p = await page();
    expect(await p.page.locator(".headline").textContent()).toMatch(/^One leads/);
    expect(await p.page.locator("[aria-label='Answers by group'] tr[data-row]").count()).toBe(3);
    await p.page.click("text=Only required");
    expect(await p.page.locator("[aria-label='Answers by group'] tr[data-row]").count()).toBe(1);
    await p.page.keyboard.press("Escape");
    expect(await p.page.locator(".canvas").count()).toBe(1);
  });

  it("speaks German of a German map, in every word that is seen or read aloud", async () => {
    const p = await page({ reducedMotion: true }, published(german));
    const said = await p.page.evaluate(() => {
      const root = document.querySelector(".platforms");
      const all = root ? [root, ...root.querySelectorAll("*")] : [];
      const attributes = ["aria-label", "title", "placeholder"];
      return {
        lang: root?.getAttribute("lang"),
        texts: all.flatMap((e) => [
          ...attributes.flatMap((name) => e.getAttribute(name) ?? []),
          ...[...e.childNodes].flatMap((n) => (n.nodeType === Node.TEXT_NODE ? (n.textContent ?? "") : [])),
        ]),
      };
    });
    expect(said.lang).toBe("de");
    // Words of the English page, but for those that German has too.
    const english =
      /\b(?:the|and|of|with|in month|place|never|open|weight|answers?|required|steps?|fit|cost|leads|worth|red|good|mixed|bad|rated|automated|manual|absent|target|candidate|show|remark|out)\b/i;
    expect(said.texts.filter((t) => english.test(t))).toEqual([]);
    expect(said.texts.join(" ")).toContain("Eins besteht als einziger Kandidat alle Pflichtfragen");
    expect(said.texts.join(" ")).toContain("1.050");
  });

  it("takes the system's colours where they are forced, in high contrast too", async () => {
    const p = await page({ theme: "contrast", forcedColors: true });
    const colours = await p.page.evaluate(() => {
      const probe = document.createElement("i");
      probe.style.cssText = "forced-color-adjust:none;background:CanvasText;color:Canvas";
      document.body.append(probe);
      const { backgroundColor: text, color: ground } = getComputedStyle(probe);
      const of = (selector: string, property: "backgroundColor" | "stroke" | "outlineStyle") => {
        const element = document.querySelector(selector);
        return element ? getComputedStyle(element)[property] : `no ${selector}`;
      };
      return {
        differ: text !== ground,
        bar: of(".share-bar > span", "backgroundColor") === text,
        firm: of(".firmness-bar > span", "backgroundColor") === text,
        step: of(".small-map path", "stroke") === text,
        below: of(".ratings td[data-framed]", "outlineStyle"),
        chosen: of(".answers td[aria-selected='true']", "outlineStyle"),
      };
    });
    expect(colours).toEqual({ differ: true, bar: true, firm: true, step: true, below: "dashed", chosen: "solid" });
  });

  it("is black on white on paper, at full length and without what is worked with", async () => {
    const p = await page({ theme: "dark", size: { width: 800, height: 300 } });
    await p.page.emulateMedia({ media: "print" });
    const paper = await p.page.evaluate(() => {
      const root = document.querySelector(".platforms") as HTMLElement;
      const shown = (selector: string): boolean =>
        (document.querySelector(selector) as HTMLElement).offsetParent !== null;
      return {
        text: getComputedStyle(root).color,
        whole: root.clientHeight === root.scrollHeight && root.clientHeight > 300,
        shown: [".toolbar", ".filters", ".cell-bar", ".matrix", ".headline"].filter(shown),
      };
    });
    expect(paper).toEqual({ text: "rgb(31, 31, 31)", whole: true, shown: [".matrix", ".headline"] });
  });

  it("has the browser work out many rows in blocks, whose columns stand under each other all the same", async () => {
    const p = await page({}, published(plannedMap(40)));
    const blocks = p.page.locator(".platforms .in-turn");
    await expect
      .poll(() => blocks.evaluateAll((all) => all.filter((one) => one.dataset["turn"] !== "come").length), {
        timeout: 20_000,
      })
      .toBe(0);
    const found = await p.page.evaluate(() =>
      [...document.querySelectorAll(".matrix")].map((table) => {
        const columns = [...table.querySelectorAll("tr")].map((row) =>
          [...row.children].map((cell) => cell.getBoundingClientRect().left.toFixed(2)).join(" "),
        );
        const cells = [...table.querySelectorAll("tbody")].map((block) => block.querySelectorAll("[tabindex]").length);
        return { kinds: new Set(columns).size, rows: columns.length, most: Math.max(...cells), blocks: cells.length };
      }),
    );
    expect(found).toMatchObject([
      { kinds: 1, rows: 47 },
      { kinds: 1, blocks: 5 },
    ]);
    expect(Math.max(...found.map(({ most }) => most))).toBeLessThanOrEqual(120);
    // A cell far away takes the focus by its key all the same.
    await p.page.focus("[aria-label='Steps by phase'] [tabindex='0']");
    for (let i = 0; i < 6; i++) await p.page.keyboard.press("PageDown");
    expect(await p.page.evaluate(() => document.activeElement?.parentElement?.getAttribute("data-row"))).toBe("p39");
  }, 60_000);

  it("says to readers that a table is busy until all of its blocks have come", async () => {
    const p = await panels.open({ size: { width: 1100, height: 900 } });
    await p.show(await published(plannedMap(40)));
    await p.page.evaluate(() => {
      const busy = new Set<string>();
      new MutationObserver((changes) => {
        for (const { target } of changes) if (target instanceof Element) busy.add(target.className);
        document.body.dataset["everBusy"] = [...busy].sort().join(" ");
      }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["aria-busy"] });
    });
    await p.page.click('button[aria-label="Compare platforms"]');
    await p.page.waitForSelector(".ratings .in-turn[data-turn]");
    const blocks = p.page.locator(".platforms .in-turn");
    const away = () => blocks.evaluateAll((all) => all.filter((one) => one.dataset["turn"] === undefined).length);
    await expect.poll(away, { timeout: 20_000 }).toBe(0);
    expect(await p.page.evaluate(() => document.body.dataset["everBusy"])).toContain("matrix");
    expect(await p.page.locator("[aria-busy]").count()).toBe(0);
  }, 60_000);

  it.each(["light", "dark", "contrast", "contrast-light"] as const)(
    "has nothing axe complains about: %s",
    async (theme) => {
      const p = await page({ theme, reducedMotion: true }, example("nlp-company.mlflow"));
      await p.page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
      const violations = await p.page.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
        };
        const { violations: found } = await axe.run();
        return found.map(
          (v) =>
            `${v.id}: ${v.nodes
              .map((n) => `${n.html} ${n.failureSummary ?? ""}`)
              .slice(0, 3)
              .join(" | ")}`,
        );
      });
      expect(violations).toEqual([]);
    },
  );
});

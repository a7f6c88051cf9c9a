import { readFileSync } from "node:fs";
import { it } from "vitest";
import { startChromium } from "../vscode/ui/browser.ts";
import { openPreview, published } from "./harness.ts";

it("shots", async () => {
  const browser = await startChromium();
  const views = `
view labelling "Labelling only" { show phase prepare  hide absent }
view hands "What data scientists do by hand" { show actor ds  show manual, non-repeatable }
view lineage "Where the labels go" { show from label  layers data, interfaces }
`;
  const text = readFileSync("examples/nlp-company.mlflow", "utf8") + views;
  const p = await openPreview(browser, { size: { width: 1280, height: 860 }, theme: "dark" });
  await p.show(await published(text));
  await p.page.waitForTimeout(400);
  await p.page.screenshot({ path: "/tmp/views-s1.png" });
  await p.page.click('button[aria-label^="View"]');
  await p.page.waitForTimeout(200);
  await p.page.screenshot({ path: "/tmp/views-s2.png" });
  await p.page.click('.pill:text("Where the labels go")');
  await p.page.waitForTimeout(900);
  await p.page.screenshot({ path: "/tmp/views-s3.png" });
  await p.page.click('.pill:text("Whole map")');
  await p.page.click('.pill:text("Dimmed")');
  await p.page.click("[data-subject=actor] .pill >> nth=1");
  await p.page.keyboard.press("Escape");
  await p.page.waitForTimeout(900);
  await p.page.screenshot({ path: "/tmp/views-s4.png" });
  await p.page.setViewportSize({ width: 820, height: 700 });
  await p.page.waitForTimeout(500);
  await p.page.screenshot({ path: "/tmp/views-s5.png" });
  await p.page.setViewportSize({ width: 340, height: 260 });
  await p.page.waitForTimeout(500);
  await p.page.screenshot({ path: "/tmp/views-s6.png" });
  await p.page.setViewportSize({ width: 700, height: 600 });
  await p.page.click('button[aria-label^="View"]');
  await p.page.waitForTimeout(300);
  await p.page.screenshot({ path: "/tmp/views-s7.png" });
  await p.page.keyboard.press("Escape");
  const k = () => p.page.evaluate(() => document.querySelector(".sheet > g")?.getAttribute("transform"));
  const before = await k();
  const cdp = await p.page.context().newCDPSession(p.page);
  await cdp.send("Input.synthesizePinchGesture", {
    x: 350,
    y: 300,
    scaleFactor: 2,
    gestureSourceType: "touch",
  } as never);
  await p.page.waitForTimeout(300);
  console.log("pinch touch", before, await k());
  await p.page.keyboard.down("Control");
  await p.page.mouse.move(350, 300);
  await p.page.mouse.wheel(0, -10);
  await p.page.keyboard.up("Control");
  await p.page.waitForTimeout(300);
  console.log(
    "pinch pad",
    await k(),
    await p.page.evaluate(() => [document.documentElement.scrollWidth, window.visualViewport?.scale]),
  );
  console.log(p.complaints);
  await browser.close();
}, 120000);

/**
 * Script of VS Code's Markdown preview: draws the maps of the page, and nothing where there is none. Looks for them at
 * each load, whenever elements come into the page, and after each change of the text, which VS Code makes known by an event.
 */
import { type Drawer, type DrawerHolder, type Drawing, drawerName } from "./drawing.ts";
import { type Place, placeOf } from "./place.ts";

/** Maps of one page that are kept drawn; typing in one map drops the oldest versions of it. */
const keptDrawings = 40;

// The policy lets only scripts with the page's own nonce in, and this one bears it.
const self = document.currentScript as HTMLScriptElement | null;
const places = new WeakMap<Element, Place>();
const drawings = new Map<string, Promise<Drawing>>();
let loading: Promise<Drawer> | undefined;

function loadDrawer(): Promise<Drawer> {
  loading ??= new Promise<Drawer>((done, fail) => {
    const script = document.createElement("script");
    script.src = (self?.src ?? "").replace(/preview\.js(?=$|[?#])/, "picture.js");
    script.nonce = self?.nonce ?? "";
    script.addEventListener("load", () => {
      const drawer = (globalThis as DrawerHolder)[drawerName];
      if (drawer) done(drawer);
      else fail(new Error("The script that draws maps gave nothing to draw with."));
    });
    script.addEventListener("error", () => fail(new Error("The script that draws maps could not be loaded.")));
    document.head.append(script);
  }).then((drawer) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(drawer.css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return drawer;
  });
  return loading;
}

/** The drawing of a text, made once however often the page is rendered anew. */
function drawingOf(text: string): Promise<Drawing> {
  const drawing = drawings.get(text) ?? loadDrawer().then((drawer) => drawer.draw(text));
  drawings.delete(text);
  drawings.set(text, drawing);
  for (const old of drawings.keys()) {
    if (drawings.size <= keptDrawings) break;
    drawings.delete(old);
  }
  return drawing;
}

/** Draws what is not drawn yet. Text elsewhere that changed only moves the line that an error names. */
function drawMaps(): void {
  for (const container of document.querySelectorAll(".mlflow-map")) {
    const text = container.textContent ?? "";
    const place = places.get(container) ?? placeOf(container);
    places.set(container, place);
    const line = Number(container.closest("[data-line]")?.getAttribute("data-line") ?? Number.NaN);
    place.moveTo(line);
    if (place.text === text) continue;
    place.text = text;
    drawingOf(text).then(
      (drawing) => {
        // A newer text may have come meanwhile.
        if (place.text === text) place.show(drawing);
      },
      (error: unknown) => {
        if (place.text === text) place.fail(error instanceof Error ? error.message : String(error));
      },
    );
  }
}

window.addEventListener("vscode.markdown.updateContent", drawMaps);
// VS Code's own script puts the first content into an empty page and says nothing. Both scripts load at the same time:
// where ours is first, only a watch on the page tells of the maps.
new MutationObserver(drawMaps).observe(document.documentElement, { childList: true, subtree: true });
drawMaps();

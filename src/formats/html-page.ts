import { areaNamesCss, namesBelow, palettePageCss } from "../diagram/index.ts";
import { type ThemeId, themes, themeVariables, themeWith } from "../diagram/theme.ts";
import type { Palette } from "../model/palette.ts";

/** Colours of the reader's system, light or dark; on paper those of print. */
function readersColours(palette: Palette | undefined): string {
  return `
:root { color-scheme: light dark; ${themeVariables(themes.light)} }
@media (prefers-color-scheme: dark) { :root { ${themeVariables(themes.dark)} } }
@media print { :root { ${themeVariables(themes.print)} } }${palettePageCss(palette)}`;
}

/** One theme on every system, for a page that must look as it was sent; paper gets it, too, unless it is a dark one. */
function oneTheme(id: ThemeId, palette: Palette | undefined): string {
  const dark = id === "dark" || id === "contrast";
  const paper = dark ? `\n@media print { :root { ${themeVariables(themeWith("print", palette))} } }` : "";
  return `:root { color-scheme: ${dark ? "dark" : "light"}; ${themeVariables(themeWith(id, palette))} }${paper}`;
}

/** Styles of the page. The pictures' colours come from variables, so that light, dark and paper differ by them alone. */
export function pageStyle(theme: ThemeId | undefined, palette: Palette | undefined): string {
  return `${theme === undefined ? readersColours(palette) : oneTheme(theme, palette)}${shape}`;
}

const shape = `
@media print { nav { display: none !important; } }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; background: var(--mlmap-ground); color: var(--mlmap-text); font: 13px/20px Inter, system-ui, sans-serif; }
nav { display: flex; flex-wrap: wrap; gap: 4px; align-items: center; padding: 8px 12px; border-bottom: 1px solid var(--mlmap-rule); }
nav button { font: inherit; color: inherit; background: none; border: 1px solid var(--mlmap-rule); border-radius: 4px; padding: 3px 10px; cursor: pointer; }
nav button[aria-pressed="true"] { background: var(--mlmap-text); color: var(--mlmap-ground); border-color: var(--mlmap-text); }
nav button:focus-visible, main:focus-visible { outline: 2px solid var(--mlmap-selected); outline-offset: 2px; }
nav .zoom { display: flex; gap: 4px; margin-left: auto; }
h1 { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main { flex: 1; overflow: hidden; position: relative; touch-action: none; cursor: grab; }
main.moving { cursor: grabbing; }
section { position: absolute; inset: 0; }
section[hidden] { display: none; }
${areaNamesCss}section > svg { transform-origin: 0 0; max-width: none; }
.mlmap-glyph { transform: scale(var(--mlmap-glyph-scale, 1)); transform-box: fill-box; transform-origin: center; }
@media print { main { overflow: visible; } section { position: static; display: block !important; break-inside: avoid; break-after: page; } section > svg { transform: none !important; width: 100%; height: auto; } }
`;

/** Switches between states, moves and zooms. Plain script: the page must open from a disk, offline, for years. */
export const pageScript = `
(() => {
  const main = document.querySelector("main");
  const sections = [...document.querySelectorAll("section")];
  const buttons = [...document.querySelectorAll("nav button[data-state]")];
  let view = { k: 1, x: 0, y: 0 };
  const svg = () => sections.find((s) => !s.hidden).querySelector("svg");
  const apply = () => {
    const at = "translate(" + view.x + "px," + view.y + "px)";
    for (const s of sections) {
      s.querySelector("svg").style.transform = at + " scale(" + view.k + ")";
      s.classList.toggle("named", view.k < ${namesBelow});
      const names = s.querySelector(".mlmap-names");
      names.style.transform = at;
      names.style.setProperty("--k", view.k);
    }
  };
  let touched = false;
  const fit = (least) => {
    const w = svg().width.baseVal.value, h = svg().height.baseVal.value;
    const k = Math.max(Math.min(main.clientWidth / w, main.clientHeight / h, 1.5), least);
    view = { k, x: Math.max(0, (main.clientWidth - w * k) / 2), y: main.clientWidth < 700 ? 0 : Math.max(0, (main.clientHeight - h * k) / 2) };
    apply();
  };
  // On a phone the whole map would be too small to read: it opens with its beginning.
  const begin = () => fit(main.clientWidth < 700 ? 0.6 : 0);
  const zoom = (by, x, y) => {
    const k = Math.min(8, Math.max(0.05, view.k * by));
    view = { k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k };
    touched = true;
    apply();
  };
  const middle = (by) => zoom(by, main.clientWidth / 2, main.clientHeight / 2);
  for (const b of buttons) b.addEventListener("click", () => {
    for (const o of buttons) o.setAttribute("aria-pressed", String(o === b));
    for (const s of sections) s.hidden = s.dataset.state !== b.dataset.state;
    location.replace("#" + encodeURIComponent(b.dataset.state));
  });
  document.querySelector("[data-do=fit]").addEventListener("click", () => { touched = false; fit(0); });
  document.querySelector("[data-do=in]").addEventListener("click", () => middle(1.25));
  document.querySelector("[data-do=out]").addEventListener("click", () => middle(0.8));
  main.addEventListener("wheel", (e) => {
    e.preventDefault();
    const box = main.getBoundingClientRect();
    if (e.ctrlKey || e.metaKey || !e.shiftKey && Math.abs(e.deltaX) < 1) zoom(Math.exp(-e.deltaY / 400), e.clientX - box.left, e.clientY - box.top);
    else { view = { ...view, x: view.x - e.deltaX - (e.shiftKey ? e.deltaY : 0), y: view.y - (e.shiftKey ? 0 : e.deltaY) }; apply(); }
  }, { passive: false });
  const fingers = new Map();
  // The pointer is held only once it moves: a link in the picture must still get its click.
  let pressed, moved = false;
  main.addEventListener("pointerdown", (e) => { fingers.set(e.pointerId, e); if (fingers.size === 1) { pressed = e; moved = false; } });
  main.addEventListener("click", (e) => { if (moved) e.preventDefault(); }, true);
  main.addEventListener("dragstart", (e) => e.preventDefault());
  main.addEventListener("pointermove", (e) => {
    const before = fingers.get(e.pointerId);
    if (!before) return;
    if (!moved && fingers.size === 1 && Math.hypot(e.clientX - pressed.clientX, e.clientY - pressed.clientY) < 5) return;
    if (!main.hasPointerCapture(e.pointerId)) main.setPointerCapture(e.pointerId);
    moved = touched = true;
    main.classList.add("moving");
    const other = [...fingers.values()].find((f) => f.pointerId !== e.pointerId);
    if (other) {
      const box = main.getBoundingClientRect();
      const far = (f) => Math.hypot(f.clientX - other.clientX, f.clientY - other.clientY) || 1;
      zoom(far(e) / far(before), (e.clientX + other.clientX) / 2 - box.left, (e.clientY + other.clientY) / 2 - box.top);
    } else { view = { ...view, x: view.x + e.clientX - before.clientX, y: view.y + e.clientY - before.clientY }; apply(); }
    fingers.set(e.pointerId, e);
  });
  const up = (e) => { fingers.delete(e.pointerId); if (fingers.size === 0) main.classList.remove("moving"); };
  main.addEventListener("pointerup", up);
  main.addEventListener("pointercancel", up);
  main.addEventListener("keydown", (e) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
    if (step) { touched = true; view = { ...view, x: view.x + step[0], y: view.y + step[1] }; apply(); }
    else if (e.key === "+" || e.key === "=") middle(1.25);
    else if (e.key === "-") middle(0.8);
    else if (e.key === "0") { touched = false; fit(0); }
    else return;
    e.preventDefault();
  });
  const asked = decodeURIComponent(location.hash.slice(1));
  const first = buttons.find((b) => b.dataset.state === asked);
  if (first) first.click();
  // The bars of a phone come and go: that must not throw away where one is.
  addEventListener("resize", () => { if (!touched) begin(); });
  begin();
})();
`;

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
@media print { nav, aside { display: none !important; } }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
@supports (height: 1dvh) { html, body { height: 100dvh; } }
body { display: flex; flex-direction: column; background: var(--mlmap-ground); color: var(--mlmap-text); font: 13px/20px Inter, system-ui, sans-serif; }
nav { flex: none; display: flex; gap: 4px; align-items: center; padding: 8px 12px; border-bottom: 1px solid var(--mlmap-rule); }
nav button { font: inherit; color: inherit; background: none; border: 1px solid var(--mlmap-rule); border-radius: 4px; padding: 3px 10px; cursor: pointer; }
nav button[aria-pressed="true"] { background: var(--mlmap-text); color: var(--mlmap-ground); border-color: var(--mlmap-text); }
nav button:focus-visible, aside button:focus-visible, aside:focus-visible { outline: 2px solid var(--mlmap-selected); outline-offset: 1px; }
main:focus-visible { outline: 2px solid var(--mlmap-selected); outline-offset: -2px; }
nav .states { flex: 1; min-width: 0; display: flex; flex-wrap: wrap; gap: 4px; }
nav .states button { flex: none; white-space: nowrap; }
nav .zoom { flex: none; display: flex; gap: 4px; }
h1 { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main { flex: 1; min-height: 0; overflow: clip; position: relative; touch-action: none; user-select: none; cursor: grab; }
main.moving { cursor: grabbing; }
section { position: absolute; inset: 0; }
section[hidden] { display: none; }
.mlmap-step { cursor: pointer; outline: none; }
.mlmap-step[data-kind="ghost"] { cursor: default; }
.mlmap-step[data-chosen] { outline: 2px solid var(--mlmap-selected); outline-offset: 3px; }
.mlmap-step:focus-visible { outline: 2px dotted var(--mlmap-text); outline-offset: 3px; }
aside { flex: none; display: flex; gap: 12px; align-items: start; max-height: 38%; overflow: auto; padding: 8px 12px 12px; border-top: 1px solid var(--mlmap-rule); background: var(--mlmap-panel); }
aside[hidden] { display: none; }
aside > div { flex: 1; min-width: 0; max-width: 80ch; overflow-wrap: anywhere; }
aside h2 { margin: 0; font-size: 14px; font-weight: 600; }
aside p { margin: 0; }
aside a { color: inherit; }
aside button { font: inherit; color: inherit; background: none; border: 1px solid var(--mlmap-rule); border-radius: 4px; padding: 3px 10px; cursor: pointer; }
@media (max-width: 699px) { nav { padding: 0 0 0 8px; } nav .states { flex-wrap: nowrap; overflow-x: auto; padding: 8px 0; } nav .zoom { padding: 8px 8px 8px 4px; } nav [data-do=fit] { padding: 3px 8px; } }
@media (pointer: coarse) { nav button, aside button { min-width: 36px; min-height: 36px; } }
${areaNamesCss}section > svg { transform-origin: 0 0; max-width: none; }
.mlmap-glyph { scale: var(--mlmap-glyph-scale, 1); }
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
  const card = document.querySelector("aside");
  const steps = [...main.querySelectorAll(".mlmap-step[data-id]")];
  // Boxes answer to a finger and to keys; without this script the picture is one image with its outline.
  for (const s of sections) s.querySelector("svg").setAttribute("role", "group");
  const wordsOf = (step) => (step.querySelector("title") ?? step).textContent.trim();
  const linkOf = (step) => step.closest("a") ?? step.querySelector("a");
  for (const s of steps) {
    if (linkOf(s)) continue;
    s.setAttribute("role", "button");
    s.setAttribute("tabindex", "0");
  }
  let chosen;
  const choose = (step) => {
    chosen = step?.dataset.id;
    for (const s of steps) s.toggleAttribute("data-chosen", s.dataset.id === chosen);
    card.hidden = !step;
    if (!step) return;
    const [title = "", ...lines] = wordsOf(step).split("\\n");
    const text = card.querySelector("div");
    text.replaceChildren(Object.assign(document.createElement("h2"), { textContent: title }), ...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    const link = linkOf(step)?.getAttribute("href");
    if (link) text.append(Object.assign(document.createElement("a"), { href: link, target: "_blank", rel: "noopener noreferrer", textContent: link }));
    intoSight(step);
  };
  /** The smallest move after which all of a box is seen. */
  const intoSight = (step) => {
    const box = step.getBoundingClientRect(), room = main.getBoundingClientRect(), air = 12;
    const by = (start, end, from, to) => start < from + air || end - start > to - from - 2 * air ? from + air - start : end > to - air ? to - air - end : 0;
    const x = by(box.left, box.right, room.left, room.right), y = by(box.top, box.bottom, room.top, room.bottom);
    if (x === 0 && y === 0) return;
    touched = true;
    view = { ...view, x: view.x + x, y: view.y + y };
    apply();
  };
  const close = () => {
    const back = steps.find((s) => s.dataset.id === chosen && !s.closest("section").hidden);
    const inside = card.contains(document.activeElement);
    choose(null);
    if (inside) (back ?? main).focus();
  };
  card.querySelector("button").addEventListener("click", close);
  main.addEventListener("click", (e) => {
    if (moved) return;
    const step = e.target.closest(".mlmap-step[data-id]") ?? e.target.closest("a")?.querySelector(".mlmap-step[data-id]");
    // A pointer follows a link, and reads the rest by staying above it; a finger can't: it reads first.
    const follows = e.target.closest("a") && e.pointerType !== "touch";
    if (follows) return;
    e.preventDefault();
    choose(step);
  });
  main.addEventListener("focusin", (e) => { if (e.target.matches(".mlmap-step:focus-visible")) intoSight(e.target); });
  for (const b of buttons) b.addEventListener("click", () => {
    close();
    b.scrollIntoView({ block: "nearest", inline: "nearest" });
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
      view = { ...view, x: view.x + (e.clientX - before.clientX) / 2, y: view.y + (e.clientY - before.clientY) / 2 };
      zoom(far(e) / far(before), (e.clientX + other.clientX) / 2 - box.left, (e.clientY + other.clientY) / 2 - box.top);
    } else { view = { ...view, x: view.x + e.clientX - before.clientX, y: view.y + e.clientY - before.clientY }; apply(); }
    fingers.set(e.pointerId, e);
  });
  const up = (e) => { fingers.delete(e.pointerId); if (fingers.size === 0) main.classList.remove("moving"); };
  main.addEventListener("pointerup", up);
  main.addEventListener("pointercancel", up);
  document.addEventListener("keydown", (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, [contenteditable]")) return;
    const box = e.target.closest(".mlmap-step[data-id]");
    if (box && (e.key === "Enter" || e.key === " ")) {
      // On a link Enter follows it.
      if (linkOf(box)) return;
      e.preventDefault();
      return choose(box);
    }
    if (e.key === "Escape" && !card.hidden) return close();
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
    if (step && card.contains(e.target)) return;
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

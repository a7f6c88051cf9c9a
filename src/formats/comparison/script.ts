/**
 * Chooses the view, moves and zooms all pictures together, moves the slider, and leads from a change to its box and back.
 * Plain script: the page must open from a disk, offline, for years.
 */
export const pageScript = `
(() => {
  const body = document.body, stage = document.querySelector(".stage");
  const mix = document.querySelector(".mix input"), edge = document.querySelector(".edge");
  const svgs = [...document.querySelectorAll(".sheet svg")];
  const pane = (svg) => svg.closest(".pane");
  const shown = () => svgs.find((s) => pane(s).offsetParent !== null && pane(s).clientWidth > 0);
  let view = { k: 1, x: 0, y: 0 };
  const apply = () => { for (const s of svgs) s.style.transform = "translate(" + view.x + "px," + view.y + "px) scale(" + view.k + ")"; };
  const fit = (least) => {
    const svg = shown(), box = pane(svg), w = svg.width.baseVal.value, h = svg.height.baseVal.value;
    const top = body.dataset.how === "one" ? 0 : 34;
    const k = Math.max(least || 0, Math.min(box.clientWidth / w, (box.clientHeight - top) / h, 1.25));
    view = { k, x: Math.max(0, (box.clientWidth - w * k) / 2), y: top + Math.max(0, (box.clientHeight - top - h * k) / 2) };
    apply();
  };
  // On a phone the whole map would be too small to read: begin with its first steps.
  const begin = () => fit(innerWidth < 820 ? 0.6 : 0);
  const zoom = (by, x, y) => {
    const k = Math.min(8, Math.max(0.05, view.k * by));
    view = { k, x: x - ((x - view.x) * k) / view.k, y: y - ((y - view.y) * k) / view.k };
    apply();
  };
  const middle = (by) => { const box = pane(shown()); zoom(by, box.clientWidth / 2, box.clientHeight / 2); };
  const inPane = (e) => {
    const under = e.target.closest && e.target.closest(".pane");
    const box = (under || stage).getBoundingClientRect();
    return [e.clientX - box.left, e.clientY - box.top];
  };
  // The slider's edge stands where the control stands; fading, the control says how much of the state after is seen.
  const mixes = { slider: 50, fade: 50 };
  const setMix = (value) => {
    const at = Math.min(100, Math.max(0, value));
    if (body.dataset.how in mixes) mixes[body.dataset.how] = at;
    mix.value = at;
    stage.style.setProperty("--mix", mixes.slider + "%");
    stage.style.setProperty("--share", mixes.fade / 100);
  };
  const choose = (how) => {
    body.dataset.how = how;
    for (const r of document.querySelectorAll("[name=how]")) r.checked = r.value === how;
    history.replaceState(null, "", "#" + how);
    mix.setAttribute("aria-label", how === "slider" ? "Where the edge between both states stands" : mix.dataset.fade);
    setMix(mixes[how] ?? 50);
    begin();
  };
  for (const r of document.querySelectorAll("[name=how]")) r.addEventListener("change", () => choose(r.value));
  mix.addEventListener("input", () => setMix(+mix.value));
  document.querySelector("[data-do=fit]").addEventListener("click", () => fit());
  document.querySelector("[data-do=in]").addEventListener("click", () => middle(1.25));
  document.querySelector("[data-do=out]").addEventListener("click", () => middle(0.8));
  stage.addEventListener("wheel", (e) => {
    e.preventDefault();
    if (e.ctrlKey || e.metaKey || (!e.shiftKey && Math.abs(e.deltaX) < 1)) zoom(Math.exp(-e.deltaY / 400), ...inPane(e));
    else { view = { ...view, x: view.x - e.deltaX - (e.shiftKey ? e.deltaY : 0), y: view.y - (e.shiftKey ? 0 : e.deltaY) }; apply(); }
  }, { passive: false });
  const fingers = new Map();
  let sliding = false, moved = 0;
  stage.addEventListener("pointerdown", (e) => {
    sliding = e.target === edge;
    moved = 0;
    fingers.set(e.pointerId, e);
    if (!sliding) stage.classList.add("moving");
  });
  stage.addEventListener("pointermove", (e) => {
    const before = fingers.get(e.pointerId);
    if (!before) return;
    moved += Math.abs(e.clientX - before.clientX) + Math.abs(e.clientY - before.clientY);
    if (moved > 4 && !stage.hasPointerCapture(e.pointerId)) stage.setPointerCapture(e.pointerId);
    const other = [...fingers.values()].find((f) => f.pointerId !== e.pointerId);
    if (sliding) {
      const box = stage.getBoundingClientRect();
      setMix(((e.clientX - box.left) / box.width) * 100);
    } else if (other) {
      const box = pane(shown()).getBoundingClientRect();
      const far = (f) => Math.hypot(f.clientX - other.clientX, f.clientY - other.clientY) || 1;
      zoom(far(e) / far(before), (e.clientX + other.clientX) / 2 - box.left, (e.clientY + other.clientY) / 2 - box.top);
    } else { view = { ...view, x: view.x + e.clientX - before.clientX, y: view.y + e.clientY - before.clientY }; apply(); }
    fingers.set(e.pointerId, e);
  });
  const up = (e) => { fingers.delete(e.pointerId); if (fingers.size === 0) stage.classList.remove("moving"); };
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", up);
  stage.addEventListener("keydown", (e) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
    if (step) { view = { ...view, x: view.x + step[0], y: view.y + step[1] }; apply(); }
    else if (e.key === "+" || e.key === "=") middle(1.25);
    else if (e.key === "-") middle(0.8);
    else if (e.key === "0") fit();
    else return;
    e.preventDefault();
  });

  const rows = () => [...document.querySelectorAll("[data-order]:not([hidden]) .cmp-row")];
  const boxes = (id) => svgs.map((s) => s.querySelector('.mlmap-step[data-id="' + CSS.escape(id) + '"],.mlmap-step[data-ghost="' + CSS.escape(id) + '"]')).filter(Boolean);
  const mark = (id, row) => {
    for (const old of document.querySelectorAll(".ring")) old.remove();
    for (const old of document.querySelectorAll(".cmp-row[aria-current]")) old.removeAttribute("aria-current");
    for (const one of row ? [row] : rows().filter((r) => r.dataset.box === id)) one.setAttribute("aria-current", "true");
    for (const box of id ? boxes(id) : []) {
      const at = box.querySelector("rect:not(.ring),polygon").getBBox(), ring = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of Object.entries({ class: "ring", x: at.x - 4, y: at.y - 4, width: at.width + 8, height: at.height + 8, rx: 8 })) ring.setAttribute(name, value);
      box.prepend(ring);
    }
  };
  const show = (id) => {
    const box = boxes(id).find((b) => shown().closest(".pane").contains(b)) || boxes(id)[0];
    if (!box) return;
    const at = box.querySelector("rect:not(.ring),polygon").getBBox(), room = pane(shown());
    const left = at.x * view.k + view.x, top = at.y * view.k + view.y;
    const out = left < 20 || top < 40 || left + at.width * view.k > room.clientWidth - 20 || top + at.height * view.k > room.clientHeight - 20;
    if (!out) return;
    view = { ...view, x: room.clientWidth / 2 - (at.x + at.width / 2) * view.k, y: room.clientHeight / 2 - (at.y + at.height / 2) * view.k };
    apply();
  };
  for (const row of document.querySelectorAll(".cmp-row")) row.addEventListener("click", () => {
    mark(row.dataset.box, row);
    if (row.dataset.box) show(row.dataset.box);
  });
  document.querySelector("aside").addEventListener("keydown", (e) => {
    const all = rows(), at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[e.key];
    if (at < 0 || to === undefined) return;
    e.preventDefault();
    const next = all[Math.min(all.length - 1, Math.max(0, to))];
    for (const row of all) row.tabIndex = row === next ? 0 : -1;
    next.focus();
    next.click();
  });
  stage.addEventListener("click", (e) => {
    if (moved > 4) return;
    const step = e.target.closest(".mlmap-step");
    const id = step && (step.dataset.id || step.dataset.ghost);
    mark(id, undefined);
    const row = id && rows().find((r) => r.dataset.box === id);
    if (row) row.scrollIntoView({ block: "nearest" });
  });
  const orders = document.querySelector("[name=order]");
  orders.addEventListener("change", () => { for (const list of document.querySelectorAll("[data-order]")) list.hidden = list.dataset.order !== orders.value; });

  mix.dataset.fade = mix.getAttribute("aria-label");
  const asked = location.hash.slice(1);
  choose(["one", "sides", "slider", "fade"].includes(asked) ? asked : "one");
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; begin(); } });
})();
`;

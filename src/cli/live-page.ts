/** The page that `mlmap serve` shows: the picture, its states, and what is wrong with the text. Needs nothing from elsewhere. */
export const livePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Process map</title>
<style>
:root { color-scheme: light dark; --ground: #fff; --panel: #f6f7f9; --text: #1b1f24; --muted: #57606a; --rule: #d0d7de; --accent: #005fb8; --bad: #b3132b; }
@media (prefers-color-scheme: dark) { :root { --ground: #1f1f1f; --panel: #181818; --text: #e6e6e6; --muted: #a0a0a0; --rule: #3a3a3a; --accent: #4daafc; --bad: #ff8593; } }
* { box-sizing: border-box; }
body { margin: 0; height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--text); font: 14px/1.4 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 8px 16px; border-bottom: 1px solid var(--rule); background: var(--panel); }
h1 { font-size: 15px; margin: 0; }
[role=radiogroup] { display: flex; border: 1px solid var(--rule); border-radius: 5px; overflow: hidden; }
[role=radiogroup] button { border: 0; border-left: 1px solid var(--rule); background: none; color: inherit; font: inherit; padding: 4px 12px; cursor: pointer; }
[role=radiogroup] button:first-child { border-left: 0; }
button[aria-checked=true] { background: var(--accent); color: var(--ground); }
button:focus-visible, select:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
select { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--rule); border-radius: 5px; padding: 4px 6px; }
label { color: var(--muted); }
#said { margin-left: auto; color: var(--muted); }
#problems { margin: 0; padding: 8px 16px 8px 36px; color: var(--bad); border-bottom: 1px solid var(--rule); max-height: 25vh; overflow: auto; }
#problems:empty { display: none; }
main { flex: 1; overflow: auto; padding: 16px; display: grid; place-items: center; }
main svg { max-width: 100%; height: auto; }
main.stale svg { opacity: .55; }
</style>
</head>
<body>
<header>
<h1 id="title">Process map</h1>
<div role="radiogroup" aria-label="State" id="states"></div>
<label id="view-label" hidden>View <select id="view"></select></label>
<label>Layers <select id="layers"><option value="">as the view says</option><option value="data">data</option><option value="interfaces">interfaces</option><option value="data,interfaces">both</option></select></label>
<label>Lanes <select id="lanes"><option value="">as the map says</option><option value="phases">phases</option><option value="actors">actors</option><option value="none">none</option></select></label>
<span id="said" role="status"></span>
</header>
<ul id="problems" aria-label="Errors"></ul>
<main id="picture"></main>
<script>
const $ = (id) => document.getElementById(id);
const address = new URLSearchParams(location.search);
let state = address.get("state") || "";
let view = address.get("view") || "";
const keep = () => history.replaceState(null, "", "?" + new URLSearchParams(Object.entries({ state, view }).filter(([, id]) => id !== "")));
let asked = 0;
async function draw() {
  const mine = ++asked;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const query = new URLSearchParams({ state, view, layers: $("layers").value, lanes: $("lanes").value, theme: dark ? "dark" : "light" });
  const answer = await fetch("map?" + query).then((r) => r.json());
  if (mine !== asked) return;
  $("problems").replaceChildren(...answer.problems.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  $("picture").classList.toggle("stale", answer.svg === null);
  $("said").textContent = answer.said;
  if (answer.svg === null) return;
  document.title = answer.title;
  $("title").textContent = answer.title;
  state = answer.state;
  view = answer.view;
  $("view-label").hidden = answer.views.length === 0;
  $("view").replaceChildren(...[{ id: "", title: "whole map" }, ...answer.views].map(({ id, title }) => Object.assign(document.createElement("option"), { value: id, textContent: title, selected: id === view })));
  $("states").replaceChildren(...answer.states.map(({ id, title }) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: title });
    button.setAttribute("role", "radio");
    button.setAttribute("aria-checked", String(id === state));
    button.onclick = () => { state = id; keep(); draw(); };
    return button;
  }));
  const parsed = new DOMParser().parseFromString(answer.svg, "image/svg+xml").documentElement;
  $("picture").replaceChildren(document.importNode(parsed, true));
}
$("lanes").onchange = draw;
$("layers").onchange = draw;
// A view may open with a state of its own.
$("view").onchange = () => { view = $("view").value; state = ""; draw().then(keep); };
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
const events = new EventSource("events");
events.onmessage = draw;
events.onerror = () => { $("said").textContent = "mlmap serve has ended; start it again to go on."; };
draw();
</script>
</body>
</html>
`;

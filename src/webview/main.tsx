import { render } from "preact";
import { pictureShape } from "./compare/comparing.ts";
import { vsCodeHost } from "./host.ts";
import { createLayoutClient } from "./layout-client.ts";
import { Preview } from "./preview/Preview.tsx";
import { createReckoner } from "./reckoning/reckoner.ts";
import { createSession } from "./session.ts";
import { startLayoutWorker, startReckonWorker } from "./start-worker.ts";
import { createStore } from "./state/store.ts";
import { adoptPictureSheet, loadFonts, showPalette } from "./theme-sheet.ts";

const host = vsCodeHost();

// Our own bugs end here, once: the editor's log has them, and the last picture stands.
window.addEventListener("error", (event) => {
  // Not an error: the browser says that it will tell the rest of the sizes in the next frame.
  if (event.message.startsWith("ResizeObserver loop")) return;
  host.post({ kind: "failed", message: event.message });
});
window.addEventListener("unhandledrejection", (event) => host.post({ kind: "failed", message: String(event.reason) }));

const root = document.getElementById("root");
const worker = document.body.dataset["layoutWorker"];
if (!root || worker === undefined) {
  host.post({ kind: "failed", message: "The preview's page has no room for the picture." });
} else {
  adoptPictureSheet();
  loadFonts();
  const store = createStore(host);
  store.subscribe(() => showPalette(store.view().published?.map.settings.palette));
  const session = createSession(
    host,
    store,
    createLayoutClient(() => startLayoutWorker(worker)),
    (how) => pictureShape(how, window.innerWidth, window.innerHeight),
  );
  const reckoner = createReckoner(() => startReckonWorker(worker));
  window.addEventListener("resize", () => session.resized());
  render(<Preview host={host} store={store} session={session} reckoner={reckoner} />, root);
  const saved = host.saved();
  host.post({ kind: "ready", ...(saved && { memory: saved.memory }) });
}

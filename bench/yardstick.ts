import type { Page } from "playwright-core";

/**
 * A piece of work that is always the same, done by the page in a task of its own: objects, elements, style and layout, as a
 * drawing takes them. On a machine that other work keeps busy the same work takes two or three times as long, in time of the
 * processor too: how long this one took tells by how much at that moment.
 */
export const yardstick = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        setTimeout(() => {
          const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
          svg.setAttribute("style", "position: absolute; width: 1px; height: 1px; visibility: hidden; contain: strict");
          const rows = Array.from({ length: 700 }, (_, i) => ({ name: `row ${i}`, at: (i * 7919) % 700 }));
          for (const { name, at } of rows.toSorted((a, b) => a.at - b.at)) {
            const group = document.createElementNS(svg.namespaceURI, "g");
            const box = document.createElementNS(svg.namespaceURI, "rect");
            const words = document.createElementNS(svg.namespaceURI, "text");
            group.setAttribute("transform", `translate(${at} ${at})`);
            box.setAttribute("width", "40");
            box.setAttribute("height", "20");
            words.textContent = name;
            group.append(box, words);
            svg.append(group);
          }
          document.body.append(svg);
          svg.getBoundingClientRect();
          svg.remove();
          done();
        });
      }),
  );

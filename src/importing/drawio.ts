import { inflateSync, strFromU8 } from "fflate";
import { DomUtils, parseDocument } from "htmlparser2";
import { type DrawnFlow, type DrawnNode, sketchOfDrawing } from "./drawing.ts";
import { levelIn } from "./level-words.ts";
import type { Sketch, SketchPhase } from "./sketch.ts";

/** One `mxCell`, with the label and the data of the object around it. */
interface Cell {
  readonly id: string;
  readonly parent: string;
  readonly label: string;
  readonly vertex: boolean;
  readonly edge: boolean;
  readonly source: string;
  readonly target: string;
  readonly style: ReadonlyMap<string, string>;
  /** Attributes of the object, such as `level` and `by`. */
  readonly data: Readonly<Record<string, string>>;
}

/**
 * The first page of a draw.io drawing: boxes, arrows, containers as phases, lanes as actors. Pages may be compressed.
 * @throws {Error} One sentence where the text is no drawing.
 */
export function readDrawio(text: string): Sketch {
  const file = parseDocument(text, { xmlMode: true });
  const pages = DomUtils.getElementsByTagName("diagram", file);
  const [first, ...others] = pages;
  const page = first ? modelOf(first) : file;
  const cells = DomUtils.getElementsByTagName("mxCell", page).map(cellOf);
  if (cells.length === 0) throw new Error("This is no drawing of draw.io: there is no `mxCell` in it.");
  const losses: string[] = [];
  if (others.length > 0)
    losses.push(
      `Only the first page was read; ${others.map((other) => `“${other.attribs["name"] ?? ""}”`).join(", ")} was left out.`,
    );
  const title = first?.attribs["name"];
  return sketchOfDrawing({
    ...drawingOf(cells, losses),
    losses,
    ...(title && !/^(?:Page|Seite)-\d+$/.test(title) && { title }),
  });
}

/** A page's model: plain, or deflated, in base64 and with escaped letters. */
function modelOf(
  page: ReturnType<typeof DomUtils.getElementsByTagName>[number],
): typeof page | ReturnType<typeof parseDocument> {
  const packed = DomUtils.textContent(page).trim();
  if (packed === "" || DomUtils.getElementsByTagName("mxGraphModel", page).length > 0) return page;
  try {
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    return parseDocument(decodeURIComponent(strFromU8(inflateSync(bytes))), { xmlMode: true });
  } catch {
    throw new Error(
      `The page “${page.attribs["name"] ?? ""}” is packed in a way that was not understood; save it uncompressed in draw.io (File, Properties).`,
    );
  }
}

function cellOf(element: ReturnType<typeof DomUtils.getElementsByTagName>[number]): Cell {
  const around = element.parent && "attribs" in element.parent ? element.parent : undefined;
  const holder = around && /^(?:object|UserObject)$/.test(around.name) ? around : undefined;
  const { id, value, parent, vertex, edge, source, target, style } = element.attribs;
  return {
    id: holder?.attribs["id"] ?? id ?? "",
    parent: parent ?? "",
    label: plainText(holder?.attribs["label"] ?? value ?? ""),
    vertex: vertex === "1",
    edge: edge === "1",
    source: source ?? "",
    target: target ?? "",
    style: styleOf(style ?? ""),
    data: holder?.attribs ?? {},
  };
}

/** `rhombus;whiteSpace=wrap;html=1` */
function styleOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(";")
      .filter((part) => part !== "")
      .map((part) => {
        const at = part.indexOf("=");
        return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
      }),
  );
}

function drawingOf(
  cells: readonly Cell[],
  losses: string[],
): { nodes: DrawnNode[]; flows: DrawnFlow[]; groups: SketchPhase[] } {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const holders = new Set(cells.filter((c) => c.vertex && !byId.get(c.parent)?.edge).map((c) => c.parent));
  const isContainer = (cell: Cell | undefined): boolean =>
    cell?.vertex === true && (cell.style.has("swimlane") || (holders.has(cell.id) && !cell.edge));
  /** A lane whose title stands at its side is somebody's; one with the title on top is a stage. */
  const isLane = (cell: Cell): boolean => cell.style.get("horizontal") === "0";
  const around = (cell: Cell): readonly Cell[] => {
    const path: Cell[] = [];
    for (let at = byId.get(cell.parent); at && !path.includes(at); at = byId.get(at.parent)) path.push(at);
    return path.filter(isContainer);
  };
  const groups = cells
    .filter((cell) => isContainer(cell) && !isLane(cell) && cell.label !== "")
    .map((cell): SketchPhase => {
      const parent = around(cell).find((one) => !isLane(one) && one.label !== "");
      return { key: cell.id, title: cell.label, ...(parent && { parent: parent.id }) };
    });
  const known = new Set(groups.map(({ key }) => key));
  const nodes = cells.flatMap((cell): readonly DrawnNode[] => {
    if (!cell.vertex || isContainer(cell) || byId.get(cell.parent)?.edge) return [];
    if (cell.style.has("text") || cell.style.has("edgeLabel")) {
      if (cell.label !== "") losses.push(`The text “${cell.label}” stands beside the flow and was left out.`);
      return [];
    }
    const shape = shapeOf(cell);
    if (cell.label === "" && shape !== "event") {
      losses.push(`A shape without a text (\`${cell.id}\`) was left out.`);
      return [];
    }
    const path = around(cell);
    const group = path.find(({ id }) => known.has(id));
    const lane = path.find((one) => isLane(one) && one.label !== "");
    const by = cell.data["by"];
    const level = levelIn(cell.data["level"] ?? "");
    return [
      {
        key: cell.id,
        text: titleOf(cell) || "Start or end",
        shape,
        actors: by ? by.split("; ") : lane ? [lane.label] : [],
        ...(group && { group: group.id }),
        ...(level && { level }),
      },
    ];
  });
  const drawn = new Set(nodes.map(({ key }) => key));
  const flows = cells.flatMap((cell): readonly DrawnFlow[] => {
    if (!cell.edge) return [];
    if (!drawn.has(cell.source) || !drawn.has(cell.target)) {
      losses.push(
        `An arrow${cell.label ? ` “${cell.label}”` : ""} that is not fixed to two boxes was left out (\`${cell.id}\`).`,
      );
      return [];
    }
    const labels = [cell.label, ...cells.filter(({ parent }) => parent === cell.id).map(({ label }) => label)];
    const label = labels.filter((one) => one !== "").join(" ");
    const turned = cell.style.get("endArrow") === "none" && (cell.style.get("startArrow") ?? "none") !== "none";
    const [from, to] = turned ? [cell.target, cell.source] : [cell.source, cell.target];
    return [{ from, to, ...(label && { label }) }];
  });
  return { nodes, flows, groups };
}

/** The label without the line of actors that our own export writes below the title. */
function titleOf({ label, data }: Cell): string {
  const who = (data["by"] ?? "").replaceAll("; ", ", ");
  return who !== "" && label.endsWith(` ${who}`) ? label.slice(0, -who.length).trim() : label;
}

function shapeOf({ style }: Cell): DrawnNode["shape"] {
  const name = style.get("shape") ?? "";
  const is = (word: string): boolean => style.has(word) || name === word;
  if (is("rhombus") || is("hexagon") || /flowchart\.decision|\.gateway/.test(name)) return "decision";
  if (is("ellipse") || is("doubleEllipse") || /terminator|flowchart\.start|\.event/.test(name)) return "event";
  if (style.get("rounded") === "1" && Number(style.get("arcSize") ?? 0) >= 40) return "event";
  if (
    /cylinder|datastore|document|\.data$|database|parallelogram|^note$|internalStorage/i.test(name) ||
    is("parallelogram")
  )
    return "data";
  return "task";
}

/** Labels are HTML: their words, line breaks as blanks. */
function plainText(html: string): string {
  const spaced = html.replaceAll(/<(?:br|\/div|\/p|\/li)\b[^>]*>/gi, (tag) => `${tag} `);
  return DomUtils.textContent(parseDocument(spaced))
    .replaceAll(/[\s\u00a0]+/g, " ")
    .trim();
}

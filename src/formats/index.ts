/**
 * Every form in which a map leaves the house, one file a form; the list drives the command line, the menus and the
 * docs. Knows the model, analysis and the picture. Must never know the language (who reads a file gives a `ProcessMap`),
 * nor touch a file or the network: what it needs is handed in as `Assets`.
 */
import { bpmn } from "./bpmn.ts";
import { csv } from "./csv.ts";
import { dot } from "./dot.ts";
import { drawio } from "./drawio.ts";
import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { mermaid } from "./mermaid.ts";
import { pdf } from "./pdf.ts";
import { png } from "./png.ts";
import { svg } from "./svg.ts";

export type { Assets, Format, FormatInput, Look, Written } from "./format.ts";

/** Those that show a picture, apart: who draws need not load what writes data. */
export const pictures: readonly Format[] = [svg, png, pdf, html];

export const formats: readonly Format[] = [svg, png, pdf, html, json, markdown, csv, mermaid, dot, bpmn, drawio];

import { type Command, InvalidArgumentError, Option } from "commander";
import { themes } from "../analysis/config.ts";
import { fontsInFile } from "../formats/format.ts";
import { orientations, pageSizes } from "../formats/pdf-pages.ts";
import type { render } from "./commands/render.ts";
import { type Bodies, examples, listed, oneOf, output } from "./frame.ts";

function scale(value: string): number {
  const number = Number(value);
  if (Number.isFinite(number) && number >= 0.1 && number <= 10) return number;
  throw new InvalidArgumentError("It is a number from 0.1 to 10.");
}

/** `mlmap render` with its arguments; `load` brings its body. */
export function addRender(mlmap: Command, body: Bodies, load: () => Promise<typeof render>): void {
  mlmap
    .command("render")
    .summary("the picture")
    .description("Draw a map. The output's ending says the form; without an output it is SVG on standard output.")
    .argument("<file>", "a map, - or a Markdown file with maps in its fences")
    .addOption(output("the picture"))
    .option("--format <form>", "svg, png, html or pdf, where the output has no ending")
    .option("--state <id>", "current (if left out), or the id of a target or platform")
    .option("--view <id>", "a named view of the map: only what it shows, as it asks to be drawn")
    .option("--compare <states...>", "two states: how the second came out of the first (current y2027), in one picture")
    .option("--rev <old..new>", "two git revisions of the state, in one picture; OLD.. compares with the file as it is")
    .addOption(
      new Option("--lanes <kind>", "phases, actors or none; as the map says if left out").argParser(
        oneOf(["phases", "actors", "none"] as const),
      ),
    )
    .addOption(
      new Option("--direction <way>", "right or down; as the map says if left out").argParser(
        oneOf(["right", "down"] as const),
      ),
    )
    .addOption(new Option("--theme <name>", listed(themes)).argParser(oneOf(themes)))
    .option(
      "--collapse <phases...>",
      "draw these phases as one box each (a,b is fine; write -- or another option before FILE)",
    )
    .option("--layers <layers...>", "draw these too: data, interfaces (data,interfaces is fine)")
    .addOption(new Option("--legend <switch>", "on or off").argParser(oneOf(["on", "off"] as const)).default("on"))
    .option("--scale <n>", "enlarge a PNG, 0.1 to 10; 2 if left out", scale)
    .addOption(
      new Option(
        "--fonts <way>",
        "letters of an SVG: embed the font (as if left out), outline for programs without fonts, none",
      ).argParser(oneOf(fontsInFile)),
    )
    .addOption(
      new Option(
        "--page <size>",
        "paper of a PDF: fit (the picture's own size), or a4, a3, letter: the map is folded to be as large on it as it can",
      ).argParser(oneOf(pageSizes)),
    )
    .addOption(
      new Option(
        "--orientation <way>",
        "of the paper: portrait or landscape; what suits the picture if left out",
      ).argParser(oneOf(orientations)),
    )
    .option(
      "--tile",
      "a PDF over as many pages as reading takes, with an overview and marks to lay them together; each box is whole on one page at least",
    )
    .addHelpText(
      "after",
      examples(
        ["mlmap render map.mlflow -o map.svg", "as it is now"],
        ["mlmap render map.mlflow -o wall.pdf --page a3 --tile", "for the wall"],
        ["mlmap render map.mlflow -o target.png --state y2027 --theme print", "a target, for a slide"],
        ["mlmap render map.mlflow -o map.html", "one page with all states, to pan and zoom in any browser"],
        ["mlmap render map.mlflow -o labelling.svg --view labelling", "only what a view of the map shows"],
        ["mlmap render map.mlflow -o lineage.svg --layers data", "with what is read and written"],
        ["mlmap render map.mlflow -o changes.svg --compare current y2027", "what the target changes"],
        ["mlmap render map.mlflow -o changes.png --rev main..", "what my branch changes, for a pull request"],
      ),
    )
    .action(body(load));
}

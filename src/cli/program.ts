import { type Command, Option } from "commander";
import { type Context, examples, framed, listed, oneOf, output, wholeNumber } from "./frame.ts";
import { addRender } from "./render-call.ts";

/** Forms of what `check` reports. */
export const reportFormats = ["text", "json", "sarif", "junit", "github", "gitlab", "checkstyle"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** All commands of `mlmap`. `run` is told each command's exit status. */
export function program(context: Context, run: (status: number) => void): Command {
  return framed(context, run, (mlmap, body) => {
    mlmap
      .command("check")
      .summary("errors and findings")
      .description("Report errors and findings of maps; without a file, of every map under this folder.")
      .argument("[files...]", "maps, folders or -")
      .addOption(
        new Option("--format <form>", `form of the report: ${listed(reportFormats)}`)
          .argParser(oneOf(reportFormats))
          .default("text"),
      )
      .addOption(output("the report"))
      .option("--max-warnings <n>", "fail with more warnings than this", wholeNumber)
      .addOption(
        new Option("--severity <level>", "report only this and what is graver: error, warning or info").argParser(
          oneOf(["error", "warning", "info", "hint"] as const),
        ),
      )
      .option("--fix", "mend what can be mended without asking")
      .option("--baseline <path>", "report only what this file does not know yet")
      .option("--update-baseline", "write what is found now to the baseline")
      .option("--watch", "check again at each save, until Ctrl+C")
      .addHelpText(
        "after",
        examples(
          ["mlmap check maps/ --max-warnings 0", "fail on any error or warning"],
          ["mlmap check --format sarif -o mlmap.sarif", "for a code-scanning page"],
          ["mlmap check --baseline mlmap-baseline.json", "only what is new since the baseline was written"],
        ),
      )
      .action(body(async () => (await import("./commands/check.ts")).check));

    mlmap
      .command("format")
      .summary("format in place")
      .description("Format maps in place; - formats standard input to standard output.")
      .argument("[files...]", "maps, folders or -")
      .option("--check", "change nothing; list what would change and fail if there is any")
      .addHelpText(
        "after",
        examples(
          ["mlmap format", "every map under this folder"],
          ["mlmap format --check maps/", "for a pipeline: fails when a map is not formatted"],
        ),
      )
      .action(body(async () => (await import("./commands/format.ts")).format));

    addRender(mlmap, body, async () => (await import("./commands/render.ts")).render);

    mlmap
      .command("export")
      .summary("the data in another form")
      .description("Write the data of a map in another form. The output's ending says which.")
      .argument("<file>", "a map or -")
      .addOption(output("the data"))
      .option("--format <form>", "json, md, csv, mmd, dot, bpmn or drawio, where the output has no ending")
      .option("--state <id>", "only this state: current, or the id of a target or platform")
      .addHelpText(
        "after",
        examples(
          ["mlmap export map.mlflow -o map.json", "everything that the map says"],
          ["mlmap export map.mlflow -o map.md --state y2027", "a page for a wiki: figures, flowchart, steps by phase"],
          ["mlmap export map.mlflow --state y2027 | jq '.steps[].title'", "the steps of a target"],
        ),
      )
      .action(body(async () => (await import("./commands/export.ts")).exportMap));

    mlmap
      .command("import")
      .summary("a map from another tool")
      .description(
        "Make a map from a table (CSV), a BPMN 2.0 model, a Mermaid flowchart or a draw.io drawing, and say what could not be carried over.",
      )
      .argument("<file>", "a file that ends in .csv, .tsv, .bpmn, .mmd, .mermaid or .drawio, or -")
      .addOption(output("the map"))
      .option("--format <form>", "csv, bpmn, mmd or drawio, where the input's ending does not say it")
      .option("--force", "replace a map that is there already")
      .addHelpText(
        "after",
        examples(
          ["mlmap import steps.csv -o churn.mlflow", "a table of steps, one a row, with a column `step` or `title`"],
          ["mlmap import process.bpmn -o process.mlflow", "lanes become actors, sub-processes phases"],
        ),
      )
      .action(body(async () => (await import("./commands/import.ts")).importMap));

    mlmap
      .command("figures")
      .summary("figures of each state")
      .description("Scores, hours, money, lead time and savings of each state of a map, side by side.")
      .argument("<file>", "a map or -")
      .addOption(output("the figures"))
      .addOption(
        new Option("--format <form>", "text, json, csv or md")
          .argParser(oneOf(["text", "json", "csv", "md"] as const))
          .default("text"),
      )
      .option("--state <id>", "only this state: current, or the id of a target or platform")
      .addHelpText(
        "after",
        examples(
          ["mlmap figures map.mlflow", "every state side by side"],
          ["mlmap figures map.mlflow --format json | jq '.states[0].score'", "one figure, for a script"],
        ),
      )
      .action(body(async () => (await import("./commands/figures.ts")).figures));

    mlmap
      .command("compare")
      .summary("what changes between two states, two revisions or two files")
      .description(
        "Compare two states of a map, one state at two git revisions, or two files: what changed, figures then and now. " +
          "With one state it is compared with current, with none the only target is.",
      )
      .argument("<file>", "a map or -; of two files the older")
      .argument("[before]", "current, or the id of a target or platform; or another map, the younger")
      .argument("[after]", "current, or the id of a target or platform; of two files the state to compare")
      .addOption(output("the comparison"))
      .addOption(
        new Option(
          "--format <form>",
          "text, json, md, svg (a picture of both) or html (one page: picture, side by side, slider, list); text if neither this nor -o says it",
        ).argParser(oneOf(["text", "json", "md", "svg", "html"] as const)),
      )
      .addOption(
        new Option("--group <order>", "list the changes by phase, actor or hours (saved, largest first)")
          .argParser(oneOf(["phase", "actor", "hours"] as const))
          .default("phase"),
      )
      .option("--rev <old..new>", "two git revisions; OLD.. compares with the file as it is")
      .addHelpText(
        "after",
        examples(
          ["mlmap compare map.mlflow current y2027", "what the target changes"],
          ["mlmap compare map.mlflow --rev main..", "what my branch changes, uncommitted work too"],
          ["mlmap compare map.mlflow --rev v1..v2 -o changes.html", "one page to send around: slider, list, figures"],
          ["mlmap compare old.mlflow new.mlflow", "two files"],
        ),
      )
      .action(body(async () => (await import("./commands/compare.ts")).compareStates));

    mlmap
      .command("history")
      .summary("figures over the file's git history")
      .description("The figures of a map at each commit that touched it, as a table or a chart.")
      .argument("<file>", "a map in a git repository")
      .addOption(output("the history"))
      .addOption(
        new Option("--format <form>", "text, json, csv or svg")
          .argParser(oneOf(["text", "json", "csv", "svg"] as const))
          .default("text"),
      )
      .option("--state <id>", "current, or the id of a target or platform", "current")
      .option("--limit <n>", "look at this many commits, the latest", wholeNumber, 1000)
      .addHelpText(
        "after",
        examples(
          ["mlmap history map.mlflow", "score and hours at each commit"],
          ["mlmap history map.mlflow --format svg -o history.svg", "a chart for the wiki"],
        ),
      )
      .action(body(async () => (await import("./commands/history.ts")).history));

    mlmap
      .command("rank")
      .summary("the platforms of a target side by side")
      .description("Rank the platforms of a target: coverage, fit, cost, payback, and how firm the first place is.")
      .argument("<file>", "a map or -")
      .addOption(output("the ranking"))
      .addOption(
        new Option("--format <form>", "text, json, md, csv or html")
          .argParser(oneOf(["text", "json", "md", "csv", "html"] as const))
          .default("text"),
      )
      .addOption(
        new Option("--language <code>", "en or de; the map's own in a page, else en").argParser(
          oneOf(["en", "de"] as const),
        ),
      )
      .option("--target <id>", "the target; may be left out where only one has platforms")
      .addHelpText(
        "after",
        examples(
          ["mlmap rank map.mlflow", "who leads, and what would turn it"],
          ["mlmap rank map.mlflow --target y2027 --format csv -o ranking.csv", "for a spreadsheet"],
          ["mlmap rank map.mlflow --format html -o platforms.html", "one page with every answer, to send around"],
        ),
      )
      .action(body(async () => (await import("./commands/rank.ts")).rank));

    mlmap
      .command("form")
      .summary("the questions about platforms, to send out and take back")
      .description(
        "Write the questionnaire as a form for the people who answer it, one a group or all together; take filled ones back " +
          "into the map, a line each. Where a form contradicts the map or another form, the conflict is named and nothing is changed.",
      )
      .argument("<file>", "a map")
      .addOption(output("the form"))
      .addOption(
        new Option("--format <form>", "md or csv; md if neither this nor -o says it").argParser(
          oneOf(["md", "csv"] as const),
        ),
      )
      .option("--platform <id>", "ask about this platform only")
      .option("--group <id>", "ask this group only")
      .addOption(
        new Option("--language <code>", "en or de; the map's own if left out").argParser(oneOf(["en", "de"] as const)),
      )
      .option("--open", "leave out what is answered")
      .option("--take <forms...>", "write the answers of these filled forms (CSV or Markdown) into the map")
      .option("--replace", "with --take: the forms win over what the map says")
      .addHelpText(
        "after",
        examples(
          ["mlmap form map.mlflow --group legal -o legal.csv", "what to send to the lawyers, for a spreadsheet"],
          ["mlmap form map.mlflow --take legal.csv security.md", "their answers into the map; conflicts are named"],
        ),
      )
      .action(body(async () => (await import("./commands/form.ts")).form));

    mlmap
      .command("merge")
      .summary("two people's changes of a map, for git")
      .description(
        "Merge two versions of a map that came out of the same one, declaration by declaration, clause by clause and answer by " +
          "answer: lines side by side are no conflict. What both changed differently stands between markers, and the exit " +
          "status is 1. The result replaces OURS, as git asks of a merge driver.",
      )
      .argument("<base>", "the version that both came out of")
      .argument("<ours>", "our version; the result is written here")
      .argument("<theirs>", "the other version")
      .option("-o, --output <path>", "write the result to this file, or to standard output with -, and leave OURS")
      .option("--path <path>", "what the map is called, in messages")
      .option("--marker-size <n>", "length of the markers around a conflict", wholeNumber, 7)
      .option("--labels <names...>", "what the markers call the two sides (write another option after them)")
      .addHelpText(
        "after",
        examples(
          [
            "git config merge.mlmap.driver 'mlmap merge %O %A %B --marker-size %L --path %P'",
            "what git is to call, once",
          ],
          ["echo '*.mlflow merge=mlmap' >> .gitattributes", "for which files: commit it"],
        ),
      )
      .action(body(async () => (await import("./commands/merge.ts")).merge));

    mlmap
      .command("report")
      .summary("the one document to send to a manager")
      .description(
        "Write one HTML page: the finding, pictures now and then, what changes and why it pays, figures with their ranges " +
          "and assumptions, open questions, method. It asks for nothing, opens everywhere and prints well.",
      )
      .argument("<file>", "a map or -")
      .addOption(output("the page"))
      .option("--target <id>", "the target to tell; the one with platforms, or the last, if left out")
      .option("--platform <id>", "the platform whose money is told; the best one if left out")
      .addOption(
        new Option("--language <code>", "en or de; the map's own if left out").argParser(oneOf(["en", "de"] as const)),
      )
      .addHelpText(
        "after",
        examples(
          ["mlmap report map.mlflow -o report.html", "open it in any browser, send it, or print it to PDF"],
          ["mlmap report map.mlflow -o bericht.html --language de --target y2027", "in German, about one target"],
        ),
      )
      .action(body(async () => (await import("./commands/report.ts")).writeReport));

    mlmap
      .command("serve")
      .summary("a live page in any browser")
      .description("Show a map in a browser, drawn anew at each save, for any editor. Only this machine can reach it.")
      .argument("<file>", "a map")
      .option("--port <n>", "port to listen on; 0 takes any that is free", wholeNumber, 4710)
      .addHelpText(
        "after",
        examples(
          ["mlmap serve map.mlflow", "then open the address that it prints"],
          ["mlmap serve map.mlflow --port 0", "beside another one"],
        ),
      )
      .action(body(async () => (await import("./commands/serve.ts")).serve));

    mlmap
      .command("new")
      .summary("a new map from a template")
      .description("Write a new map from a template. What exists is never overwritten.")
      .argument("[name]", "name of the map, with or without .mlflow")
      .option("--template <id>", "which template", "first-map")
      .option("--list", "list the templates")
      .addHelpText(
        "after",
        examples(
          ["mlmap new churn-model", "churn-model.mlflow with a first process to change"],
          ["mlmap new demo --template nlp-company", "a whole example with a target and two platforms"],
        ),
      )
      .action(body(async () => (await import("./commands/new.ts")).newMap));

    mlmap
      .command("explain")
      .summary("what a lint rule means")
      .description(
        "What a lint rule means, why, how to mend it and how to silence it; without a rule, all of them. Of an error of the " +
          "language, what stands behind it.",
      )
      .argument("[rule]", "id of a rule, or what a report calls an error")
      .addHelpText(
        "after",
        examples(["mlmap explain manual-step", "one rule"], ["mlmap explain", "all rules, a line each"]),
      )
      .action(body(async () => (await import("./commands/explain.ts")).explain));

    mlmap
      .command("lsp")
      .summary("the language server for other editors")
      .description("Serve the language to an editor that speaks the Language Server Protocol.")
      .option("--stdio", "talk over standard input and output")
      .addHelpText(
        "after",
        examples(
          ["mlmap lsp --stdio", "what an editor starts"],
          [
            "vim.lsp.config('mlmap', { cmd = { 'mlmap', 'lsp', '--stdio' }, filetypes = { 'mlflow' } })",
            "in Neovim's init.lua, then vim.lsp.enable('mlmap')",
          ],
        ),
      )
      .action(body(async () => (await import("./commands/lsp.ts")).lsp));
  });
}

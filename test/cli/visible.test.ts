/** What stands in a map or in a file's name never steers the terminal, or the log, that shows it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { safeForTerminal, visible } from "../../src/cli/visible.ts";
import { folderWith, mlmap, read } from "./support.ts";

const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const olderSteering = /[\u0000-\u0008\u000b-\u001f]/;
const evil = "\u001b[2J\u001b]0;title\u0007\u009b5m\u007f";

describe("text of others", () => {
  it("is shown sign for sign, with its tabs and breaks of lines", () => {
    expect(visible(evil)).toBe("␛[2J␛]0;title␇\ufffd5m␡");
    expect(visible(evil)).toHaveLength(evil.length);
    expect(visible("a\tb\r\nc\rd")).toBe("a\tb\r\nc␍d");
  });
  it("is told from our own colours and progress", () => {
    expect(safeForTerminal("\u001b[31mred\u001b[39m \u001b[5m")).toBe("\u001b[31mred\u001b[39m ␛[5m");
    expect(safeForTerminal("\rmlmap: checked 3 of 9 maps")).toBe("\rmlmap: checked 3 of 9 maps");
    expect(safeForTerminal("\r\u001b[K")).toBe("\r\u001b[K");
    expect(safeForTerminal("wrong\rmlmap: fine")).toBe("wrong␍mlmap: fine");
  });
  it.each([
    ["text", steering],
    ["github", steering],
    ["junit", steering],
    ["checkstyle", steering],
    // JSON escapes what is older; the rest is for programs to read, and made harmless on a terminal.
    ["gitlab", olderSteering],
    ["sarif", olderSteering],
    ["json", olderSteering],
  ])("is harmless in a report: %s", async (format, harmful) => {
    const folder = await folderWith({
      [`a${evil.replace("/", "")}\n.mlflow`]: `process a "A" is manual // ${evil}\n`,
      "b.mlflow": `process b "B \\u001b[2J \\x9b \\0" is manual // \u009b\n`,
    });
    const { out } = await mlmap(folder, ["check", "--format", format]);
    expect(out).toMatch(/manual/);
    expect(out).not.toMatch(harmful);
  });
  it("keeps no control character in a title, so that every file that is written can hold it", async () => {
    const folder = await folderWith({ "b.mlflow": `process b "B\\u001b \\0\\r\\n\\tC" is manual\n` });
    for (const form of ["bpmn", "drawio", "csv", "md", "mmd", "dot", "json"]) {
      await mlmap(folder, ["export", "b.mlflow", "-o", `b.${form}`]);
      expect((await read(folder, `b.${form}`)).replaceAll("\r\n", "\n"), form).not.toMatch(steering);
    }
  });
  it("is harmless in what the built program says of a wrong call", async () => {
    const folder = await folderWith({ "mlmap.config.json": JSON.stringify({ [`x${evil}`]: 1 }), "a.mlflow": "" });
    const { stderr, status } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, "../../dist/cli/mlmap.js"), "check"],
      {
        cwd: folder,
        encoding: "utf8",
      },
    );
    expect(status).toBe(2);
    expect(stderr).toContain("x␛[2J");
    expect(stderr).not.toMatch(steering);
  });
});

import { describe, expect, it } from "vitest";
import { folderWith, mlmap, read, soundMap } from "./support.ts";

const untidy = `actor   ds "Data scientist"{cost 80 EUR per hour}\nprocess a 'A'   by ds is manual`;
const tidy = `actor ds "Data scientist" { cost 80 EUR per hour }\n\nprocess a "A" by ds is manual\n`;

describe("mlmap format", () => {
  it("formats in place and tells how many", async () => {
    const folder = await folderWith({ "a.mlflow": untidy, "b.mlflow": soundMap });
    expect(await mlmap(folder, ["format"])).toMatchObject({
      status: 0,
      out: "",
      err: "mlmap: formatted 1 map of 2.\n",
    });
    expect(await read(folder, "a.mlflow")).toBe(tidy);
    expect(await mlmap(folder, ["format"])).toMatchObject({ status: 0, err: "mlmap: formatted 0 maps of 2.\n" });
  });

  it("with --check changes nothing and lists what would change", async () => {
    const folder = await folderWith({ "a.mlflow": untidy, "b.mlflow": soundMap });
    const run = await mlmap(folder, ["format", "--check"]);
    expect(run).toMatchObject({ status: 1, out: "a.mlflow\n", err: "mlmap: 1 map of 2 would change.\n" });
    expect(await read(folder, "a.mlflow")).toBe(untidy);
    expect((await mlmap(folder, ["format", "--check", "b.mlflow"])).status).toBe(0);
  });

  it("formats standard input to standard output", async () => {
    const run = await mlmap(await folderWith(), ["format", "-"], { stdin: untidy });
    expect(run).toMatchObject({ status: 0, out: tidy, err: "" });
  });

  it("leaves a text alone that never closes a brace, and says so", async () => {
    const open = `phase a "A" {\nprocess   b "B"\n`;
    const folder = await folderWith({ "a.mlflow": open });
    const run = await mlmap(folder, ["format"]);
    expect(run.status).toBe(1);
    expect(run.err).toMatch(/a\.mlflow is left as it is: line \d+: /);
    expect(await read(folder, "a.mlflow")).toBe(open);
  });
});

import { describe, expect, it } from "vitest";
import { folderWith, mlmap, read } from "./support.ts";

const table = "step,owner,level\nCollect,Ann,manual\nTrain,Bo,\n";

describe("mlmap import", () => {
  it("writes a map, says what is left and what to do next, and the map is without errors", async () => {
    const folder = await folderWith({ "steps.csv": table });
    const run = await mlmap(folder, ["import", "steps.csv", "-o", "churn-model.mlflow"]);
    expect(run).toMatchObject({ status: 0, out: "" });
    expect(run.err).toBe(
      "mlmap: No column says what comes next (`next`), so the rows were joined in their order.\n" +
        "mlmap: 2 steps from steps.csv. 1 of them without a level: colour them next.\n",
    );
    expect(await read(folder, "churn-model.mlflow")).toContain('map "Churn model"');
    expect((await mlmap(folder, ["check", "churn-model.mlflow", "--severity", "error"])).status).toBe(0);
  });

  it("reads standard input in the form that is named", async () => {
    const folder = await folderWith();
    const run = await mlmap(folder, ["import", "-", "--format", "mmd"], {
      stdin: "graph LR\n a[Train] --> b[Deploy]\n",
    });
    expect(run.out).toContain("train -> deploy");
    expect((await mlmap(folder, ["import", "-"])).err).toMatch(/Which form does standard input have\?/);
  });

  it("never replaces a map unless it is told to", async () => {
    const folder = await folderWith({ "steps.csv": table, "mine.mlflow": "process a is manual\n" });
    const refused = await mlmap(folder, ["import", "steps.csv", "-o", "mine.mlflow"]);
    expect(refused).toMatchObject({ status: 2, out: "" });
    expect(refused.err).toMatch(/mine\.mlflow is there already; nothing was written/);
    expect(await read(folder, "mine.mlflow")).toBe("process a is manual\n");
    expect((await mlmap(folder, ["import", "steps.csv", "-o", "mine.mlflow", "--force"])).status).toBe(0);
    expect(await read(folder, "mine.mlflow")).toContain("Collect");
  });

  it.each([
    [["import", "a.xlsx"], /what ends in \.xlsx is not read here; say its form with --format: csv, bpmn, mmd, drawio/],
    [["import", "a.csv", "--format", "bpm"], /There is no form bpm; did you mean bpmn\?/],
    [["import", "missing.csv"], /Can't read missing\.csv: there is no such file/],
    [["import", "bad.bpmn"], /bad\.bpmn: This is no BPMN 2\.0/],
  ] as const)("is a wrong call where it cannot be read: %j", async (argv, sentence) => {
    const folder = await folderWith({ "bad.bpmn": "no model", "a.csv": table });
    const run = await mlmap(folder, argv);
    expect(run.status).toBe(2);
    expect(run.err).toMatch(sentence);
  });
});

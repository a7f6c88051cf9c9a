import { describe, expect, it } from "vitest";
import type { Ranking } from "../../src/analysis/index.ts";
import type { FiguresFacts } from "../../src/webview/figures/figures-facts.ts";
import type { Question, Subject } from "../../src/webview/reckoning/reckon.ts";
import {
  type Answer,
  createReckoner,
  type ReckonReply,
  type ReckonRequest,
  type ReckonWorker,
} from "../../src/webview/reckoning/reckoner.ts";
import { aMap } from "../support/map.ts";

const map = aMap({});
const asking = <S extends Subject>(about: S, state = "current"): Question<S> => ({ about, map, state });
const figures = { least: 1 } as FiguresFacts;
const ranking = { platforms: [] } as unknown as Ranking;

function started() {
  const workers: (ReckonWorker & { readonly asked: ReckonRequest[] })[] = [];
  const reckoner = createReckoner(() => {
    const asked: ReckonRequest[] = [];
    const worker = { asked, postMessage: (one: ReckonRequest) => void asked.push(one), onmessage: null, onerror: null };
    workers.push(worker);
    return worker;
  });
  const worker = (at = 0) => {
    const one = workers[at];
    if (!one) throw new Error("no worker was started");
    return one;
  };
  const reply = (data: ReckonReply, at = 0): void => worker(at).onmessage?.({ data });
  const heard: string[] = [];
  const hear =
    (name: string) =>
    (answer: Answer<Subject>): void =>
      void heard.push(answer.kind === "known" ? name : `${name}: ${answer.message}`);
  return { reckoner, workers, worker, reply, heard, hear };
}

describe("what is reckoned away from the page", () => {
  it("starts its worker at the first question, and answers with plain data", () => {
    const { reckoner, workers, worker, reply, heard, hear } = started();
    expect(workers).toEqual([]);
    reckoner.ask(asking("figures"), hear("figures"));
    expect(worker().asked).toEqual([{ reckon: 1, question: asking("figures") }]);
    reply({ reckon: 1, value: figures });
    expect(heard).toEqual(["figures"]);
  });

  it("asks of each subject what was asked last, and leaves out what came between", () => {
    const { reckoner, worker, reply, heard, hear } = started();
    reckoner.ask(asking("figures", "a"), hear("a"));
    reckoner.ask(asking("figures", "b"), hear("b"));
    reckoner.ask(asking("ranking", "t"), hear("t"));
    reckoner.ask(asking("figures", "c"), hear("c"));
    expect(worker().asked).toHaveLength(1);
    reply({ reckon: 1, value: figures });
    reply({ reckon: worker().asked[1]?.reckon ?? 0, value: figures });
    reply({ reckon: worker().asked[2]?.reckon ?? 0, value: ranking });
    expect(worker().asked.map(({ question }) => question.state)).toEqual(["a", "c", "t"]);
    expect(heard).toEqual(["c", "t"]);
  });

  it("tells what failed, and goes on with a fresh worker where the old one broke down", () => {
    const { reckoner, workers, worker, reply, heard, hear } = started();
    reckoner.ask(asking("figures"), hear("first"));
    reply({ reckon: 1, failed: "no numbers" });
    reckoner.ask(asking("figures"), hear("second"));
    reckoner.ask(asking("ranking"), hear("third"));
    worker().onerror?.({ message: "it broke" });
    expect(heard).toEqual(["first: no numbers", "second: it broke"]);
    expect(workers).toHaveLength(2);
    reply({ reckon: 3, value: ranking }, 1);
    expect(heard.at(-1)).toBe("third");
  });
});

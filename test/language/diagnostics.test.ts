import { describe } from "vitest";
import { errorTable } from "../support/diagnostics.ts";

describe("errors stand where the mistake is", () => {
  errorTable([
    ["nothing is wrong with a half-empty map", "", []],
    [
      "an unknown actor, nearly right",
      "actor curator\nprocess a by «curater» is manual",
      ["There is no actor `curater`; did you mean `curator`?"],
    ],
    ["a level nobody knows", "process a is «automatic»", ["There is no level `automatic`; did you mean `automated`?"]],
    [
      "no level at all",
      "process a «is»",
      ["`is` wants a level: automated, semi-automated, non-repeatable, manual or absent."],
    ],
    [
      "a name that is taken",
      "process a\ndecision «a»",
      ["There is a process `a` already (line 1): choose another name."],
    ],
    [
      "the same name in another space",
      "process a\nphase a\nactor a\ndata a\ninterface a\ntarget t\nplatform a for t",
      [],
    ],
    [
      "a flow into a start",
      "start s\nprocess a\na -> «s»",
      ["`s` is a start: no flow leads into it. Name another step, or turn the flow round."],
    ],
    [
      "a flow out of an end",
      "end e\nprocess a\n«e» -> a",
      ["`e` is an end: no flow leads out of it. Name another step, or turn the flow round."],
    ],
    [
      "shares that pass 100 %",
      'decision d\nprocess a\nprocess b\nd -> a "x" 60%\n«d -> b "y" 50%»',
      ["The ways out of “d” come to 110\u00a0%: together they can't pass 100\u00a0%."],
    ],
    ["ways with one label are one outcome", 'decision d\nprocess a\nprocess b\nd -> a "x" 60%, b "x" 60%', []],
    [
      "a range that runs backwards",
      "process a { effort «4h..2h» }",
      ["`4h..2h` runs backwards; the lower end comes first: `2h..4h`."],
    ],
    ["a range over units is in order", "process a { effort 30min..1h }", []],
    [
      "no runs",
      "process a { runs «0» per month }",
      ["The number of runs can't be zero: leave `runs` out, or call the process absent."],
    ],
    ["zero effort makes sense", "process a { effort 0h }", []],
    [
      "a change of nothing",
      "target t { change «b» is manual }",
      ["There is no process, decision, actor, interface or data set `b`: name what the map has."],
    ],
    [
      "a target that comes after itself",
      "target t «after t»",
      ["Target “t” comes after itself: t after t. Take one “after” out."],
    ],
    ["an amount without a currency: a configuration may name it", 'map "M"\nactor a { cost 45 per hour }', []],
    ["an amount in the map's currency", 'map "M" { currency EUR }\nactor a { cost 45 per hour }', []],
    [
      "what stands in the wrong place is said once",
      "actor a { «reads nothing» }",
      ["`reads` can't stand in an actor: it belongs in a process."],
    ],
  ]);
});

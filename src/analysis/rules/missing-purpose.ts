import { rule } from "../rule.ts";
import { hasSlip } from "./slips.ts";
import { everyProcess, stateKey } from "./walk.ts";

export const missingPurpose = rule({
  id: "missing-purpose",
  severity: "info",
  title: "A process that does not say why it exists",
  why: "Other steps of this map state their purpose. Where nobody can say it in one sentence, the step may not be needed.",
  wrong: `process label "Label" is automated {
  purpose "The model learns from what people marked"
}
process train "Train" is automated
`,
  right: `process label "Label" is automated {
  purpose "The model learns from what people marked"
}
process train "Train" is automated {
  purpose "Fit the model to the labelled set"
}
`,
  *check(input) {
    const all = everyProcess(input);
    if (!all.some(({ process }) => process.purpose !== undefined)) return;
    for (const { process, state } of all) {
      if (process.purpose !== undefined || hasSlip(input.map, "any", process.id)) continue;
      yield {
        message: `“${process.title}” does not say why it exists. One sentence after “purpose” is enough.`,
        step: process.id,
        ...(process.source && { source: process.source }),
        ...stateKey(state),
      };
    }
  },
  fix: ({ step }) =>
    step === undefined
      ? []
      : [
          {
            title: "Add a comment to fill in: purpose",
            edits: [{ do: "add-remark", of: step, text: 'to fill in: purpose "…"' }],
          },
        ],
});

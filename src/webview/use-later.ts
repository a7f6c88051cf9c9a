import { useLayoutEffect, useState } from "preact/hooks";
import { afterFrame } from "./after-frame.ts";

/** A value as it was until the frame that is being drawn stands, at first `before`: what hangs on it is drawn in a task of its own. */
export function useLater<Value>(value: Value, before: Value): Value {
  const [held, hold] = useState(() => before);
  useLayoutEffect(() => (held === value ? undefined : afterFrame(() => hold(() => value))), [value]);
  return held;
}

/** Works something out once the frame that is being drawn stands; what was known before stands until then. */
export function useWorkedOut<From, Value>(from: From, work: (from: From) => Value, before: Value): Value {
  const [known, setKnown] = useState<Value>(before);
  useLayoutEffect(() => afterFrame(() => setKnown(() => work(from))), [from]);
  return known;
}

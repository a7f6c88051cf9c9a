import { useEffect, useState } from "preact/hooks";

/** A value as it was until the frame that is being drawn stands, at first `before`: what hangs on it is drawn in a task of its own. */
export function useLater<Value>(value: Value, before: Value): Value {
  const [held, hold] = useState(() => before);
  useEffect(() => {
    if (held === value) return;
    const timer = setTimeout(() => hold(() => value));
    return () => clearTimeout(timer);
  }, [value]);
  return held;
}

/** Works something out once the frame that is being drawn stands; what was known before stands until then. */
export function useWorkedOut<From, Value>(from: From, work: (from: From) => Value, before: Value): Value {
  const [known, setKnown] = useState<Value>(before);
  useEffect(() => {
    const timer = setTimeout(() => setKnown(() => work(from)));
    return () => clearTimeout(timer);
  }, [from]);
  return known;
}

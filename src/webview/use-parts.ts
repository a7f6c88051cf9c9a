import { useEffect, useState } from "preact/hooks";

/** Steps and flows that are drawn in one go: about 10 ms of work. */
const part = 80;

/**
 * How many steps and flows of the first picture are to be drawn by now: a large map comes in parts, one a frame, so that the
 * panel answers meanwhile. Undefined once all have come; later pictures are drawn at once, since little of them is new.
 */
export function useParts(count: number): number | undefined {
  // None in the first go: that one brings the panel around the picture.
  const [drawn, setDrawn] = useState<number | undefined>(count > 2 * part ? 0 : undefined);
  useEffect(() => {
    if (drawn === undefined) return;
    // After the frame, so that each part is seen before the next is drawn; without frames in a hidden panel.
    const timer = setTimeout(() => setDrawn(drawn + part < count ? drawn + part : undefined));
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return drawn;
}

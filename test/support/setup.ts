/**
 * Properties are drawn from a fixed seed, so that a red build is red again on the next machine. `FC_SEED=random` explores
 * (a failure names its seed); `FC_SEED=123` repeats.
 */
import fc from "fast-check";

const wanted = process.env["FC_SEED"];
if (wanted !== "random") fc.configureGlobal({ seed: wanted === undefined ? 20_261_123 : Number(wanted) });

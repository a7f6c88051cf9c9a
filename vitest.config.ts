import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Two cores: more workers only fight for them.
    maxWorkers: 2,
    // A worker keeps what it has read from one file of tests to the next: reading and compiling the same modules anew for each
    // file took half of the processor's time. A file of tests that changes something for all (environment, clock, a spy) puts
    // it back.
    isolate: false,
    reporters: process.env["CI"] ? ["default", ["junit", { outputFile: "test-artefacts/junit.xml" }]] : ["default"],
  },
});

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
    reporters: process.env["CI"] ? ["default", ["junit", { outputFile: "test-artefacts/junit.xml" }]] : ["default"],
  },
});

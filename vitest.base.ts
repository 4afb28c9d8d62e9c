import { defineConfig } from "vitest/config";

/** Shared by the tests of every package: no retries, and a report for `pnpm test` to count. */
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: "reports/vitest.json" },
    retry: 0,
    // The files of a package share a worker, and with it what they import. One that replaces a module puts it back.
    isolate: false,
    // Milliseconds. A file is one line of output, and so is each test slower than this.
    slowTestThreshold: 10_000,
    // Milliseconds, for a machine that is busy with other tasks.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    typecheck: {
      include: ["src/**/*.test-d.ts", "test/**/*.test-d.ts"],
      tsconfig: "./tsconfig.json",
    },
  },
});

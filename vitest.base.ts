import { defineConfig } from "vitest/config";

/** What every package's tests share: no retries, a report for `pnpm test` to count. */
export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", "json"],
    outputFile: { json: "reports/vitest.json" },
    retry: 0,
    // A limit for a machine that is busy with other tasks, not a figure that anything is measured by.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    typecheck: {
      include: ["src/**/*.test-d.ts", "test/**/*.test-d.ts"],
      tsconfig: "./tsconfig.json",
    },
  },
});

import { test as base } from "vitest";
import { type Mock, startMock } from "./mock.ts";
import type { MockOptions } from "./options.ts";

/** What the fixture adds to a test. */
export interface MockFixture {
  /** A mock of the test's own, closed when the test is over. */
  mock: Mock;
  /** What it is started with; set it for a file or a `describe` with `test.override`. */
  mockOptions: MockOptions;
}

/** Vitest's `test` with a mock: `test("…", async ({ mock }) => { … })`. */
export const test = base.extend<MockFixture>({
  mockOptions: {},
  mock: async ({ mockOptions }, use) => {
    await using mock = await startMock(mockOptions);
    await use(mock);
  },
});

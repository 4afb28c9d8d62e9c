import { expect, test } from "vitest";
import { measureOwnCode, measureTables, measureWait } from "../bench/size.ts";

test("an application ships no more than 6.1 kB of the client's own code", async () => {
  expect(await measureOwnCode()).toBeLessThanOrEqual(6_100);
});

test("waiting for a load state adds no more than 0.7 kB, and nothing where it is not imported", async () => {
  const bytes = await measureWait();

  expect(bytes).toBeLessThanOrEqual(700);
  expect(bytes).toBeGreaterThan(300);
});

test("the generated tables that it ships have no more than 20 bytes for each operation, and 1 kB for the errors", async () => {
  const { bytes, operations } = await measureTables();

  expect(bytes).toBeLessThanOrEqual(1_000 + 20 * operations);
});

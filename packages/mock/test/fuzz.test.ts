import { expect, test } from "vitest";
import { fuzz } from "./fuzz/fuzz.ts";

const expected = ["200", "204", "307", "400", "404", "417", "501", "505"];

test("each of 2,000 damaged requests gets a response or a closed connection, and the mock goes on", async () => {
  const { alive, oddities, statuses, heapGrowth } = await fuzz(2000, 5);

  expect(oddities).toEqual([]);
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(expected));
  expect(heapGrowth).toBeLessThan(4 * 2 ** 20);
  expect(alive).toBe(true);
}, 30_000);

import { expect, test, vi } from "vitest";
import { createClient } from "../src/node/index.ts";

// What the client sees of an undici before version 7.
vi.mock(import("undici"), async (importOriginal) => {
  const original = await importOriginal();
  const { cacheStores: _, ...old } = original.default;
  return { ...original, default: old as typeof original.default };
});

test("an undici that is too old is refused when the client is created, with the versions that work", () => {
  expect(() => createClient({ url: "http://localhost:19530" })).toThrow(/^undici: expected version 7 or 8/);
});

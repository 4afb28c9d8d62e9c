import { expect, onTestFinished, test, vi } from "vitest";

test("an undici that is too old is refused when the client is created, with the versions that work", async () => {
  // What the client sees of an undici before version 7.
  vi.doMock(import("undici"), async (importOriginal) => {
    const original = await importOriginal();
    const { cacheStores: _, ...old } = original.default;
    return { ...original, default: old as typeof original.default };
  });
  vi.resetModules();
  onTestFinished(() => {
    vi.doUnmock("undici");
    vi.resetModules();
  });
  const { createClient } = await import("../src/node/index.ts");

  expect(() => createClient({ url: "http://localhost:19530" })).toThrow(/^undici: expected version 7 or 8/);
});

import { describe, expect } from "vitest";
import { test } from "./vitest.ts";

const urls = new Set<string>();

async function release(url: string) {
  const response = await fetch(`${url}/v2/vectordb/collections/release`, {
    method: "POST",
    body: '{"collectionName":"quick_setup"}',
  });
  return response.json();
}

describe("the fixture", () => {
  test("gives a test a mock", async ({ mock }) => {
    urls.add(mock.url);

    expect(await release(mock.url)).toEqual({ code: 0, data: {} });
  });

  test("gives the next test another one, and has closed the first", async ({ mock }) => {
    const [first = ""] = urls;

    expect(mock.requests).toEqual([]);
    await expect(fetch(first)).rejects.toThrow();
  });

  describe("with options", () => {
    test.override({ mockOptions: { profile: "2.3" } });

    test("starts the mock with them", async ({ mock }) => {
      expect(await release(mock.url)).toEqual({ code: 200, data: {} });
    });
  });
});

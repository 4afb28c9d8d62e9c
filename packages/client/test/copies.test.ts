import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { bundle } from "../bench/bundle.ts";
import { createClient, MilvusApiError, MilvusError, MilvusTimeoutError } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve } from "./serve.ts";

const body = { collectionName: "quick_setup" };

async function apiError(): Promise<unknown> {
  await using server = await serve(json({ code: 100, message: "collection not found" }));
  return await failureOf(createClient({ url: server.url }).collections.release(body));
}

test("a copy of the package in another realm, as in Jest, and the first know each other's errors", async () => {
  const fetch = async () => Response.json({ code: 100, message: "" });
  const realm = createContext({
    URL,
    AbortController,
    performance,
    setTimeout,
    clearTimeout,
    TextDecoder,
    Headers,
    fetch,
  });
  const toScript = (_: string, names: string) => `globalThis.copy={${names.replace(/(\w+) as (\w+)/g, "$2:$1")}}`;
  runInContext((await bundle()).replace(/export\{(.*)\}/, toScript), realm);
  const copy: typeof import("../src/index.ts") = realm.copy;

  const theirs = await failureOf(copy.createClient({ url: "http://localhost:19530" }).collections.release(body));
  const ours = await apiError();

  expect(theirs).not.toBeInstanceOf(Error);
  expect([MilvusError.is(theirs), MilvusApiError.is(theirs), MilvusTimeoutError.is(theirs)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([copy.MilvusError.is(ours), copy.MilvusApiError.is(ours)]).toEqual([true, true]);
});

test("a second copy of the package, bundled and minified, and the first know each other's errors", async () => {
  const copy: typeof import("../src/index.ts") = await import(
    `data:text/javascript,${encodeURIComponent(await bundle())}`
  );
  const client = copy.createClient({ url: "http://localhost:19530", fetch: async () => Response.json({ code: 100 }) });

  const theirs = await failureOf(client.collections.release(body));
  const ours = await apiError();

  expect(theirs).not.toBeInstanceOf(MilvusError);
  expect([MilvusError.is(theirs), MilvusApiError.is(theirs), MilvusTimeoutError.is(theirs)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([copy.MilvusError.is(ours), copy.MilvusApiError.is(ours), copy.MilvusTimeoutError.is(ours)]).toEqual([
    true,
    true,
    false,
  ]);
});

import { startMock } from "@milvus-rest/mock";
import { expect, test } from "vitest";
import { createClient, waitForLoadState } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { rawServer } from "./raw-server.ts";

const body = { collectionName: "big" };

test.each([
  ["a state", [body, "Loaded", {}], "state: expected LoadStateLoaded or LoadStateNotLoad; got Loaded"],
  [
    "partitions",
    [{ ...body, partitionNames: ["p1"] }, "LoadStateNotLoad", {}],
    "partitionNames: expected none with LoadStateNotLoad, which the server reports of whole collections only",
  ],
  [
    "an interval",
    [body, "LoadStateLoaded", { interval: 0 }],
    "interval: expected a whole number from 1 to 2147483647; got number 0",
  ],
  [
    "a time limit",
    [body, "LoadStateLoaded", { timeout: "5s" }],
    "timeout: expected a whole number from 1 to 2147483647; got string 5s",
  ],
  [
    "a misspelt option",
    [body, "LoadStateLoaded", { onprogress() {} }],
    "onprogress: unknown option; did you mean `onProgress`?",
  ],
])("refuses %s that cannot be right", async (_, args, message) => {
  const milvus = createClient({ url: "http://127.0.0.1:9" });

  expect(await failureOf(Reflect.apply(waitForLoadState, undefined, [milvus, ...args]))).toMatchObject({ message });
});

test("the stack of an error leads to the function that waits", async () => {
  await using mock = await startMock({ collections: [] });
  const milvus = createClient({ url: mock.url });
  async function applicationCode() {
    await waitForLoadState(milvus, body, "LoadStateLoaded");
  }

  const { stack } = Object(await failureOf(applicationCode()));

  expect(stack).toMatch(/^MilvusApiError: POST .*\bapplicationCode \(/s);
});

test("an abort while a request is in progress closes its connection", async () => {
  const controller = new AbortController();
  const reason = new Error("the user left");
  await using server = await rawServer(() => controller.abort(reason));
  const { signal } = controller;

  const wait = waitForLoadState(createClient({ url: server.url }), body, "LoadStateLoaded", { signal });

  expect(await failureOf(wait)).toBe(reason);
  await server.drained();
});

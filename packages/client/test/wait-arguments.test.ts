import { startMock } from "@milvus-rest/mock";
import { expect, test } from "vitest";
import { createClient, waitForLoadState } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";

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

test("the stack of its error leads to the line that called it", async () => {
  await using mock = await startMock({ collections: [] });

  const error = await failureOf(waitForLoadState(createClient({ url: mock.url }), body, "LoadStateLoaded"));

  expect(error).toMatchObject({ stack: expect.stringContaining("wait-for-load-state.test.ts") });
});

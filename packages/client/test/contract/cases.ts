import type { Fault, FaultWords, MockOptions } from "@milvus-rest/mock";
import { errorTable, type ProfileName } from "@milvus-rest/types";
import type * as client from "../../src/index.ts";
import { operationCases } from "./operations.ts";

/**
 * What every runtime has to make of a Milvus. Nothing here is Node's own: the cases are bundled with the client
 * and run where it runs, against mocks that the test process starts.
 */
export interface ContractCase {
  mock?: MockOptions;
  /** The faults of the mock's next requests, one each. */
  next?: (Fault | FaultWords)[];
  run: (milvus: typeof client, url: string) => Promise<unknown>;
  /** What `run` resolves to, as JSON. */
  expected: object;
}

const body = { collectionName: "quick_setup" };

const release =
  (
    options: Partial<client.ClientOptions> = {},
    request: Parameters<client.MilvusClient["collections"]["release"]>[0] = body,
  ) =>
  async ({ createClient, MilvusError }: typeof client, url: string): Promise<unknown> => {
    try {
      return { data: await createClient({ retries: 0, ...options, url }).collections.release(request) };
    } catch (error) {
      if (!MilvusError.is(error)) throw error;
      const { name, status, attempts, retryable } = error;
      const { reason, phase } = { reason: undefined, phase: undefined, ...error };
      return { name, status, attempts, retryable, reason, phase };
    }
  };

const apiError = (reason: keyof typeof errorTable) => {
  const { status, retryable } = errorTable[reason];
  return { name: "MilvusApiError", reason, status, retryable };
};

const profiles: ProfileName[] = ["2.3", "2.4", "2.5", "2.6", "3.0"];
const users = { root: "Milvus", reader: "Reader_1", colon: { password: "pa:ss:wörd", admin: true } };
const slow: MockOptions = {
  world: { databases: { default: { collections: { quick_setup: { seconds: 40 } } } } },
  speed: 200,
};

const forEachProfile = (name: string, make: (profile: ProfileName) => ContractCase) =>
  Object.fromEntries(profiles.map((profile) => [`${name}, Milvus ${profile}`, make(profile)]));

export const cases: Record<string, ContractCase> = {
  ...operationCases,
  "follows a load to its end": {
    mock: slow,
    run: async ({ createClient, waitForLoadState, MilvusTimeoutError }, url) => {
      const milvus = createClient({ url });
      await milvus.collections.release(body, { requestTimeout: 60 });
      const timedOut = await milvus.collections.load(body).catch(MilvusTimeoutError.is);
      const seen: unknown[] = [];
      await waitForLoadState(milvus, body, "LoadStateLoaded", { interval: 5, onProgress: (each) => seen.push(each) });
      return { timedOut, last: seen.at(-1) };
    },
    expected: { timedOut: true, last: { loadState: "LoadStateLoaded", loadProgress: 100 } },
  },
  ...forEachProfile("releases a collection", (profile) => ({
    mock: { profile },
    run: release(),
    expected: { data: {} },
  })),
  ...forEachProfile("fails on an unknown collection", (profile) => ({
    mock: { profile },
    run: release({}, { collectionName: "nobody" }),
    expected: apiError("CollectionNotFound"),
  })),
  ...forEachProfile("fails on an unknown database", (profile) => ({
    mock: { profile },
    run: release({ dbName: "nowhere" }),
    expected: apiError("DatabaseNotFound"),
  })),
  ...forEachProfile("reports the server's timeout as such", (profile) => ({
    mock: { ...slow, profile },
    run: release({ timeout: 30_000 }),
    expected: { name: "MilvusTimeoutError", phase: "server", retryable: false, attempts: 1 },
  })),
  "releases a collection of another database": {
    mock: { collections: ["book.quick_setup"] },
    run: release({ dbName: "book" }),
    expected: { data: {} },
  },
  "fails on a name that no collection can have": {
    run: release({}, { collectionName: "my-coll" }),
    expected: apiError("InvalidParameter"),
  },
  "sends a lone surrogate": { run: release({}, { collectionName: "a\ud800" }), expected: apiError("InvalidParameter") },
  "fails without credentials": { mock: { users }, run: release(), expected: apiError("NotAuthenticated") },
  "fails with a wrong password": {
    mock: { users },
    run: release({ token: "root:wrong" }),
    expected: apiError("NotAuthenticated"),
  },
  "fails without the privilege": {
    mock: { users },
    run: release({ token: "reader:Reader_1" }),
    expected: apiError("PermissionDenied"),
  },
  "releases with a token": { mock: { users }, run: release({ token: "root:Milvus" }), expected: { data: {} } },
  "releases with a password of any letters": {
    mock: { users },
    run: release({ token: async () => "colon:pa:ss:wörd" }),
    expected: { data: {} },
  },
  "retries after a retryable code": {
    next: ["RateLimited", "ServiceNotReady"],
    run: release({ retries: 2 }),
    expected: { data: {} },
  },
  "retries after a lost connection": {
    next: ["cut", "cut-body"],
    run: release({ retries: 2 }),
    expected: { data: {} },
  },
  "fails after the last attempt": {
    next: ["RateLimited", "RateLimited"],
    run: release({ retries: 1 }),
    expected: { ...apiError("RateLimited"), attempts: 2 },
  },
  "fails on a panic": { next: ["Panic"], run: release(), expected: apiError("Panic") },
  "fails on a proxy's page": { next: ["html"], run: release(), expected: { name: "MilvusResponseError", status: 502 } },
  "fails when the connection is cut": { next: ["cut"], run: release(), expected: { name: "MilvusConnectionError" } },
  "fails where no server listens": {
    run: (milvus) => release()(milvus, "http://127.0.0.1:2"),
    expected: { name: "MilvusConnectionError", attempts: 1, retryable: true },
  },
  "fails when the connection is cut in the body": {
    next: ["cut-body"],
    run: release(),
    expected: { name: "MilvusConnectionError", status: 200 },
  },
  "ends on time when nothing comes": {
    next: ["stall"],
    run: release({ timeout: 200 }),
    expected: { name: "MilvusTimeoutError", phase: "headers" },
  },
  "ends on time when the body stalls": {
    next: ["stall-body"],
    run: release({ timeout: 200 }),
    expected: { name: "MilvusTimeoutError", phase: "body", status: 200 },
  },
  "ends with the caller's own reason": {
    next: ["stall"],
    run: async ({ createClient }, url) => {
      const controller = new AbortController();
      const call = createClient({
        url,
        hooks: [{ onRequest: () => queueMicrotask(() => controller.abort("the user left")) }],
      });
      return call.collections.release(body, { signal: controller.signal }).catch((reason: unknown) => ({ reason }));
    },
    expected: { reason: "the user left" },
  },
  "resolves to the envelope over raw": {
    run: async ({ createClient }, url) =>
      (await createClient({ url }).raw.POST("/v2/vectordb/collections/release", { body })).data,
    expected: { code: 0, data: {} },
  },
};

/** Only over fetch: the mock redirects a trailing slash, which our own requests do not have. */
export const fetchCases: Record<string, ContractCase> = {
  "refuses a redirect": {
    run: async (milvus, url) => {
      const fetchWithSlash = (target: string, init: RequestInit) => fetch(`${target}/`, init);
      return release({ fetch: fetchWithSlash })(milvus, url);
    },
    expected: { name: "MilvusResponseError" },
  },
};

import { getEventListeners } from "node:events";
import { startMock } from "@milvus-rest/mock";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  createClient,
  type LoadProgress,
  MilvusError,
  MilvusLoadStateError,
  MilvusTimeoutError,
  type TransportRequest,
  type WaitOptions,
  waitForLoadState,
} from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve } from "./serve.ts";

const body = { collectionName: "big" };
const loaded = { loadState: "LoadStateLoaded", loadProgress: 100 };
const notLoaded = { loadState: "LoadStateNotLoad" };
const unknown = { loadState: "LoadStateLoading", loadProgress: -1 };
const loading = (loadProgress: number) => ({ loadState: "LoadStateLoading", loadProgress });

describe("against a server that keeps state", () => {
  test.each([
    ["LoadStateLoaded", "load", { loaded: false }],
    ["LoadStateNotLoad", "release", { loaded: true }],
  ] as const)("resolves with %s after a %s that timed out in the server", async (state, method, world) => {
    const big = { ...world, seconds: 40 };
    await using mock = await startMock({ world: { databases: { default: { collections: { big } } } }, speed: 100 });
    const milvus = createClient({ url: mock.url });
    expect(await failureOf(milvus.collections[method](body))).toMatchObject({ phase: "server" });

    await waitForLoadState(milvus, body, state, { interval: 5 });

    expect(mock.collections.get("default.big")).toMatchObject({ loaded: state === "LoadStateLoaded" });
  });

  test("reports the progress of a load", async () => {
    const big = { progress: 40, seconds: 20 };
    await using mock = await startMock({ world: { databases: { default: { collections: { big } } } }, speed: 50 });
    const seen: LoadProgress[] = [];

    await waitForLoadState(createClient({ url: mock.url }), body, "LoadStateLoaded", {
      interval: 20,
      onProgress: (progress) => seen.push(progress),
    });

    const percents = seen.map(({ loadProgress }) => Number(loadProgress));
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(seen.at(0)).toMatchObject({ loadState: "LoadStateLoading" });
    expect(seen.at(-1)).toEqual(loaded);
  });

  test("asks once where the state is reached already", async () => {
    await using mock = await startMock({ collections: ["book.big"] });

    await waitForLoadState(createClient({ url: mock.url, dbName: "book" }), body, "LoadStateLoaded");

    expect(mock.requests.map(({ body: text }) => text)).toEqual(['{"collectionName":"big","dbName":"book"}']);
  });

  test("fails as getLoadState does once the collection is dropped", async () => {
    const big = { loaded: false, progress: 1 };
    await using mock = await startMock({ world: { databases: { default: { collections: { big } } } } });
    const milvus = createClient({ url: mock.url });
    const onProgress = vi.fn(() => void milvus.collections.drop(body));

    const error = await failureOf(waitForLoadState(milvus, body, "LoadStateLoaded", { interval: 5, onProgress }));

    expect(error).toMatchObject({ name: "MilvusApiError", reason: "CollectionNotFound" });
    expect(onProgress).toHaveBeenCalled();
  });

  test("retries transient failures as the client does", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.001);
    await using mock = await startMock({ collections: ["default.big"] });
    mock.next("RateLimited", "cut");

    await waitForLoadState(createClient({ url: mock.url }), body, "LoadStateLoaded");

    expect(mock.requests).toHaveLength(3);
    vi.restoreAllMocks();
  });

  test("gives each request the client's own time limit, and the options of a call", async () => {
    await using server = await serve(json({ code: 0, data: loading(1) }), () => {});
    const milvus = createClient({ url: server.url, timeout: 100 });
    const options = { interval: 1, headers: { "X-Tenant": "a" }, requestTimeout: 7 };

    const error = await failureOf(waitForLoadState(milvus, body, "LoadStateLoaded", options));

    expect(error).toMatchObject({ name: "MilvusTimeoutError", phase: "headers" });
    expect(server.requests[1]?.headers).toMatchObject({ "x-tenant": "a", "request-timeout": "7" });
  });
});

describe("over time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  /** Waits at a server that gives these data in turn, and the last of them from then on. */
  function wait(
    data: object[],
    options: WaitOptions = {},
    state: "LoadStateLoaded" | "LoadStateNotLoad" = "LoadStateLoaded",
  ) {
    const startedAt = performance.now();
    const times: number[] = [];
    const transport = async ({ signal }: TransportRequest) => {
      signal.throwIfAborted();
      const text = JSON.stringify({ code: 0, data: data[Math.min(times.length, data.length - 1)], message: "" });
      times.push(performance.now() - startedAt);
      return { status: 200, headers: new Headers(), text };
    };
    const milvus = createClient({ url: "http://127.0.0.1:9", transport });
    const outcome = waitForLoadState(milvus, body, state, options).then(
      () => "resolved",
      (error: unknown) => error,
    );
    return { outcome, times };
  }

  test("asks at once, then at growing intervals up to 5 seconds", async () => {
    const { outcome, times } = wait([...Array(12).fill(loading(1)), loaded]);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(await outcome).toBe("resolved");
    const intervals = times.map((time, index) => Math.round(time - (times[index - 1] ?? 0)));
    expect(intervals.slice(0, 4)).toEqual([0, 250, 375, 562]);
    expect(intervals.slice(-2)).toEqual([5_000, 5_000]);
  });

  test("asks at the interval that is given", async () => {
    const { outcome, times } = wait([loading(1), loading(2), loaded], { interval: 700 });
    await vi.advanceTimersByTimeAsync(1_400);

    expect(await outcome).toBe("resolved");
    expect(times).toEqual([0, 700, 1_400]);
  });

  test.each([
    [
      "nothing is loaded",
      notLoaded,
      "LoadStateLoaded",
      "reported LoadStateNotLoad for 10 s: no load is in progress. Call `collections.load` or `partitions.load` first.",
    ],
    [
      "a partition has the progress −1",
      unknown,
      "LoadStateLoaded",
      "reported LoadStateLoading without progress (a partition is not loaded or does not exist) for 10 s: no load is in progress. Call `collections.load` or `partitions.load` first.",
    ],
    [
      "the data is in memory",
      loaded,
      "LoadStateNotLoad",
      "reported LoadStateLoaded (100 %) for 10 s: no release is in progress. Call `collections.release` first.",
    ],
    [
      "the data is being loaded",
      loading(42),
      "LoadStateNotLoad",
      "reported LoadStateLoading (42 %) for 10 s: no release is in progress. Call `collections.release` first.",
    ],
  ] as const)("fails after 10 seconds in which %s", async (_, data, state, message) => {
    const settled = vi.fn();
    const { outcome } = wait([data], { interval: 1_000 }, state);
    void outcome.then(settled);

    await vi.advanceTimersByTimeAsync(9_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);

    const error = await outcome;
    expect([MilvusLoadStateError, MilvusError, MilvusTimeoutError].map((kind) => kind.is(error))).toEqual([
      true,
      true,
      false,
    ]);
    expect(error).toMatchObject({
      name: "MilvusLoadStateError",
      message: `POST http://127.0.0.1:9/v2/vectordb/collections/get_load_state (collectionName "big") ${message}`,
      loadState: data.loadState,
      attempts: 11,
      durationMs: 10_000,
      retryable: false,
    });
  });

  test.each([
    ["begins late", [...Array(10).fill(notLoaded), loading(1), loaded]],
    [
      "has no progress for a moment, again and again",
      [loading(1), ...Array(9).fill(unknown), loading(2), ...Array(9).fill(unknown), loaded],
    ],
  ])("waits for a load that %s", async (_, data) => {
    const { outcome } = wait(data, { interval: 1_000 });
    await vi.advanceTimersByTimeAsync(30_000);

    expect(await outcome).toBe("resolved");
  });

  test("reports no progress where the server does not know it", async () => {
    const onProgress = vi.fn();
    const { outcome } = wait([notLoaded, unknown, loading(0), loaded], { onProgress });
    await vi.advanceTimersByTimeAsync(5_000);
    await outcome;

    expect(onProgress.mock.calls.map(([progress]) => progress)).toEqual([
      { loadState: "LoadStateNotLoad", loadProgress: undefined },
      { loadState: "LoadStateLoading", loadProgress: undefined },
      { loadState: "LoadStateLoading", loadProgress: 0 },
      loaded,
    ]);
  });

  test.each([
    ["its own time limit", { timeout: 3_000 }, 3_000],
    ["10 minutes where none is given", {}, 600_000],
  ])("ends after %s, and tells the last state", async (_, options, limit) => {
    const { outcome } = wait([loading(41), loading(42)], options);
    await vi.advanceTimersByTimeAsync(limit);

    expect(await outcome).toMatchObject({
      name: "MilvusTimeoutError",
      phase: "polling",
      durationMs: limit,
      message: expect.stringMatching(
        `get_load_state \\(collectionName "big"\\) timed out \\(polling\\): \`timeout\` is ${limit} ms\\. The last state was LoadStateLoading \\(42 %\\)\\.$`,
      ),
    });
  });

  test("waits without limit where `timeout` is null", async () => {
    const { outcome } = wait([...Array(24).fill(loading(1)), loaded], { timeout: null, interval: 3_600_000 });
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);

    expect(await outcome).toBe("resolved");
  });

  test.each([
    ["between two requests", (abort: () => void) => void setTimeout(abort, 300)],
    ["in onProgress", (abort: () => void) => abort()],
  ])("ends with the caller's own reason when aborted %s", async (_, abortBy) => {
    const controller = new AbortController();
    const reason = new Error("the user left");
    const onProgress = vi.fn(() => abortBy(() => controller.abort(reason)));
    const { outcome, times } = wait([loading(1)], { onProgress, interval: 1_000, signal: controller.signal });
    await vi.advanceTimersByTimeAsync(5_000);

    expect(await outcome).toBe(reason);
    expect(times).toHaveLength(1);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("ends with what onProgress throws", async () => {
    const mistake = new Error("no progress bar");
    const onProgress = () => {
      throw mistake;
    };

    expect(await wait([loading(1)], { onProgress }).outcome).toBe(mistake);
  });
});

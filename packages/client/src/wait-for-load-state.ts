import { type operations, operationTable } from "@milvus-rest/types";
import { sleep } from "./back-off.ts";
import { type Checks, checkOptions } from "./check-options.ts";
import type { BodyOf, DataOf, MilvusClient } from "./create-client.ts";
import { withinDeadline } from "./deadline.ts";
import { MilvusLoadStateError, MilvusTimeoutError, noEnvelope, withCallersStack } from "./errors.ts";
import { aFunction, type CallOptions, callChecks, wholeNumber } from "./options.ts";
import { describeTarget } from "./target.ts";

type Body = BodyOf<operations["getLoadState"]>;
type LoadState = DataOf<operations["getLoadState"]>;

/** What the server says of a collection, or of some of its partitions. */
export interface LoadProgress {
  readonly loadState: LoadState["loadState"];
  /** Percent that are in memory; undefined where nothing is, or where the server does not know (it says −1). */
  readonly loadProgress: number | undefined;
}

/** How to wait. `headers`, `retries` and `requestTimeout` are those of each request. */
export interface WaitOptions extends Omit<CallOptions, "timeout"> {
  /**
   * Milliseconds for the whole wait; null: without limit. Each request also has the client's `timeout`.
   * Default 600000: after that time Milvus, by the defaults in its source, gives up a load.
   */
  timeout?: number | null | undefined;
  /** Milliseconds between a response and the next request. Default: 250, then half as much again each time, up to 5000. */
  interval?: number | undefined;
  /** Called with each response. What it throws ends the wait. */
  onProgress?: ((progress: LoadProgress) => void) | undefined;
}

const checks: Checks<WaitOptions> = { ...callChecks, interval: wholeNumber(1), onProgress: aFunction };

/** What is in progress while a state is waited for, and what starts it. */
const work = {
  LoadStateLoaded: { name: "load", methods: "`collections.load` or `partitions.load`" },
  LoadStateNotLoad: { name: "release", methods: "`collections.release`" },
};

/** Milliseconds that a load or a release may take to begin after its request, such as behind others in the server. */
const graceMs = 10_000;

/**
 * Waits until a collection is loaded, or released: asks for its load state again and again. For use after a `load` or a
 * `release` that timed out, which goes on in the server. Resolves at once where the state is reached already.
 *
 * It does not wait for what is not in progress: where the server says for 10 seconds that nothing is being loaded
 * (`LoadStateNotLoad`, or the progress −1 of a partition that is not loaded or does not exist) or, when waiting for
 * `LoadStateNotLoad`, that the data is in memory, it ends with a `MilvusLoadStateError`.
 *
 * @param milvus the client; its `getLoadState` sends the requests, with its `retries`
 * @param body the collection. With `partitionNames`, all of these have to be loaded. Waiting for `LoadStateNotLoad` is for
 *   whole collections only: while one partition is loaded, the server does not report that state of any other.
 *
 * @example
 * await waitForLoadState(milvus, { collectionName: "quick_setup" }, "LoadStateLoaded", {
 *   onProgress: ({ loadProgress }) => console.log(`${loadProgress} %`),
 * });
 *
 * @throws {MilvusTimeoutError} when `timeout` is over: `phase` is "polling", and the message has the last state
 * @throws {MilvusLoadStateError} when no load, or no release, is in progress
 * @throws {MilvusError} as `getLoadState` does, such as CollectionNotFound after a drop; an abort's own reason
 * @throws {TypeError | RangeError} for an argument that cannot be right
 */
export async function waitForLoadState(
  milvus: Pick<MilvusClient, "url"> & { readonly collections: Pick<MilvusClient["collections"], "getLoadState"> },
  body: Body,
  state: "LoadStateLoaded" | "LoadStateNotLoad",
  options?: WaitOptions | null,
): Promise<void> {
  const given = { ...options };
  checkArguments(body, state, given);
  const { timeout = 600_000, interval, onProgress, signal: callerSignal, ...callOptions } = given;
  const startedAt = performance.now();
  let attempts = 0;
  let last = "not known";

  const poll = async (signal: AbortSignal) => {
    let idleMs = 0;
    for (let waitMs = interval ?? 250; ; waitMs = interval ?? Math.min(waitMs * 1.5, 5_000)) {
      attempts++;
      const progress = progressOf(await milvus.collections.getLoadState(body, { ...callOptions, signal }));
      last = describe(progress);
      onProgress?.(progress);
      if (progress.loadState === state) return;
      if (state === "LoadStateLoaded" && progress.loadProgress !== undefined) idleMs = 0;
      else if (idleMs >= graceMs) throw idleError(progress);
      await sleep(waitMs, signal);
      idleMs += waitMs;
    }
  };
  try {
    await withinDeadline(timeout, callerSignal, timeoutError, poll);
  } catch (error) {
    throw withCallersStack(error);
  }

  function timeoutError(): MilvusTimeoutError {
    const words = `timed out (polling): \`timeout\` is ${timeout} ms. The last state was ${last}.`;
    return new MilvusTimeoutError(words, { ...info(), ...noEnvelope, phase: "polling" });
  }

  function idleError({ loadState }: LoadProgress): MilvusLoadStateError {
    const { name, methods } = work[state];
    const words = `reported ${last} for ${graceMs / 1000} s: no ${name} is in progress. Call ${methods} first.`;
    return new MilvusLoadStateError(words, { ...info(), loadState });
  }

  function info() {
    const { method, path } = operationTable.collections.getLoadState;
    const durationMs = Math.round(performance.now() - startedAt);
    const url = milvus.url + path;
    const target = describeTarget(JSON.stringify(body), 1);
    return { method, url, target, status: undefined, attempts, durationMs, traceId: undefined, retryable: false };
  }
}

function checkArguments(body: Body, state: string, options: WaitOptions): void {
  if (!Object.hasOwn(work, state)) {
    throw new RangeError(`state: expected ${Object.keys(work).join(" or ")}; got ${state}`);
  }
  if (state === "LoadStateNotLoad" && body.partitionNames?.length) {
    throw new TypeError(
      `partitionNames: expected none with ${state}, which the server reports of whole collections only`,
    );
  }
  checkOptions(options, checks);
}

function progressOf({ loadState, loadProgress = -1 }: LoadState): LoadProgress {
  return { loadState, loadProgress: loadProgress < 0 ? undefined : loadProgress };
}

function describe({ loadState, loadProgress }: LoadProgress): string {
  if (loadProgress !== undefined) return `${loadState} (${loadProgress} %)`;
  if (loadState === "LoadStateNotLoad") return loadState;
  return `${loadState} without progress (a partition is not loaded or does not exist)`;
}

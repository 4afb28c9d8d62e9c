import { createClient } from "../../src/index.ts";
import { createClient as createPoolClient } from "../../src/node/index.ts";

/** Makes calls by the thousand that end in every way, and prints what they left in memory and open. */
const [, , transport, url = ""] = process.argv;
const options = { url, timeout: 5000, retries: 0 };
const pool = transport === "pool" ? createPoolClient(options) : undefined;
const client = pool ?? createClient(options);
const controller = new AbortController();
const body = { collectionName: "quick_setup" };

const ways = [
  () => client.collections.release(body, { signal: controller.signal }),
  () => client.collections.release(body),
  // The server responses this one with an error.
  () => client.collections.release({ collectionName: "nobody" }, { signal: controller.signal }),
  () => client.collections.release(body, { signal: AbortSignal.timeout(1) }),
];

const heaps: number[] = [];
for (let round = 0; round < 5; round++) heaps.push(await heapAfterRound());
// The first one warms up. What leaks grows in every round; what a garbage collection leaves for the next one does not.
const grown = Math.min(...heaps.slice(1).map((heap, round) => heap - (heaps[round] ?? Number.NaN)));
await pool?.close();
const open = process.getActiveResourcesInfo();
console.log(JSON.stringify({ grown, timers: open.filter((resource) => resource === "Timeout").length }));
process.exit();

async function heapAfterRound(): Promise<number> {
  let left = 1_250;
  const caller = async () => {
    for (let way = 0; left-- > 0; way = (way + 1) % ways.length) await ways[way]?.().catch(() => undefined);
  };
  await Promise.all(Array.from({ length: 64 }, caller));
  // Finalizers run between two collections, and free what only a later one collects.
  for (let times = 0; times < 10; times++) {
    globalThis.gc?.();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().heapUsed;
}

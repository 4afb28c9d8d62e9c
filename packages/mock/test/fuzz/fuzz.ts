import { startMock } from "../../src/index.ts";
import { collectGarbage } from "../collect-garbage.ts";
import { RawClient } from "../raw-client.ts";
import { generateRequest } from "./generate.ts";
import { Random } from "./random.ts";

/** What came of a run. */
export interface FuzzResult {
  requests: number;
  /** How many got a response with each status; `0`: closed without a response. */
  statuses: Record<string, number>;
  /** What was not a response, with the number of the request. */
  oddities: string[];
  /** By how many bytes the heap grew after the first tenth. */
  heapGrowth: number;
  seconds: number;
  /** The mock still releases a collection. */
  alive: boolean;
}

const atOnce = 20;

/** Sends generated requests, each on a connection of its own. The same seed sends the same requests. */
export async function fuzz(requests: number, seed: number): Promise<FuzzResult> {
  await using mock = await startMock({ speed: 100 });
  const random = new Random(seed);
  const result: FuzzResult = { requests, statuses: {}, oddities: [], heapGrowth: 0, seconds: 0, alive: false };
  const begun = performance.now();
  let heap = 0;
  for (let sent = 0; sent < requests; sent += atOnce) {
    if (heap === 0 && sent >= requests / 10) heap = heapUsed();
    const batch = Array.from({ length: Math.min(atOnce, requests - sent) }, () => generateRequest(random));
    await Promise.all(batch.map((bytes, index) => send(mock.url, bytes, sent + index, result)));
  }
  result.heapGrowth = heapUsed() - heap;
  result.seconds = (performance.now() - begun) / 1000;
  const response = await fetch(`${mock.url}/v2/vectordb/collections/release`, {
    method: "POST",
    body: '{"collectionName":"quick_setup"}',
  });
  result.alive = (await response.text()) === '{"code":0,"data":{}}';
  return result;
}

async function send(url: string, bytes: Buffer, number: number, { statuses, oddities }: FuzzResult): Promise<void> {
  const client = new RawClient(url);
  client.send(bytes);
  client.halfClose();
  const text = (await client.rest()).replace("HTTP/1.1 100 Continue\r\n\r\n", "");
  client.close();
  const status = text === "" ? "0" : /^HTTP\/1\.[01] (\d{3}) /.exec(text)?.[1];
  if (status === undefined) oddities.push(`request ${number} received ${JSON.stringify(text.slice(0, 80))}`);
  else statuses[status] = (statuses[status] ?? 0) + 1;
}

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

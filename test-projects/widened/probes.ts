import { createClient } from "@milvus-rest/client";
import { runConformance } from "@milvus-rest/conformance";
import { startMock } from "@milvus-rest/mock";
import { measureSizes } from "../../packages/client/bench/size.ts";

/** `node probes.ts <name>` prints one figure of the built packages. */
const probes: Record<string, () => Promise<number>> = {
  async "client-size"() {
    const sizes = await measureSizes();
    return (sizes["@milvus-rest/client"] ?? Number.NaN) / 1000;
  },

  async "client-creation"() {
    const times = 2000;
    const begun = performance.now();
    for (let made = 0; made < times; made++) createClient({ url: "http://localhost:19530" });
    return ((performance.now() - begun) / times) * 1000;
  },

  async "mock-start"() {
    const begun = performance.now();
    await using mock = await startMock();
    await release(mock.url);
    return performance.now() - begun;
  },

  async "mock-rate"() {
    const times = 2000;
    await using mock = await startMock();
    for (let warm = 0; warm < times / 4; warm++) await release(mock.url);
    const begun = performance.now();
    for (let sent = 0; sent < times; sent++) await release(mock.url);
    return (times / (performance.now() - begun)) * 1000;
  },

  "kit-checks": async () => (await checkMock()).checks.length,
  "kit-time": async () => (await checkMock()).durationMs / 1000,
};

async function release(url: string): Promise<void> {
  const body = '{"collectionName":"quick_setup"}';
  await (await fetch(`${url}/v2/vectordb/collections/release`, { method: "POST", body })).text();
}

/** @throws {Error} when the mock does not conform, because the figure would be wrong. */
async function checkMock() {
  await using mock = await startMock();
  const report = await runConformance({ url: mock.url });
  if (report.failed > 0)
    throw new Error(`the mock deviates: ${report.findings.map(({ message }) => message).join("; ")}`);
  return report;
}

const name = process.argv[2] ?? "";
console.log(await probes[name]?.());

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bareFetch } from "../bench/bare-fetch.ts";
import { bundle } from "../bench/bundle.ts";
import { measure } from "../bench/measure.ts";
import { startServer } from "../bench/start-server.ts";
import { contenders, packageOf } from "./contenders.ts";
import { installedSize } from "./installed-size.ts";

const names = Object.keys(contenders);

/** Whether a bundler can make each client for browsers. */
export async function bundleForBrowsers(): Promise<string[]> {
  // Within this project, so that the names are found.
  const file = join(import.meta.dirname, "bundled.mjs");
  try {
    const cells = [];
    for (const name of names) {
      writeFileSync(file, `export * from "${packageOf[name] ?? name}";`);
      cells.push(
        await bundle(file).then(
          () => "yes",
          () => "no",
        ),
      );
    }
    return cells;
  } finally {
    rmSync(file);
  }
}

/** Megabytes on disk of each client and all it needs. */
export function installedSizes(): string[] {
  return names.map((name) => (installedSize(packageOf[name] ?? name, import.meta.dirname) / 1e6).toFixed(1));
}

/** CPU of a call of each client as a share of bare `fetch`'s, with so many callers at once. */
export async function cpuShares(callers: number): Promise<string[]> {
  using server = await startServer();
  const { url } = server;
  const body = () => ({ collectionName: "quick_setup" });
  const calls = Object.entries(contenders).map(([name, connect]): [string, () => Promise<unknown>] => {
    const release = connect({ url, timeout: 60_000 });
    return [name, () => release({ body: body() })];
  });
  const ratios = await measure(
    { fetch: bareFetch(url), ...Object.fromEntries(calls) },
    { callers, rounds: 100, calls: 128 },
  );
  return names.map((name) => ratios[name]?.cpu.toFixed(2) ?? "");
}

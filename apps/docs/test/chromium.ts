import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    chromium: string;
  }
}

/** Vitest's global set-up: starts one Chromium for all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer(await launchOptions());
  project.provide("chromium", server.wsEndpoint());
  return () => server.close();
}

/** Connects to the Chromium of the test run. */
export function connectChromium(): Promise<Browser> {
  return chromium.connect(inject("chromium"));
}

/** On Linux x64 the Chromium that is installed as a package, elsewhere the machine's Chrome. */
async function launchOptions(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") return { channel: "chrome" };
  // Makes the package unpack the libraries that Chromium needs, on machines that lack them. It is read at import.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const { default: sparticuz } = await import("@sparticuz/chromium");
  // The package's own flags are for cloud functions: one process for all, and no web security.
  return { executablePath: await sparticuz.executablePath(), args: ["--no-sandbox", "--disable-gpu"] };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@milvus-rest/mock";
import { type Consumer, consumers, expected } from "./compat/consumers.ts";
import { isInstalled } from "./compat/run.ts";
import { runStep, StepFailure } from "./start/step.ts";

/**
 * `pnpm compat`: consumers in other languages, each installed from its own registry, release a collection on the mock.
 * What needs a program that this machine lacks is reported as not run. Needs the network; `pnpm test` does not run it.
 */
for (const consumer of consumers) {
  if (isInstalled(consumer.needs)) await prove(consumer);
  else console.log(`– ${consumer.name} was not run: there is no ${consumer.needs} on this machine`);
}

async function prove({ name, release }: Consumer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "milvus-rest-compat-"));
  await using mock = await startMock();
  try {
    await runStep("release", async () => {
      const codes = await release(mock.url, folder);
      if (codes.join() !== expected.join()) throw new Error(`${name} was told ${codes}, not ${expected}`);
      return `${name} released a collection, and was told of one that is not there`;
    });
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

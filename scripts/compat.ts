import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMock } from "@milvus-rest/mock";
import { defaultProfile, errorTable, profileTable } from "@milvus-rest/types";
import { isInstalled, run } from "./compat/run.ts";
import { runStep, StepFailure } from "./start/step.ts";

const version = "0.29.1";

/**
 * `pnpm compat`: a generator of another language, openapi-python-client from its own registry, makes a client of the
 * exported bundle, and the client releases a collection on the mock. Needs the network; `pnpm test` does not run it.
 */
if (isInstalled("python3")) await prove();
else console.log("– openapi-python-client was not run: there is no python3 on this machine");

async function prove(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "milvus-rest-compat-"));
  const bin = join(folder, "venv", process.platform === "win32" ? "Scripts" : "bin");
  try {
    await runStep("generate", async () => {
      const bundle = fileURLToPath(import.meta.resolve("@milvus-rest/spec/openapi.json"));
      await run("python3", ["-m", "venv", "venv"], folder);
      await run(join(bin, "pip"), ["install", "--quiet", `openapi-python-client==${version}`], folder);
      const generate = ["generate", "--meta", "none", "--path", bundle, "--output-path", "milvus_client"];
      await run(join(bin, "openapi-python-client"), generate, folder);
      return `openapi-python-client ${version} made a client of the bundle`;
    });
    await runStep("release", async () => {
      await using mock = await startMock();
      const output = await run(join(bin, "python"), [join(import.meta.dirname, "compat", "user.py"), mock.url], folder);
      const codes = output.trim().split(/\r?\n/).join(" and ");
      const expected = `${profileTable[defaultProfile].successCode} and ${errorTable.CollectionNotFound.code}`;
      if (codes !== expected) throw new Error(`the client was told ${codes}, not ${expected}`);
      return `it released a collection, and was told of one that is not there: codes ${codes}`;
    });
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

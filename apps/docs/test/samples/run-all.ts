import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/**
 * `pnpm --filter @milvus-rest/docs samples`: runs the samples of every language, and fails where one cannot be run.
 * It installs what `pnpm test` does without, the official client from npm and requests from PyPI, and needs the network.
 */
const officialClient = "@zilliz/milvus2-sdk-node@3.0.6";
const requests = "requests==2.34.2";

const folder = mkdtempSync(join(tmpdir(), "milvus-rest-docs-languages-"));
const isWindows = process.platform === "win32";
const python = join(folder, "python");
const bin = join(python, isWindows ? "Scripts" : "bin");
const run = (command: string, args: string[], env: Record<string, string> = {}) =>
  execFileSync(command, args, { stdio: "inherit", shell: isWindows, env: { ...process.env, ...env } });

try {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  run("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", officialClient]);
  run("python3", ["-m", "venv", python]);
  run(join(bin, "pip"), ["install", "--quiet", requests]);
  run("vitest", ["run", "test/samples"], {
    DOCS_SAMPLES_MODULES: folder,
    DOCS_SAMPLES_ALL: "1",
    PATH: `${bin}${delimiter}${process.env.PATH}`,
  });
} catch (error) {
  // What failed has said so itself.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

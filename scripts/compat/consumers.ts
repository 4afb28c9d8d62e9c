import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultProfile, errorTable, profileTable } from "@milvus-rest/types";
import { lines, run } from "./run.ts";

/** Somebody who uses the document or the mock, and has nothing to do with this repository's own packages. */
export interface Consumer {
  name: string;
  /** The program that has to be on the machine. */
  needs: string;
  /**
   * Releases a collection that exists, then one that does not.
   *
   * @param url the mock's.
   * @param folder an empty one, removed afterwards.
   * @returns the two codes.
   */
  release: (url: string, folder: string) => Promise<string[]>;
}

/** What every consumer must be told. */
export const expected = [profileTable[defaultProfile].successCode, errorTable.CollectionNotFound.code].map(String);

const generatorVersion = "0.29.1";
const officialVersion = "3.0.6";

export const consumers: readonly Consumer[] = [
  {
    name: `Python client by openapi-python-client ${generatorVersion}`,
    needs: "python3",
    release: async (url, folder) => {
      const bin = join(folder, "venv", process.platform === "win32" ? "Scripts" : "bin");
      const bundle = fileURLToPath(import.meta.resolve("@milvus-rest/spec/openapi.json"));
      await run("python3", ["-m", "venv", "venv"], folder);
      await run(join(bin, "pip"), ["install", "--quiet", `openapi-python-client==${generatorVersion}`], folder);
      const generate = ["generate", "--meta", "none", "--path", bundle, "--output-path", "milvus_client"];
      await run(join(bin, "openapi-python-client"), generate, folder);
      return lines(await run(join(bin, "python"), [copyOf("openapi_python_client.py", folder), url], folder));
    },
  },
  {
    name: "Python's urllib",
    needs: "python3",
    release: async (url, folder) => lines(await run("python3", [copyOf("urllib.py", folder), url], folder)),
  },
  {
    name: "Go's net/http",
    needs: "go",
    release: async (url, folder) => lines(await run("go", ["run", copyOf("net_http.go", folder), url], folder)),
  },
  {
    name: `the official Node client ${officialVersion}`,
    needs: "npm",
    release: async (url, folder) => {
      await run("npm", ["init", "--yes"], folder);
      await run(
        "npm",
        ["install", "--ignore-scripts", "--no-audit", "--no-fund", `@zilliz/milvus2-sdk-node@${officialVersion}`],
        folder,
      );
      return lines(await run(process.execPath, [copyOf("official.mjs", folder), url], folder));
    },
  },
];

function copyOf(program: string, folder: string): string {
  const copy = join(folder, program);
  copyFileSync(join(import.meta.dirname, "programs", program), copy);
  return copy;
}

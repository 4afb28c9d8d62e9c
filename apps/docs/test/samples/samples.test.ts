import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { startMock } from "@milvus-rest/mock";
import { errorTable } from "@milvus-rest/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleFiles } from "../../src/samples.ts";
import { listen } from "../serve-under.ts";
import { isRunnable, languages } from "./languages.ts";

const docs = join(import.meta.dirname, "..", "..");
const runnable = sampleFiles.filter(isRunnable);
const absent = sampleFiles.filter((file) => !runnable.includes(file));
const samples = globSync("samples/*/*", { cwd: docs }).map((path) => ({
  path: path.replaceAll("\\", "/"),
  operationId: basename(dirname(path)),
  file: sampleFiles.find((file) => file === basename(path)),
}));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "milvus-rest-docs-samples-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const { path } of samples.filter(({ file }) => file && absent.includes(file))) {
    console.log(`– ${path} was not run: there is no ${languages[file(path)].needs} on this machine`);
  }
});

test("every file under samples/ is in a language that the page can show and the tests can run", () => {
  expect(samples.filter(({ file }) => file === undefined)).toEqual([]);
  expect(samples.length).toBeGreaterThan(0);
});

// `pnpm samples` sets it: there every language has to be on the machine.
if (process.env.DOCS_SAMPLES_ALL) {
  test("every language is on this machine", () => {
    expect(absent.map((name) => languages[name].needs)).toEqual([]);
  });
}

describe.each(samples.filter(({ file }) => file && runnable.includes(file)))("$path", ({ path }) => {
  test.each(["2.3", "2.6"] as const)("succeeds on a server that asks for the token, as Milvus %s", async (profile) => {
    await using mock = await startMock({ profile, users: { root: "Milvus" } });

    const { exitCode, output, errors } = await run(path, mock.url);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
    expect(output).toMatch(/^(\{"code":(0|200),"data":.*\}\n)?released\r?\n$/);
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
  });

  test("fails on an error, and shows its code", async () => {
    await using mock = await startMock({ users: { root: "Milvus" }, collections: ["default.other"] });

    const { exitCode, output, errors } = await run(path, mock.url);

    expect(exitCode).toBe(1);
    expect(output + errors).toMatch(new RegExp(`code"?:? ?${errorTable.CollectionNotFound.code}\\b`));
    expect(output).not.toMatch(/^released/m);
  });

  test("takes an envelope with code 0 and without data for the failure that it is", async () => {
    await using server = await listen((_, response) => response.end('{"code": 0, "message": "The token is illegal."}'));

    const { exitCode, output } = await run(path, server.url);

    expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.not.stringContaining("released") });
  });
});

/** Runs a sample as it is on the page; only the server is another, and the token for a cluster of one's own. */
function run(path: string, url: string) {
  const source = readFileSync(join(docs, path), "utf8")
    .replaceAll("http://localhost:19530", url)
    .replace("https://$CLUSTER_ENDPOINT", url)
    .replace("your-api-key", "root:Milvus");
  return languages[file(path)].run(source, folder);
}

function file(path: string) {
  const found = sampleFiles.find((name) => name === basename(path));
  if (!found) throw new Error(`${path} is in no language of src/samples.ts`);
  return found;
}

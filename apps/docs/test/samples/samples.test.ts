import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type MockOptions, startMock } from "@milvus-rest/mock";
import { errorTable } from "@milvus-rest/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleFiles } from "../../src/samples.ts";
import { listen } from "../serve-under.ts";
import { cases } from "./cases.ts";
import { isRunnable, languages } from "./languages.ts";

const docs = join(import.meta.dirname, "..", "..");
const users: MockOptions = { users: { root: "Milvus" } };
const paths = globSync("samples/*/*", { cwd: docs }).map((path) => path.replaceAll("\\", "/"));
const samples = paths.flatMap((path) => {
  const file = sampleFiles.find((name) => name === basename(path));
  const expected = cases[basename(dirname(path))];
  return file && expected ? [{ path, file, expected }] : [];
});
const runnable = sampleFiles.filter(isRunnable);
const notRun = samples.filter(({ file }) => !runnable.includes(file));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "milvus-rest-docs-samples-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const { path, file } of notRun) {
    console.log(`– ${path} was not run: there is no ${languages[file].needs} on this machine`);
  }
});

test("every file under samples/ is in a language that the page can show, of an operation whose effect is known", () => {
  expect(paths).not.toEqual([]);
  expect(samples.map(({ path }) => path)).toEqual(paths);
});

// `pnpm samples` sets it: there every language has to be on the machine.
if (process.env.DOCS_SAMPLES_ALL) {
  test("every language is on this machine", () => {
    expect(notRun.map(({ file }) => languages[file].needs)).toEqual([]);
  });
}

describe.each(samples.filter((sample) => !notRun.includes(sample)))("$path", ({ path, file, expected }) => {
  test.each(["2.3", "2.6"] as const)("succeeds on a server that asks for the token, as Milvus %s", async (profile) => {
    await using mock = await startMock({ profile, ...users });

    const { exitCode, output, errors } = await run(mock.url);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
    expect(output).toMatch(new RegExp(`^(\\{"code":(0|200),"data":.*\\}\\n)?${expected.output}\\r?\\n$`));
    expect(expected.isDone(mock)).toBe(true);
  });

  test("fails on an error, and shows its code", async () => {
    await using mock = await startMock({ ...users, ...expected.failure.server });

    const { exitCode, output, errors } = await run(mock.url);

    expect(exitCode).toBe(1);
    expect(output + errors).toMatch(new RegExp(`code"?:? ?${errorTable[expected.failure.error].code}\\b`));
    expect(output).not.toMatch(new RegExp(`^${expected.output}`, "m"));
  });

  test("takes an envelope with code 0 and without data for the failure that it is", async () => {
    await using server = await listen((_, response) => response.end('{"code": 0, "message": "The token is illegal."}'));

    const { exitCode, output } = await run(server.url);

    expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.not.stringContaining(expected.output) });
  });

  /** Runs the sample as it is on the page; only the server is another, and the token for a cluster of one's own. */
  function run(url: string) {
    const source = readFileSync(join(docs, path), "utf8")
      .replaceAll("http://localhost:19530", url)
      .replace("https://$CLUSTER_ENDPOINT", url)
      .replace("your-api-key", "root:Milvus");
    return languages[file].run(source, folder);
  }
});

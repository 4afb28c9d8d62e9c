import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type MockOptions, startMock } from "@milvus-rest/mock";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { errorTable } from "@milvus-rest/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationsOf } from "../../src/document.ts";
import { exampleOf, type OperationSample, sampleFiles, samplesOf } from "../../src/samples/samples.ts";
import { listen } from "../serve-under.ts";
import { isRunnable, languages } from "./languages.ts";

const runnable = sampleFiles.filter(isRunnable);
const notRun = sampleFiles.filter((file) => !runnable.includes(file));
/** The languages that start fast: each runs the sample of every operation. `pnpm samples` runs all of them so. */
const fast = process.env.DOCS_SAMPLES_ALL ? runnable : ["curl.sh", "client.ts", "fetch.js", "python_urllib.py"];

const operations = operationsOf(openapi);
const release = operations.filter(({ operationId }) => operationId === "releaseCollection").flatMap(samplesOf);
/** An operation that no server has, with a body of everything that languages write differently. */
const invented = {
  operationId: "inventedOperation",
  path: "/v2/vectordb/invented/do_it",
  requestBody: bodyOf({
    text: `it's "quoted", \\ and é`,
    values: [1, -2.5, true, false, null],
    "odd-key": { nested: { empty: {}, list: [] } },
  }),
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "milvus-rest-docs-samples-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const file of notRun) {
    console.log(`– samples/${file} was not run: there is no ${languages[file].needs} on this machine`);
  }
});

// `pnpm samples` sets it: there every language has to be on the machine.
if (process.env.DOCS_SAMPLES_ALL) {
  test("every language is on this machine", () => {
    expect(notRun.map((file) => languages[file].needs)).toEqual([]);
  });
}

describe.each(release.filter(({ file }) => runnable.includes(file)))("samples/$file", (sample) => {
  test.each(["2.3", "2.6"] as const)(
    "releases a collection of Milvus %s, which asks for the token",
    async (profile) => {
      await using mock = await startMock({ profile, ...users });

      const { exitCode, output, errors } = await run(sample, mock.url);

      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
      expect(output).toMatch(/^(\{"code":(0|200),"data":\{\}\}|\{\})\r?\n$/);
      expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
    },
  );

  test("fails on an error, and shows its code", async () => {
    await using mock = await startMock({ ...users, collections: ["default.other"] });

    const { exitCode, output, errors } = await run(sample, mock.url);

    expect(exitCode).toBe(1);
    expect(output + errors).toMatch(new RegExp(`code"?:? ?${errorTable.CollectionNotFound.code}\\b`));
  });

  test("takes an envelope with code 0 and without data for the failure that it is", async () => {
    await using server = await listen((_, response) => response.end('{"code": 0, "message": "The token is illegal."}'));

    expect((await run(sample, server.url)).exitCode).toBe(1);
  });
});

describe.each(
  operations.flatMap((operation) =>
    samplesOf(operation)
      .filter(({ file }) => fast.includes(file) && runnable.includes(file))
      .map((sample) => ({ ...operation, ...sample })),
  ),
)("the sample $file of $operationId", (sample) => {
  test("sends the operation's example, and shows the data of the response", async () => {
    const { exitCode, output, seen } = await runObserved(sample);

    expect(exitCode).toBe(0);
    expect(output).toContain('{"found":7}');
    // The official client adds the database.
    expect(seen).toMatchObject({ path: sample.path, body: exampleOf(sample) });
  });
});

test.each(samplesOf(invented).filter(({ file }) => runnable.includes(file) && file !== "client.ts"))(
  "$file sends a body of everything that languages write differently",
  async (sample) => {
    const { seen } = await runObserved(sample);

    expect(seen).toEqual({ path: invented.path, body: exampleOf(invented) });
  },
);

const users: MockOptions = { users: { root: "Milvus" } };

function bodyOf(value: unknown) {
  return { content: { "application/json": { schema: {}, examples: { only: { value } } } } };
}

/** Runs a sample against a server that responds with a success, and notes the request. */
async function runObserved(sample: OperationSample) {
  const seen: { path?: string | undefined; body?: unknown } = {};
  await using server = await listen(async (request, response) => {
    seen.path = request.url;
    seen.body = JSON.parse(await text(request));
    response.setHeader("content-type", "application/json");
    response.end('{"code":0,"data":{"found":7}}');
  });
  const ended = await run(sample, server.url);
  return { ...ended, output: ended.output.replaceAll(" ", ""), seen };
}

/** Runs a sample as it is on the page; only the server is another, and the token for a cluster of one's own. */
function run({ file, source }: OperationSample, url: string) {
  return languages[file].run(
    source
      .replaceAll("http://localhost:19530", url)
      .replace("https://$CLUSTER_ENDPOINT", url)
      .replace("your-api-key", "root:Milvus"),
    folder,
  );
}

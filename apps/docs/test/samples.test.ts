import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { startMock } from "@milvus-rest/mock";
import { errorTable, profileNames } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";
import { listen } from "./serve-under.ts";

const docs = join(import.meta.dirname, "..");
const samples = globSync("samples/*/*", { cwd: docs });

/** What runs a sample that comes through standard input. */
const runners: Record<string, [command: string, args: string[]]> = {
  ".sh": ["sh", ["-s"]],
  ".ts": [process.execPath, ["--input-type=module-typescript", "-"]],
  ".js": [process.execPath, ["--input-type=module", "-"]],
};

/** The code that a sample shows of an error: in the answer itself, in the message, or by its name in the catalogue. */
const errorShown: Record<string, (output: string, errors: string) => number | undefined> = {
  ".sh": (output) => JSON.parse(output).code,
  ".js": (_, errors) => Number(/Error: Milvus answered (\d+): /.exec(errors)?.[1]),
  ".ts": (_, errors) => Object.entries(errorTable).find(([name]) => errors.startsWith(`${name}: `))?.[1].code,
};

describe.each(samples)("%s", (sample) => {
  test.each(profileNames)(
    "releases the collection of a server that asks for the token, as Milvus %s",
    async (profile) => {
      await using mock = await startMock({ profile, users: { root: "Milvus" } });

      const { exitCode, output, errors } = await run(sample, mock.url);

      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: "" });
      expect(output).toMatch(/^(\{"code":(0|200),"data":\{\}\}\n)?released\n$/);
      expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
    },
  );

  test.each(["CollectionNotFound", "UnexpectedError"] as const)("fails, and shows the error %s", async (name) => {
    await using mock = await startMock();
    mock.next(name);

    const { exitCode, output, errors } = await run(sample, mock.url);

    expect(exitCode).toBe(1);
    expect(errorShown[extname(sample)]?.(output, errors)).toBe(errorTable[name].code);
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(true);
  });
});

test("the sample for Zilliz Cloud takes the failure that the official description shows for what it is", async () => {
  await using server = await listen((_, response) => response.end('{"code": 0, "message": "The token is illegal."}'));

  const { exitCode, output } = await run("samples/releaseCollection/zilliz-cloud.sh", server.url);

  expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.not.stringContaining("released") });
});

/** Runs a sample as it stands on the page; only the server, and the token for a cluster of one's own, are others. */
async function run(sample: string, url: string) {
  const [command, args] = runners[extname(sample)] ?? [`no runner for ${sample}`, []];
  const child = spawn(command, args, { cwd: docs, stdio: "pipe" });
  child.stdin.end(
    readFileSync(join(docs, sample), "utf8")
      .replace("http://localhost:19530", url)
      .replace("https://$CLUSTER_ENDPOINT", url)
      .replace("your-api-key", "root:Milvus"),
  );
  const [output, errors, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { exitCode, output, errors };
}

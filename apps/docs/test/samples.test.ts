import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { startMock } from "@milvus-rest/mock";
import { errorTable, type ProfileName, profileTable } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";

const docs = join(import.meta.dirname, "..");
const samples = globSync("samples/*/*", { cwd: docs });
const profiles = Object.keys(profileTable) as ProfileName[];

/** What runs a sample that comes through standard input. */
const runners: Record<string, [command: string, args: string[]]> = {
  ".sh": ["sh", ["-s"]],
  ".ts": [process.execPath, ["--input-type=module-typescript", "-"]],
  ".js": [process.execPath, ["--input-type=module", "-"]],
};

describe.each(samples)("%s", (sample) => {
  test.each(profiles)("releases the collection of a server that asks for the token, as Milvus %s", async (profile) => {
    await using mock = await startMock({ profile, users: { root: "Milvus" } });

    const { exitCode, output, errors } = await run(sample, mock.url);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: expect.not.stringContaining("Error") });
    expect(output).toMatch(/^(released\n|\{"code":(0|200),"data":\{\}\})$/);
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
  });

  test("shows the error where there is no such collection", async () => {
    await using mock = await startMock({ collections: [] });

    const { output, errors } = await run(sample, mock.url);

    expect(output).not.toContain("released\n");
    expect(output + errors).toMatch(new RegExp(`CollectionNotFound|\\b${errorTable.CollectionNotFound.code}\\b`));
  });
});

/** Runs a sample as it stands on the page; only the server's address is another. */
async function run(sample: string, url: string) {
  const [command, args] = runners[extname(sample)] ?? [`no runner for ${sample}`, []];
  const child = spawn(command, args, { cwd: docs, stdio: "pipe" });
  child.stdin.end(readFileSync(join(docs, sample), "utf8").replace("http://localhost:19530", url));
  const [output, errors, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { exitCode, output, errors };
}

import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { afterAll, expect, test } from "vitest";

const folder = join(import.meta.dirname, "..");
const sample = join(folder, "test/sample-of-the-readme.ts");
const readme = readFileSync(join(folder, "README.md"), "utf8");

afterAll(() => rmSync(sample, { force: true }));

test("the sample of the README runs as it stands", async () => {
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  writeFileSync(sample, code);
  await using mock = await startMock();

  const { stdout } = await promisify(execFile)(process.execPath, [sample], {
    env: { ...process.env, MILVUS_URI: mock.url },
  });

  expect(stdout).toMatch(/^Milvus 2\.6: \d+ passed, 0 failed\n$/);
});

test("the README names every option of the shell", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "dist/cli.js"), "--help"]);

  const options = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name = ""]) => name);
  expect(options.length).toBeGreaterThan(5);
  expect(options.filter((name) => !readme.includes(`\`${name} `))).toEqual([]);
});

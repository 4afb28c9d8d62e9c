import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { afterAll, expect, test } from "vitest";

const folder = join(import.meta.dirname, "..");
const sample = join(folder, "test/sample-of-the-readme.ts");
const readme = readFileSync(join(folder, "README.md"), "utf8");

const samples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

/** Where a reader runs them. */
const place = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
copyFileSync(join(folder, "test/traffic/chromium.har"), join(place, "capture.har"));

afterAll(() => {
  rmSync(sample, { force: true });
  rmSync(place, { recursive: true });
});

test.each([
  ["a server", samples[0], /^Milvus 2\.6: \d+ passed, 0 failed\n$/],
  ["a HAR", samples[2], /^7 exchanges passed, 0 deviations\n$/],
])("the sample of the README with %s runs as it stands", async (_, code = "", output) => {
  writeFileSync(sample, code);
  await using mock = await startMock();

  const { stdout } = await promisify(execFile)(process.execPath, [sample], {
    cwd: place,
    env: { ...process.env, MILVUS_URI: mock.url },
  });

  expect(stdout).toMatch(output);
});

test("the README has one other sample, for Vitest", () => {
  expect(samples).toHaveLength(3);
  expect(samples[1]).toContain("describeConformance(");
});

test("the README names every option of the shell", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "dist/cli.js"), "--help"]);

  const options = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name = ""]) => name);
  expect(options.length).toBeGreaterThan(5);
  expect(options.filter((name) => !new RegExp(`\`${name}[ \`]`).test(readme))).toEqual([]);
});

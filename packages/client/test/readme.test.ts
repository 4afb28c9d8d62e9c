import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const samples = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/```ts\n(.*?)```/gs)].map(
  ([, code = ""]) => code,
);

test("the README has its three samples", () => {
  expect(samples).toHaveLength(3);
});

// Within the package, so that the samples import it by its name.
test.each(samples)("a sample of the README releases a collection: %s", async (sample) => {
  await using mock = await startMock({ users: { root: "Milvus" } });
  mkdirSync(join(root, "reports"), { recursive: true });
  const folder = mkdtempSync(join(root, "reports/readme-"));
  const file = join(folder, "sample.ts");
  writeFileSync(file, sample.replaceAll("http://localhost:19530", mock.url));

  const { stderr } = await promisify(execFile)(process.execPath, [file]);
  rmSync(folder, { recursive: true });

  expect(stderr).toBe("");
  expect(mock.collections.get("default.quick_setup")).toMatchObject({ loaded: false });
});

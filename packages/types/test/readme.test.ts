import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const packageFolder = join(import.meta.dirname, "..");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

test("the README's sample compiles", async () => {
  const [, sample = ""] = /```ts\n(.*?)```/s.exec(readFileSync(join(packageFolder, "README.md"), "utf8")) ?? [];
  const folder = join(packageFolder, "reports", "readme");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "sample.ts"), sample);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.json",
      compilerOptions: { paths: { "@milvus-rest/types": ["../../src/index.ts"] } },
      include: ["sample.ts"],
    }),
  );

  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "--project", folder]);

  expect(sample).toContain("errorTable.CollectionNotFound.remedy");
  expect(stdout).toBe("");
});

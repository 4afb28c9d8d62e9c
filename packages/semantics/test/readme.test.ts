import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "..");

test("the sample prints what the README says", async () => {
  const [, sample = ""] = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(folder, "README.md"), "utf8")) ?? [];
  const [, printed] = /^\/\/ (.*)$/m.exec(sample) ?? [];

  const args = ["--input-type=module-typescript", "--eval", sample];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });

  expect(stdout.trim()).toBe(printed);
});

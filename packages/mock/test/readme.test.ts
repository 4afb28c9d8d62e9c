import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { faultWords } from "../src/faults.ts";
import { startMock } from "../src/index.ts";
import { checkWorld } from "../src/world-file.ts";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(folder, "README.md"), "utf8");

/** The README's blocks of a language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);
}

test("the first sample runs, and prints what it says it prints", async () => {
  const [sample = ""] = blocks("ts");
  const said = [...sample.matchAll(/\/\/ (.*)$/gm)].map(([, text]) => text);

  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module-typescript", "--eval", sample], {
    cwd: folder,
  });

  expect(stdout.trim().split("\n")).toEqual(said);
});

test("no sample needs Node 24", () => {
  expect(blocks("ts").filter((sample) => /await using/.test(sample))).toEqual([]);
});

test("the sample script is one", async () => {
  const [, sample = ""] = blocks("ts");
  await using mock = await startMock();

  new Function("mock", sample)(mock);

  const response = await fetch(`${mock.url}/v2/vectordb/collections/release`, { method: "POST", body: "{}" });
  expect(await response.json()).toMatchObject({ code: 1807 });
});

test("the sample world is one", () => {
  const [sample = ""] = blocks("yaml");

  expect(checkWorld(parse(sample), "README.md").databases).toHaveProperty("limited");
});

test.each(["delay=MS`", ...Object.keys(faultWords)])("the fault %s is in the table", (word) => {
  expect(readme).toContain(`\`${word}`);
});

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@milvus-rest/mock";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const samples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);

test("the README has its four samples", () => {
  expect(samples).toHaveLength(4);
});

test("no sample needs Node 24", () => {
  expect(samples.filter((sample) => /await using/.test(sample))).toEqual([]);
});

// Within the package, so that the samples import it by its name.
test.each(samples)("a sample of the README does what it says: %s", async (sample) => {
  const loads = sample.includes("collections.load(");
  const quick_setup = { loaded: !loads };
  await using mock = await startMock({
    world: { databases: { default: { collections: { quick_setup } } } },
    users: { root: "Milvus" },
  });
  mkdirSync(join(root, "reports"), { recursive: true });
  const folder = mkdtempSync(join(root, "reports/readme-"));
  const file = join(folder, "sample.ts");
  writeFileSync(file, sample.replaceAll("http://localhost:19530", mock.url));

  const { stderr } = await promisify(execFile)(process.execPath, [file]);
  rmSync(folder, { recursive: true });

  expect(stderr).toBe("");
  expect(mock.collections.get("default.quick_setup")).toMatchObject({ loaded: loads });
});

/** The methods that the README lists, with what it says of them. A new operation of the spec works without a line here. */
const listed = [...readme.matchAll(/^\| +\w* +\| `(\w+\.\w+)` +\| (.*?) +\|$/gm)].map(([, method = "", text = ""]) => ({
  method,
  text,
}));
const summaries = Object.fromEntries(
  Object.entries(openapi.paths).map(([path, { post }]) => {
    const [group, name] = path.split("/").slice(-2);
    return [`${group}.${name?.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}`, post.summary];
  }),
);

test("the README lists methods", () => {
  expect(listed.map(({ method }) => method)).toContain("collections.getLoadState");
});

test.each(listed)("what the README says of $method is the spec's summary", ({ method, text }) => {
  expect(text.replace(/ \(Milvus .* and later\)$/, "")).toBe(summaries[method]);
});

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedOperation, widenedCheckout } from "./widen.ts";

const run = promisify(execFile);
const pnpm = process.env.npm_execpath ?? "pnpm";

/** Operations unlike each other, each written as a contributor does: the path file and its line in openapi.yaml. */
const operations = [
  { name: "collections/polish", summary: "Polish a collection", method: "polish" },
  { name: "shelves/attic/list", summary: "List the shelves", method: "list" },
  { name: "shelves/build_up", summary: "Build up a shelf", method: "buildUp" },
];

/** A user of the widened client, in the widened workspace. */
const user = `
import { createClient } from "@milvus-rest/client";
import { runConformance } from "@milvus-rest/conformance";
import { startMock } from "@milvus-rest/mock";
import { type ErrorName, errorTable } from "@milvus-rest/types";

await using mock = await startMock({ collections: ["default.quick_setup", "default.dull"] });
const milvus = createClient({ url: mock.url });
const reasonOf = (error: { reason: string }) => error.reason;
const release = milvus.collections.release({ collectionName: "dull" });

const polished = await release.then(() => milvus.collections.polish({ collectionName: "dull", shine: 3 }));
const unknown = await milvus.collections.polish({ collectionName: "nobody", shine: 1 }).catch(reasonOf);
// @ts-expect-error shine is missing
const incomplete = await milvus.collections.polish({ collectionName: "dull" }).catch(reasonOf);
const shelves: string[] = await milvus.shelves.attic.list({});
const { number }: { number: number } = await milvus.shelves.buildUp({
  shelfName: "east",
  boards: [{ width: 80, wood: "oak" }, { width: 40 }],
  properties: { colour: { red: 1 } },
});
// @ts-expect-error the width is no number
const misshapen = await milvus.shelves.buildUp({ shelfName: "east", boards: [{ width: "80" }] }).catch(reasonOf);

/** The errors of the catalogue that the mock does not answer when it is asked to. */
async function unanswered(path: string): Promise<string[]> {
  const names = Object.keys(errorTable) as ErrorName[];
  const answers = names.map(async (name) => {
    const { status, ...answer } = await fetch(mock.url + path, { method: "POST", headers: { "X-Milvus-Mock": name } })
      .then(async (response) => ({ status: response.status, text: await response.text() }));
    const { code, status: wanted } = errorTable[name];
    return status === wanted && answer.text.startsWith(\`{"code":\${code}\`) ? [] : [name];
  });
  return (await Promise.all(answers)).flat();
}

const { checks, findings } = await runConformance({ url: mock.url, profile: "2.6" });
const paths = ${JSON.stringify(operations.map(({ name }) => `/v2/vectordb/${name}`))};
console.log(JSON.stringify({
  polished, unknown, incomplete, shelves, number, misshapen,
  loaded: mock.collections.get("default.dull")?.loaded,
  unanswered: (await Promise.all(paths.map(unanswered))).flat(),
  checks: checks.map(({ id }) => id),
  findings,
}));
`;

describe("more operations, each of one path file and one line", () => {
  let copy: string;

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), "milvus-rest-widened-"));
    mkdirSync(join(copy, "scripts"));
    writeFileSync(join(copy, "scripts/user.ts"), user);
    await widenedCheckout(
      copy,
      operations.map(({ name }) => inventedOperation(name)),
    );
  }, 300_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("are methods of the client, answers of the mock and sets of checks", async () => {
    const { stdout } = await run(process.execPath, ["user.ts"], { cwd: join(copy, "scripts") });
    const { checks, ...told }: { checks: string[] } = JSON.parse(stdout);

    expect(told).toEqual({
      polished: {},
      unknown: "CollectionNotFound",
      incomplete: "MissingParameter",
      shelves: ["north", "south"],
      number: 7,
      misshapen: "InvalidJson",
      loaded: true,
      unanswered: [],
      findings: [],
    });
    for (const { method } of operations) {
      expect(checks.filter((id) => id.split("/")[0]?.endsWith(method)).length).toBeGreaterThan(10);
    }
  });

  test("are typed: what is missing or of another type is refused, and nothing else", async () => {
    await run(pnpm, ["--filter", "@milvus-rest/scripts", "typecheck"], { cwd: copy });
  });

  test.each(operations)("$name is described where an editor looks, and in the docs", ({ summary }) => {
    const table = readFileSync(join(copy, "packages/types/dist/operations.gen.d.ts"), "utf8");
    const page = readFileSync(join(copy, "apps/docs/dist/reference/index.html"), "utf8");

    expect(table).toContain(`* ${summary}.\n`);
    expect(page).toContain(summary);
  });
});

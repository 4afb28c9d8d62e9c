import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../turbo.ts";

const run = promisify(execFile);
const pnpm = process.env.npm_execpath ?? "pnpm";

/** What a contributor writes: one path file, and one line of openapi.yaml. */
const pathFile = `post:
  operationId: polishCollection
  summary: Polish a collection
  description: An invented operation.
  tags: [collections]
  x-milvus-idempotent: true
  security: [{}, { bearerToken: [] }]
  requestBody:
    required: true
    description: The collection to polish.
    content:
      application/json:
        schema:
          type: object
          required: [collectionName, shine]
          properties:
            dbName:
              $ref: ../../components/schemas/DatabaseName.yaml
            collectionName:
              $ref: ../../components/schemas/CollectionName.yaml
            shine:
              type: integer
        examples:
          mirror:
            summary: Until it shines.
            value: { collectionName: quick_setup, shine: 3 }
  responses:
    "200":
      $ref: ../../components/responses/Acknowledged.yaml
    "401":
      $ref: ../../components/responses/NotAuthenticated.yaml
`;
const line = "  /v2/vectordb/collections/polish:\n    $ref: paths/collections/polish.yaml\n";

/** A user of the widened client, in the widened workspace. */
const user = `
import { createClient } from "@milvus-rest/client";
import { runConformance } from "@milvus-rest/conformance";
import { startMock } from "@milvus-rest/mock";

await using mock = await startMock();
const milvus = createClient({ url: mock.url });
const failure = await milvus.collections.polish({ collectionName: "nobody", shine: 1 }).catch((error) => error.reason);
// @ts-expect-error shine is missing
const incomplete = await milvus.collections.polish({ collectionName: "quick_setup" }).catch((error) => error.reason);
const { checks, failed } = await runConformance({ url: mock.url });
console.log(JSON.stringify({
  data: await milvus.collections.polish({ collectionName: "quick_setup", shine: 3 }),
  failure,
  incomplete,
  checks: checks.filter(({ id }) => id.startsWith("polish/")).length,
  failed,
}));
`;

describe("a second operation, of one path file and one line", () => {
  let copy: string;

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), "milvus-rest-widened-"));
    await copyCheckout(copy);
    writeFileSync(join(copy, "spec/paths/collections/polish.yaml"), pathFile);
    const openapi = join(copy, "spec/openapi.yaml");
    writeFileSync(openapi, readFileSync(openapi, "utf8").replace("paths:\n", `paths:\n${line}`));
    writeFileSync(join(copy, "scripts/user.ts"), user);
    await run(pnpm, ["install", "--offline", "--frozen-lockfile"], { cwd: copy });
    await run(pnpm, ["generate"], { cwd: copy });
    await run(pnpm, ["build"], { cwd: copy });
  }, 300_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("passes the linter of the spec", async () => {
    await run(pnpm, ["--filter", "@milvus-rest/spec", "lint"], { cwd: copy });
  });

  test("is a method of the client, an answer of the mock and a set of checks", async () => {
    const { stdout } = await run(process.execPath, ["user.ts"], { cwd: join(copy, "scripts") });

    expect(JSON.parse(stdout)).toEqual({
      data: {},
      failure: "CollectionNotFound",
      incomplete: "MissingParameter",
      checks: expect.toSatisfy((count: number) => count > 10),
      failed: 0,
    });
  });

  test("is typed: a missing field is refused, and nothing else", async () => {
    await run(pnpm, ["--filter", "@milvus-rest/scripts", "typecheck"], { cwd: copy });
  });

  test("is a section of the docs", () => {
    const page = readFileSync(join(copy, "apps/docs/dist/index.html"), "utf8");

    expect(page).toContain("Polish a collection");
  });
});

/** The files that git knows, as they are in the working tree. */
async function copyCheckout(target: string): Promise<void> {
  const { stdout } = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root });
  for (const file of stdout.trimEnd().split("\n")) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
}

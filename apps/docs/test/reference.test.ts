import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import cloud from "@milvus-rest/spec/zilliz-cloud.json" with { type: "json" };
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../server/index.ts";
import { catalogue } from "../src/catalogue.ts";
import { type OpenApiDocument, operationsOf, resolve, resolveSchema } from "../src/document.ts";
import { connectChromium } from "./chromium.ts";
import { listen, serveUnder } from "./serve-under.ts";
import { type Visit, visit } from "./visit.ts";

const described: OpenApiDocument = openapi;
const operations = operationsOf(described).map((operation) => {
  const body = operation.requestBody?.content["application/json"]?.schema ?? {};
  return {
    ...operation,
    id: operation.link.split("#")[1] ?? "",
    names: [
      ...Object.keys(resolveSchema(body, described.components).properties ?? {}),
      ...(operation.parameters ?? []).map((each) => resolve(each, described.components.parameters).name),
    ],
  };
});
const [release] = operations.filter(({ operationId }) => operationId === "releaseCollection");
const releaseId = release?.id ?? "";
/** Redoc searches in a worker: on a busy machine this takes longer than the second that `poll` waits by default. */
const searchTime = { timeout: 30_000 };

let browser: Browser;
let docs: DocsServer;
let reference: string;
beforeAll(async () => {
  [browser, docs] = await Promise.all([connectChromium(), serveDocs()]);
  reference = `${docs.url}/reference/`;
});
afterAll(async () => {
  await Promise.all([browser?.close(), docs?.close()]);
});

describe.each([
  { readers: "a reader", javaScriptEnabled: true },
  { readers: "a reader without JavaScript", javaScriptEnabled: false },
])("to $readers the reference", ({ javaScriptEnabled }) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, reference, { javaScriptEnabled });
  });
  afterAll(() => visited[Symbol.asyncDispose]());
  const textOf = (id: string) => visited.page.evaluate((wanted) => document.getElementById(wanted)?.textContent, id);

  test("says that it is unofficial", async () => {
    expect(await visited.page.title()).toContain("unofficial");
    expect(await visited.page.locator(".api-info").textContent()).toContain("Unofficial. Not made, endorsed");
  });

  test.each(operations)("shows the operation $operationId with its fields and headers", async (operation) => {
    const text = await textOf(operation.id);
    const fields = await visited.page
      .locator(`[id="${operation.id}"] tr [title]`)
      .evaluateAll((cells) =>
        cells.map((cell) => ({ name: cell.getAttribute("title"), row: cell.closest("tr")?.textContent ?? "" })),
      );

    expect(text).toContain(operation.summary);
    expect(text).toContain(operation.path);
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.names));
    expect(fields.filter(({ row }) => !/string|integer|number|boolean|array|object|any|null/i.test(row))).toEqual([]);
  });

  test("offers the servers of Zilliz Cloud", async () => {
    expect(await textOf(releaseId)).toContain(cloud.servers[0]?.variables.clusterEndpoint.default);
  });

  test.each(catalogue)("lists the error $name, $code under HTTP $status, with a link to its page", async (error) => {
    const link = visited.page.getByRole("link", { name: error.name, exact: true });
    const row = visited.page.locator('[id="tag/errors"] tr', { has: link });
    const cells = await row.locator("td").allTextContents();

    expect(cells.slice(0, 2)).toEqual([String(error.code), String(error.status)]);
    expect(await row.getByRole("link", { name: error.name, exact: true }).getAttribute("href")).toBe(
      `../errors/${error.name}/index.html`,
    );
  });

  test("makes no request to another host, and writes nothing to the console", () => {
    expect(new Set(visited.requests.map((url) => new URL(url).origin))).toEqual(new Set([docs.url]));
    expect(visited.complaints).toEqual([]);
  });
});

test("the policy of the reference refuses requests to another host", async () => {
  const seen: (string | undefined)[] = [];
  await using elsewhere = await listen((request, response) => {
    seen.push(request.url);
    response.end();
  });
  await using visited = await visit(browser, reference);

  await visited.page.evaluate(async (url) => {
    const image = new Image();
    const loaded = new Promise((done) => {
      image.onload = image.onerror = done;
    });
    image.src = `${url}/image`;
    await Promise.allSettled([fetch(`${url}/fetch`), loaded]);
  }, elsewhere.url);

  expect(seen).toEqual([]);
  expect(visited.complaints.join()).toContain("Content Security Policy");
});

test("the reference works under a path of a host", async () => {
  await using host = await serveUnder("/docs/");
  await using visited = await visit(browser, `${host.url}/docs/reference/`);

  expect(visited.complaints).toEqual([]);
  expect(await visited.page.getByRole("link", { name: "openapi.json" }).getAttribute("href")).toBe("../openapi.json");
  await expect.poll(() => search(visited, "RateLimited"), searchTime).toContain("Errors");
});

test("the search finds each operation, and the section of the errors by the name of one", async () => {
  await using visited = await visit(browser, reference);

  for (const { summary } of operations) {
    await expect.poll(() => search(visited, summary), searchTime).toContain(summary);
  }
  await expect.poll(() => search(visited, "RateLimited"), searchTime).toContain("Errors");
});

test("a link to an operation opens the reference there, below the header", async () => {
  await using visited = await visit(browser, `${reference}#${releaseId}`);
  const header = await visited.page.locator(".site-header").boundingBox();
  const operation = visited.page.locator(`[id="${releaseId}"]`);

  await expect
    .poll(async () => Math.abs(((await operation.boundingBox())?.y ?? 1e9) - (header?.height ?? 0)))
    .toBeLessThan(5);
});

test("another sample of code is one click away", async () => {
  await using visited = await visit(browser, reference);
  const operation = visited.page.locator(`[id="${releaseId}"]`);

  await operation.getByRole("tab", { name: "TypeScript" }).click();

  expect(await operation.getByRole("tabpanel", { name: "TypeScript" }).textContent()).toContain("createClient");
});

test("the schema of each error of an operation is one click away", async () => {
  await using visited = await visit(browser, reference);
  const operation = visited.page.locator(`[id="${releaseId}"]`);

  await operation.getByRole("button", { name: "RateLimited" }).click();

  const code = catalogue.find(({ name }) => name === "RateLimited")?.code;
  await expect.poll(() => operation.textContent()).toMatch(new RegExp(`Value:\\s+${code}`));
});

/** What Redoc's search offers for a word. */
async function search({ page }: Visit, word: string): Promise<string> {
  await page.getByRole("textbox", { name: "Search" }).fill(word);
  return (await page.locator('[data-role="search:results"] [role="menuitem"]').allTextContents()).join("\n");
}

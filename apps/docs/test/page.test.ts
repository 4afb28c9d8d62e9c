import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import profiles from "@milvus-rest/spec/profiles.json" with { type: "json" };
import cloud from "@milvus-rest/spec/zilliz-cloud.json" with { type: "json" };
import { errorDetails, errorTable } from "@milvus-rest/types";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../server/index.ts";
import { launchChromium } from "./chromium.ts";
import { listen, serveUnder } from "./serve-under.ts";
import { type Visit, visit } from "./visit.ts";

const [path] = Object.keys(openapi.paths);
const release = openapi.paths["/v2/vectordb/collections/release"].post;
const operationId = `tag/collections/operation/${release.operationId}`;
const fields = Object.keys(openapi.components.schemas.ReleaseCollectionRequest.properties);
const parameters = Object.values(openapi.components.parameters).map(({ name }) => name);
const recordings = [...Object.values(errorDetails), ...Object.values(profiles.differences)].flatMap((known) =>
  "recordings" in known ? known.recordings : [],
);
const errors = Object.entries(errorTable).map(([name, { code, status }]) => ({ name, code, status }));
/** The page searches in a worker of its own: on a busy machine longer than the second that `poll` waits by itself. */
const patience = { timeout: 30_000 };

let browser: Browser;
let docs: DocsServer;
beforeAll(async () => {
  [browser, docs] = await Promise.all([launchChromium(), serveDocs()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), docs?.close()]);
});

describe.each([
  { readers: "a reader", javaScriptEnabled: true },
  { readers: "a reader without JavaScript", javaScriptEnabled: false },
])("to $readers the page", ({ javaScriptEnabled }) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, docs.url, { javaScriptEnabled });
  });
  afterAll(() => visited[Symbol.asyncDispose]());
  const textOf = (id: string) => visited.page.evaluate((wanted) => document.getElementById(wanted)?.textContent, id);

  test("says that it is unofficial", async () => {
    expect(await visited.page.title()).toContain("unofficial");
    expect(await visited.page.locator(".api-info").textContent()).toContain("Unofficial. Not made, endorsed");
  });

  test("shows the operation", async () => {
    const operation = await textOf(operationId);

    expect(operation).toContain(release.summary);
    expect(operation).toContain(path);
  });

  test.each([...fields, ...parameters])("shows the operation's field or header %s, with what it is", async (name) => {
    const field = visited.page.locator(`[id="${operationId}"] tr`, {
      has: visited.page.getByTitle(name, { exact: true }),
    });

    expect(await field.textContent()).toMatch(/string|integer/);
  });

  test("shows how to reach a cluster of Zilliz Cloud", async () => {
    const section = await textOf("section/Zilliz-Cloud");
    const operation = await textOf(operationId);

    expect(section).toContain("80000 to 90152");
    expect(section).toContain("https://$CLUSTER_ENDPOINT/v2/vectordb/collections/release");
    expect(operation).toContain(cloud.servers[0]?.variables.clusterEndpoint.default);
  });

  test.each(errors)("shows the error $name, $code under HTTP $status", async ({ name, code, status }) => {
    const row = visited.page.locator('[id="tag/errors"] tr', {
      has: visited.page.getByRole("link", { name, exact: true }),
    });
    const cells = await row.locator("td").allTextContents();
    const details = await textOf(`tag/errors/${name}`);

    expect(cells.slice(0, 2)).toEqual([String(code), String(status)]);
    expect(details).toContain(`code ${code} under HTTP ${status}`);
    expect(details).toContain("What to do.");
  });

  test.each(Object.keys(profiles.differences))("shows the difference between releases %s", async (name) => {
    expect(await textOf("tag/releases/Differences")).toContain(name);
  });

  test("has a target for each of its links to itself", async () => {
    const links = await visited.page
      .locator('a[href^="#"]')
      .evaluateAll((anchors) =>
        anchors.map((anchor) => decodeURIComponent((anchor.getAttribute("href") ?? "").slice(1))),
      );
    const targets = await visited.page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));

    expect(links).not.toEqual([]);
    expect(targets).toEqual(expect.arrayContaining(links));
  });

  test("has a file for each of its links to the files beside it", async () => {
    const links = await visited.page
      .locator('a:not([href^="#"]):not([href^="http"])')
      .evaluateAll((anchors) => [...new Set(anchors.map((anchor) => anchor.getAttribute("href") ?? ""))]);
    const answers = await Promise.all(links.map(async (link) => ({ link, ...(await get(`${docs.url}/${link}`)) })));

    expect(links).toEqual(expect.arrayContaining(recordings.map((id) => `recordings/${id}.html`)));
    expect(links).toEqual(expect.arrayContaining(["zilliz-cloud.yaml", "zilliz-cloud.json", "recordings/index.html"]));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });

  test("asks nobody else for anything, and complains of nothing", () => {
    expect(new Set(visited.requests.map((url) => new URL(url).origin))).toEqual(new Set([docs.url]));
    expect(visited.complaints).toEqual([]);
  });
});

test("the page's policy refuses what would leave for another host", async () => {
  const seen: (string | undefined)[] = [];
  await using elsewhere = await listen((request, response) => {
    seen.push(request.url);
    response.end();
  });
  await using visited = await visit(browser, docs.url);

  await visited.page.evaluate(async (url) => {
    const image = new Image();
    const loaded = new Promise((resolve) => {
      image.onload = image.onerror = resolve;
    });
    image.src = `${url}/image`;
    await Promise.allSettled([fetch(`${url}/fetch`), loaded]);
  }, elsewhere.url);

  expect(seen).toEqual([]);
  expect(visited.complaints.join()).toContain("Content Security Policy");
});

test("the page works under a path of a host", async () => {
  await using host = await serveUnder("/docs/");
  await using visited = await visit(browser, `${host.url}/docs/`);

  expect(visited.complaints).toEqual([]);
  expect(await visited.page.getByRole("link", { name: "openapi.json" }).getAttribute("href")).toBe("openapi.json");
  await expect.poll(() => search(visited, "RateLimited"), patience).toContain("RateLimited");
});

describe("the search", () => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(browser, docs.url);
  });
  afterAll(() => visited[Symbol.asyncDispose]());

  test.each([release.summary, ...errors.map(({ name }) => name)])("finds %s", async (wanted) => {
    await expect.poll(() => search(visited, wanted), patience).toContain(wanted);
  });
});

test.each([operationId, "tag/errors/RateLimited"])("a link to %s opens the page there", async (id) => {
  await using visited = await visit(browser, `${docs.url}/#${id}`);

  const box = await visited.page.locator(`[id="${id}"]`).boundingBox();

  expect(Math.abs(box?.y ?? Number.NaN)).toBeLessThan(5);
});

test("a code sample is a click away", async () => {
  await using visited = await visit(browser, docs.url);
  const operation = visited.page.locator(`[id="${operationId}"]`);

  await operation.getByRole("tab", { name: "TypeScript" }).click();

  expect(await operation.getByRole("tabpanel", { name: "TypeScript" }).textContent()).toContain("createClient");
});

test("the schema of each error of the operation is a click away", async () => {
  await using visited = await visit(browser, docs.url);
  const operation = visited.page.locator(`[id="${operationId}"]`);

  await operation.getByRole("button", { name: "RateLimited" }).click();

  expect(await operation.textContent()).toMatch(new RegExp(`Value:\\s+${errorTable.RateLimited.code}`));
});

describe.each(["", "recordings/index.html", "recordings/coll-len-300.html"])("on /%s", (path) => {
  test.each([320, 390, 768, 1440])("nothing is cut off on a screen of %i pixels", async (width) => {
    await using visited = await visit(browser, `${docs.url}/${path}`, { viewport: { width, height: 800 } });

    expect(await visited.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(visited.complaints).toEqual([]);
  });
});

test("a recording that an error names is a click away", async () => {
  await using visited = await visit(browser, `${docs.url}/#tag/errors/RateLimited`);

  await visited.page.locator('[id="tag/errors/RateLimited"]').getByRole("link", { name: "limited-db-2" }).click();

  expect(await visited.page.getByRole("heading", { level: 1 }).textContent()).toBe("limited-db-2");
  expect(await visited.page.locator("pre").allTextContents()).toContainEqual(expect.stringContaining('{"code":1807,'));
});

async function get(url: string) {
  const response = await fetch(url);
  await response.arrayBuffer();
  return { status: response.status };
}

/** What Redoc's search offers for a word. */
async function search({ page }: Visit, word: string): Promise<string> {
  await page.getByRole("textbox", { name: "Search" }).fill(word);
  return (await page.locator('[data-role="search:results"] [role="menuitem"]').allTextContents()).join("\n");
}

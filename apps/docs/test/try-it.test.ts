import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { startMock } from "@milvus-rest/mock";
import { errorTable } from "@milvus-rest/types";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../server/index.ts";
import { connectChromium } from "./chromium.ts";
import { listen } from "./serve-under.ts";
import { visit } from "./visit.ts";

let browser: Browser;
let docs: DocsServer;
beforeAll(async () => {
  [browser, docs] = await Promise.all([connectChromium(), serveDocs()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), docs?.close()]);
});

/** What a reader fills in. */
interface Filled {
  url: string;
  token?: string;
  collection?: string;
  limit?: string;
}

async function open(address = `${docs.url}/try-it/#releaseCollection`) {
  const visited = await visit(browser, address);
  return { ...visited, response: visited.page.locator("#response") };
}

/** The field of the body of the operation that is shown. */
function field(page: Page, name: string) {
  return page.locator("fieldset.operation:visible").getByLabel(name);
}

async function send(page: Page, { url, token = "", collection = "quick_setup", limit = "30" }: Filled): Promise<void> {
  await page.getByLabel("URL", { exact: true }).fill(url);
  await page.getByLabel("Token", { exact: true }).fill(token);
  await page.getByLabel("Time limit, seconds").fill(limit);
  await field(page, "collectionName").fill(collection);
  await page.getByRole("button", { name: "Send" }).click();
}

describe("the panel", () => {
  test("releases a collection, and shows the response", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });
    await using panel = await open();

    await send(panel.page, { url: mock.url, token: "root:Milvus" });

    await panel.response.getByText("Success", { exact: true }).waitFor();
    expect(await panel.response.locator("pre").textContent()).toBe('{\n  "code": 0,\n  "data": {}\n}');
    expect(mock.collections.get("default.quick_setup")?.loaded).toBe(false);
    expect(panel.complaints).toEqual([]);
  });

  test.each([
    { what: "a wrong token", token: "root:wrong", collection: "quick_setup", name: "NotAuthenticated" as const },
    { what: "an unknown collection", token: "root:Milvus", collection: "nope", name: "CollectionNotFound" as const },
  ])("shows the error of $what, with its remedy and a link to it", async ({ token, collection, name }) => {
    await using mock = await startMock({ users: { root: "Milvus" } });
    await using panel = await open();

    await send(panel.page, { url: mock.url, token, collection });

    const { code, remedy } = errorTable[name];
    await panel.response.getByText(`MilvusApiError: ${name}, code ${code}`).waitFor();
    expect(await panel.response.textContent()).toContain(remedy);
    await panel.response.getByRole("link", { name: `About ${name}` }).click();
    expect(await panel.page.getByRole("heading", { level: 1 }).textContent()).toBe(name);
  });

  test("sends one request after its preflight, also where the client would retry", async () => {
    await using mock = await startMock();
    mock.next("RateLimited");
    await using panel = await open();

    await send(panel.page, { url: mock.url });

    await panel.response.getByText("The same request may succeed later.").waitFor();
    expect(mock.requests.map(({ method }) => method)).toEqual(["OPTIONS", "POST"]);
  });

  test("says that the time limit is over, and what that means", async () => {
    await using stalled = await listen(() => {});
    await using panel = await open();

    await send(panel.page, { url: stalled.url, limit: "0.2" });

    await panel.response.getByText("MilvusTimeoutError").waitFor();
    expect(await panel.response.textContent()).toContain("Your time limit is over.");
    expect(await panel.response.textContent()).toContain("the server may go on with the work");
    await panel.response.getByRole("link", { name: "What a time limit means" }).click();
    expect(await panel.page.getByRole("heading", { level: 1 }).textContent()).toContain("408");
  });

  test("says that nothing answers when the server is down", async () => {
    const { url, [Symbol.asyncDispose]: close } = await listen(() => {});
    await close();
    await using panel = await open();

    await send(panel.page, { url });

    await panel.response.getByText("Nothing answers at this URL.").waitFor();
  });

  test("explains CORS when a server forbids the page to read its response", async () => {
    await using forbidding = await listen((_, response) => response.end("{}"));
    await using panel = await open();

    await send(panel.page, { url: forbidding.url });

    await panel.response.getByText("may not show its response to this page (CORS)").waitFor();
  });

  test("explains mixed content on a page that came over https", async () => {
    await using panel = await open();
    await panel.page.route("https://docs.example/**", (route) =>
      route.fulfill({ path: join(import.meta.dirname, "..", "dist", new URL(route.request().url()).pathname) }),
    );
    await panel.page.goto("https://docs.example/try-it/index.html#releaseCollection");

    await send(panel.page, { url: "http://milvus.example:19530" });

    await panel.response.getByText("blocked the request as mixed content").waitFor();
  });

  test("shows a response that is not Milvus' for what it is", async () => {
    await using proxy = await listen((_, response) =>
      response
        .writeHead(200, { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" })
        .end("<h1>Welcome</h1>"),
    );
    await using panel = await open();

    await send(panel.page, { url: proxy.url });

    await panel.response.getByText("MilvusResponseError").waitFor();
    expect(await panel.response.locator("pre").textContent()).toBe("<h1>Welcome</h1>");
  });

  test("stops waiting when the reader cancels", async () => {
    await using stalled = await listen(() => {});
    await using panel = await open();

    await send(panel.page, { url: stalled.url });
    await panel.page.getByRole("button", { name: "Cancel" }).click();

    await panel.response.getByText("You cancelled the request.").waitFor();
  });

  test.each([
    { colorScheme: "light", collection: "quick_setup", verdict: "Success" },
    { colorScheme: "dark", collection: "nope", verdict: "CollectionNotFound" },
  ] as const)(
    "is accessible with the response $verdict, $colorScheme",
    async ({ colorScheme, collection, verdict }) => {
      await using mock = await startMock();
      await using visited = await visit(browser, `${docs.url}/try-it/#releaseCollection`, { colorScheme });
      await send(visited.page, { url: mock.url, collection });
      await visited.page.locator("#response .verdict", { hasText: verdict }).waitFor();

      const { violations } = await new AxeBuilder({ page: visited.page }).setLegacyMode().analyze();

      expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);
    },
  );

  test("shows the request as a curl command, without the token", async () => {
    await using panel = await open();

    await panel.page.getByLabel("Token", { exact: true }).fill("root:Milvus");
    await field(panel.page, "collectionName").fill("it's");

    const command = await panel.page.locator("#request pre").textContent();
    expect(command).toContain("curl --request POST 'http://localhost:19530/v2/vectordb/collections/release'");
    expect(command).toContain(String.raw`--data '{"collectionName":"it'\''s"}'`);
    expect(command).toContain("Bearer $MILVUS_TOKEN");
    expect(command).not.toContain("root:Milvus");
  });

  test("keeps the token in memory only", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });
    await using panel = await open();
    await send(panel.page, { url: mock.url, token: "root:Milvus" });
    await panel.response.getByText("Success", { exact: true }).waitFor();

    const stored = await panel.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    await panel.page.reload();

    expect(stored).not.toContain("Milvus");
    expect(panel.page.url()).not.toContain("Milvus");
    expect(await panel.page.getByLabel("Token", { exact: true }).inputValue()).toBe("");
  });

  test("is filled in and sent with the keyboard alone", async () => {
    await using mock = await startMock();
    await using panel = await open();
    const { keyboard } = panel.page;

    await panel.page.getByLabel("URL", { exact: true }).focus();
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type(mock.url);
    for (let presses = 0; presses < 20; presses++) {
      if ((await panel.page.evaluate(() => document.activeElement?.textContent)) === "Send") break;
      await keyboard.press("Tab");
    }
    await keyboard.press("Enter");

    await panel.response.getByText("Success", { exact: true }).waitFor();
  });

  test("works from a file", async () => {
    await using mock = await startMock();
    await using panel = await open(
      `file://${join(import.meta.dirname, "..", "dist", "try-it", "index.html")}#releaseCollection`,
    );

    await send(panel.page, { url: mock.url });

    await panel.response.getByText("Success", { exact: true }).waitFor();
    expect(panel.complaints).toEqual([]);
  });
});

test("the reference opens the panel beside an operation, and its own policy stays closed", async () => {
  await using mock = await startMock();
  await using reference = await visit(browser, `${docs.url}/reference/`);

  await reference.page
    .locator('[id$="operation/releaseCollection"]')
    .getByRole("link", { name: "Try it" })
    .first()
    .click();
  const panel = reference.page.frameLocator("iframe");
  await panel.getByLabel("URL", { exact: true }).fill(mock.url);
  await panel.getByRole("button", { name: "Send" }).click();

  await panel.locator("#response").getByText("Success", { exact: true }).waitFor();
  await reference.page.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => reference.page.locator("iframe").count()).toBe(0);
  expect(readFileSync(join(import.meta.dirname, "../dist/reference/index.html"), "utf8")).not.toContain("connect-src");
});

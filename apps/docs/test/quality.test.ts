import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { check } from "linkinator";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocsServer, serveDocs } from "../server/index.ts";
import { connectChromium } from "./chromium.ts";
import { serveUnder } from "./serve-under.ts";
import { type Visit, visit } from "./visit.ts";

const dist = join(import.meta.dirname, "..", "dist");
const files = globSync("**/index.html", { cwd: dist }).map((file) => file.replaceAll("\\", "/"));
/** One page of each kind. */
const kinds = [
  ...["index.html", "guides/time-limits/index.html", "errors/RateLimited/index.html", "recordings/index.html"],
  ...["try-it/index.html", "reference/index.html"],
];

let browser: Browser;
let docs: DocsServer;
beforeAll(async () => {
  [browser, docs] = await Promise.all([connectChromium(), serveDocs()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), docs?.close()]);
});

describe.concurrent.each(kinds)("/%s", (file) => {
  test.each([1440, 320])("is accessible and cut off nowhere, %i pixels wide", async (width) => {
    await using visited = await visit(browser, `${docs.url}/${file}`, { viewport: { width, height: 900 } });
    const { page, complaints, requests } = visited;
    await keepSamples(visited);

    const violations = await violationsOf(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const inTheDark = await violationsOf(page, ["color-contrast", "link-in-text-block"]);

    expect({ violations, inTheDark }).toEqual({ violations: [], inTheDark: [] });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(complaints).toEqual([]);
    expect(new Set(requests.map((url) => new URL(url).origin))).toEqual(new Set([docs.url]));
  });

  test("has its text without JavaScript", async () => {
    await using plain = await visit(browser, `${docs.url}/${file}`, { javaScriptEnabled: false });
    const html = readFileSync(join(dist, file), "utf8");

    expect((await plain.page.locator("main").textContent())?.length).toBeGreaterThan(500);
    expect(html).toContain("<main");
    expect(plain.complaints).toEqual([]);
  });
});

test("every page is valid HTML", async () => {
  const own = new HtmlValidate(
    new StaticConfigLoader({
      extends: ["html-validate:standard"],
      rules: {
        // Ids of recordings have a dot, and the token of a stranger's server is not to be remembered.
        "valid-id": ["error", { relaxed: true }],
        "autocomplete-password": "off",
      },
    }),
  );
  const redoc = new HtmlValidate(
    new StaticConfigLoader({
      extends: ["html-validate:standard"],
      rules: {
        "valid-id": ["error", { relaxed: true }],
        // Redoc's own markup: blocks within buttons and small headings, a menu that is hidden when a screen is small.
        "element-permitted-content": "off",
        "hidden-focusable": "off",
        "no-redundant-role": "off",
        "prefer-native-element": "off",
      },
    }),
  );

  const reports = await Promise.all(
    files.map((file) => (file.startsWith("reference/") ? redoc : own).validateFile(join(dist, file))),
  );

  const messages = reports.flatMap(({ results }) =>
    results.flatMap(({ filePath, messages }) => messages.map(({ message, line }) => `${filePath}:${line} ${message}`)),
  );
  expect(messages).toEqual([]);
});

test("no link and no anchor of any page is dead, also under a path of a host", async () => {
  await using host = await serveUnder("/docs/");
  const root = `${host.url}/docs/`;
  const { links, passed } = await check({
    path: root,
    recurse: true,
    checkFragments: true,
    linksToSkip: async (link) => !link.startsWith(root),
  });

  const seen = links.map(({ url }) => url.replace(/#.*/, ""));
  expect(links.filter(({ state }) => state === "BROKEN").map(({ url, parent }) => `${parent} → ${url}`)).toEqual([]);
  expect(files.filter((file) => !seen.includes(root + file) && file !== "index.html")).toEqual([]);
  expect(passed).toBe(true);
});

test("every page can be opened from a file", async () => {
  for (const file of kinds) {
    await using visited = await visit(browser, `file://${join(dist, file)}`);

    expect(visited.complaints, file).toEqual([]);
    expect(await visited.page.locator("#scheme").isVisible(), file).toBe(true);
  }
});

describe("the colour scheme", () => {
  test.each(["light", "dark"] as const)(
    "is the system's, here %s, until the reader chooses the other, and is remembered",
    async (colorScheme) => {
      await using visited = await visit(browser, docs.url, { colorScheme });
      const { page } = visited;
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await background();

      await page.locator("#scheme").click();
      const chosen = await background();
      await page.goto(`${docs.url}/reference/`);

      expect(before).toBe(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(16, 23, 31)");
      expect(chosen).toBe(colorScheme === "light" ? "rgb(16, 23, 31)" : "rgb(255, 255, 255)");
      expect(await background()).toBe(chosen);
      expect(await page.locator("#scheme").getAttribute("aria-pressed")).toBe(String(colorScheme === "light"));
    },
  );

  test("is light on paper", async () => {
    await using visited = await visit(browser, docs.url, { colorScheme: "dark" });

    await visited.page.emulateMedia({ media: "print" });

    expect(await visited.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(255, 255, 255)",
    );
  });

  test("reaches what Redoc renders later", async () => {
    await using visited = await visit(browser, `${docs.url}/reference/`, { colorScheme: "dark" });
    const results = visited.page.locator('[data-role="search:results"]');

    await visited.page.getByRole("textbox", { name: "Search" }).fill("release");

    await results.waitFor();
    await visited.page.locator('[data-item-id="tag/collections"] > label').click();
    const arrow = visited.page.locator('[data-item-id="tag/collections"] > label polygon');
    expect(await arrow.evaluate((element) => getComputedStyle(element).fill)).toMatch(/rgb\((2|1[3-9])\d/);
    const colours = await results.evaluate((element) => {
      const { backgroundColor, color } = getComputedStyle(element);
      return { backgroundColor, color };
    });
    expect(colours).toEqual({ backgroundColor: "rgb(37, 51, 65)", color: "rgb(227, 233, 239)" });
  });
});

describe("with the keyboard alone", () => {
  test("every link and control of the start page is reached in its order, and shows that it has the focus", async () => {
    await using visited = await visit(browser, docs.url);
    const { page } = visited;
    const expected = await page.evaluate(
      () =>
        [...document.querySelectorAll("a[href], button, input, pre")].filter((each) =>
          each.checkVisibility({ visibilityProperty: true }),
        ).length,
    );

    const focused: string[] = [];
    for (let presses = 0; presses < expected; presses++) {
      await page.keyboard.press("Tab");
      focused.push(
        await page.evaluate(() => {
          const { activeElement: element } = document;
          if (!element) return "nothing";
          return `${element.tagName} ${[...document.querySelectorAll("*")].indexOf(element)} ${getComputedStyle(element).outlineStyle}`;
        }),
      );
    }

    expect(new Set(focused).size).toBe(expected);
    expect(focused.filter((each) => !each.endsWith("solid") && !each.endsWith("auto"))).toEqual([]);
  });

  test("the first key skips to the content", async () => {
    await using visited = await visit(browser, `${docs.url}/errors/`);

    await visited.page.keyboard.press("Tab");
    await visited.page.keyboard.press("Enter");

    await expect.poll(() => visited.page.url()).toMatch(/#content$/);
  });

  test("the panel beside an operation opens and closes, and gives the focus back", async () => {
    await using visited = await visit(browser, `${docs.url}/reference/`);
    const link = visited.page
      .locator('[id$="operation/releaseCollection"]')
      .getByRole("link", { name: "Try it" })
      .first();

    await link.focus();
    await visited.page.keyboard.press("Enter");
    await visited.page.frameLocator("iframe").getByLabel("URL", { exact: true }).focus();
    await visited.page.keyboard.press("Escape");

    await expect.poll(() => visited.page.locator("dialog").count()).toBe(0);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe("the filter", () => {
  test("shows the rows that have all words", async () => {
    await using visited = await visit(browser, `${docs.url}/errors/`);

    await visited.page.getByRole("searchbox", { name: "Filter" }).fill("1807");

    expect(await visited.page.locator("tbody tr:visible").allTextContents()).toEqual([
      expect.stringContaining("RateLimited"),
    ]);
    expect(await visited.page.locator(".filter output").textContent()).toMatch(/^1 of \d+$/);
  });

  test("shows the requests that releases respond to differently", async () => {
    await using visited = await visit(browser, `${docs.url}/recordings/`);

    await visited.page.getByLabel("Only where releases differ").check();
    await visited.page.getByRole("searchbox", { name: "Filter" }).fill("timeout-0");

    const shown = await visited.page.locator("tbody tr:visible").evaluateAll((rows) => rows.map(({ id }) => id));
    expect(shown).toContain("timeout-0");
    expect(await visited.page.locator("#success-no-dbname:visible").count()).toBe(0);
  });

  test("a link to a recording unfolds it", async () => {
    await using visited = await visit(browser, `${docs.url}/errors/RateLimited/`);

    await visited.page.getByRole("link", { name: "limited-db-2" }).first().click();

    const code = visited.page.locator("#limited-db-2 pre").last();
    await code.waitFor();
    expect(await code.textContent()).toContain('{"code":1807,');
  });
});

/** What axe finds on a page, by all of its rules or by some. Only those of colours depend on the colour scheme. */
async function violationsOf(page: Page, rules?: string[]): Promise<{ id: string; nodes: string[] }[]> {
  // Only violations in detail: describing every element that passes takes most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ["violations"],
    ...(rules && { runOnly: { type: "rule", values: rules } }),
  });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
}

/** Recordings are alike, and operations too: a few rows and the two longest operations stand for all, in a tenth of the time. */
async function keepSamples({ page }: Visit): Promise<void> {
  await page.evaluate(() => {
    for (const row of document.querySelectorAll(
      ".compare tbody tr:nth-child(n + 8), .compare tbody:nth-of-type(n + 3)",
    ))
      row.remove();
    for (const details of document.querySelectorAll("details")) details.open = true;
    const operations = [...document.querySelectorAll('.api-content > [data-section-id*="/operation/"]')];
    operations.sort((one, other) => other.innerHTML.length - one.innerHTML.length);
    for (const operation of operations.slice(2)) operation.remove();
  });
}

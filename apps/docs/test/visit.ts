import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page in a window of its own, with every request that it made and everything that it complained about. */
export interface Visit extends AsyncDisposable {
  page: Page;
  requests: string[];
  complaints: string[];
}

/** Opens a page, and waits until all that it names is loaded. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  page.on("response", (response) => {
    if (!response.ok() && response.status() !== 304)
      complaints.push(`${response.url()} has the status ${response.status()}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(url, { waitUntil: "load" });
  return { page, requests, complaints, [Symbol.asyncDispose]: () => context.close() };
}

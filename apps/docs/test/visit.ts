import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page in a window of its own, with all that it asked for and complained about. */
export interface Visit extends AsyncDisposable {
  page: Page;
  requests: string[];
  complaints: string[];
}

/** Opens a page, and waits until it asks for nothing more. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  page.on("response", (response) => {
    if (!response.ok()) complaints.push(`${response.url()} is answered ${response.status()}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url, { waitUntil: "networkidle" });
  return { page, requests, complaints, [Symbol.asyncDispose]: () => context.close() };
}

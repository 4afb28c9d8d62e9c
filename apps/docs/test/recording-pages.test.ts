import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { casePage } from "../src/recordings/case-page.ts";
import { indexPage } from "../src/recordings/index-page.ts";
import { type Case, readCases, recordingFiles, recordingPath } from "../src/recordings/read-cases.ts";

const cases = readCases();

describe("the page of a recorded case", () => {
  test("shows the request, and each answer with the releases that gave it", () => {
    const page = casePage(caseOf("timeout-0"));

    expect(page).toContain("<h1>timeout-0</h1>");
    expect(page).toContain("POST /v2/vectordb/collections/release HTTP/1.1\nHost: localhost:19530\n");
    expect(page).toContain("\nRequest-Timeout: 0\n");
    expect(headings(page)).toEqual([
      "Request",
      "Milvus 2.3.20, 2.4.15",
      "Milvus 2.5.24",
      "Milvus 2.6.18",
      "Milvus 3.0-dev",
    ]);
    expect(page).toMatch(/HTTP\/1.1 408 Request Timeout\n[^<]*\n\ntimeout<\/pre>/);
    expect(page).toContain("{&quot;code&quot;:10001,&quot;message&quot;:&quot;request timeout&quot;}</pre>");
  });

  test("shows what a summary of many runs says", () => {
    const page = casePage(caseOf("timeout-zero-race-50"));

    expect(headings(page)).toEqual(["Milvus 2.3.20", "Milvus 2.4.15", "Milvus 2.5.24, 2.6.18", "Milvus 3.0-dev"]);
    expect(page).toContain("50 runs of timeout-0: 50 x (408, ");
  });

  test("says how long an answer took that was waited for", () => {
    expect(casePage(caseOf("slow-timeout-1"))).toMatch(/<p>After 1\d{3}, 1\d{3} ms\.<\/p>/);
    expect(casePage(caseOf("success"))).not.toContain("After");
  });

  test("shows text of a request as text, not as HTML", () => {
    const [row] = caseOf("success").rows;
    const body = '{"collectionName":"<script>alert(1)</script>&amp;"}';
    const page = casePage({ id: "a", rows: row?.request ? [{ ...row, request: { ...row.request, body } }] : [] });

    expect(page).toContain("&lt;script>alert(1)&lt;/script>&amp;amp;");
    expect(page).not.toContain("<script");
  });

  test("names the bytes of a body that is no text, and the length of one that is cut", () => {
    expect(casePage(caseOf("json-garbage-bytes"))).toContain("(no UTF-8; in base64) ");
    expect(casePage(caseOf("body-20mib"))).toMatch(/\(\d{8} times\)/);
    expect(casePage(caseOf("deep-array-9999"))).toContain("… (20035 characters)");
  });
});

test("the list of the recordings names every line of every file", () => {
  const page = indexPage(cases);

  for (const file of recordingFiles) {
    const ids = readFileSync(recordingPath(file), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    expect(ids.filter((id) => !page.includes(`<td><a href="${id}.html">${id}</a></td>`))).toEqual([]);
  }
  expect(page).toContain(`<a href="coll-not-found.html">coll-not-found</a></td><td>200 · 100</td>`);
});

test("the built folder has a page of every case, and the files themselves", () => {
  const folder = join(import.meta.dirname, "..", "dist", "recordings");

  for (const each of cases) expect(readFileSync(join(folder, `${each.id}.html`), "utf8")).toBe(casePage(each));
  for (const file of recordingFiles)
    expect(readFileSync(join(folder, file))).toEqual(readFileSync(recordingPath(file)));
});

function caseOf(id: string): Case {
  const found = cases.find((each) => each.id === id);
  if (!found) throw new Error(`there is no recording ${id}`);
  return found;
}

function headings(page: string): (string | undefined)[] {
  return [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
}

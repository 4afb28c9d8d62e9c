import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Har, type HarEntry, judgeHar, NothingChecked, readHar, UsageError } from "../src/index.ts";

/** Exported by Chromium 153 and Playwright, and by mitmproxy 11 between curl and a server: an app's traffic with the mock. */
const chromium = await readHar(join(import.meta.dirname, "traffic/chromium.har"));
const mitmproxy = await readHar(join(import.meta.dirname, "traffic/mitmproxy.har"));

const idsOf = (har: Har, status: string) =>
  judgeHar(har)
    .checks.filter((check) => check.status === status)
    .map(({ id }) => id);

describe("traffic with a server that conforms", () => {
  test.each([
    ["a browser", chromium, "2.6", 7],
    ["a proxy", mitmproxy, "2.5", 5],
  ])("recorded by %s is judged, and the generation is told from the answers", (_, har, profile, passed) => {
    expect(judgeHar(har)).toMatchObject({ findings: [], profile, passed, failed: 0 });
  });

  test("deviates from another generation", () => {
    const { findings } = judgeHar(chromium, { profile: "2.5" });

    expect(findings).toMatchObject([
      {
        cause: "headers:surplus:X-Content-Type-Options",
        sent: 'POST /v2/vectordb/collections/release; Accept: */*; Authorization: Bearer …; Origin: http://127.0.0.1:8080; with the body "{\\"collectionName\\":\\"quick_setup\\"}"',
        checks: ["har/1", "har/2", "har/3", "har/4", "har/5", "har/6", "har/7"],
      },
    ]);
  });

  test("names every entry: those that are judged, and why the others are not", () => {
    const { checks, skipped, target } = judgeHar(mitmproxy);
    const others = checks.filter(({ status }) => status === "skipped");

    expect(target).toMatch(/mitmproxy\.har \(http:\/\/127\.0\.0\.1:19530\)$/);
    expect(idsOf(mitmproxy, "passed")).toEqual(["har/1", "har/2", "har/3", "har/5", "har/6"]);
    expect(others.map(({ id, title, reason }) => [id, title, reason])).toEqual([
      ["har/0", "GET http://127.0.0.1:19530/", "not a request for an operation of the spec"],
      ["har/4", "POST http://127.0.0.1:19530/v2/vectordb/collections/release", "request not recorded byte for byte"],
      [
        "har/7",
        "GET http://127.0.0.1:19530/v2/vectordb/collections/list?…",
        "not a request for an operation of the spec",
      ],
    ]);
    expect(skipped).toEqual({
      "not a request for an operation of the spec": 2,
      "request not recorded byte for byte": 1,
    });
  });
});

/** The entry of Chromium's with a collection that does not exist, its answer changed. */
function answeredWith(text: string, url?: string): HarEntry {
  const [, , entry] = chromium.entries;
  if (!entry) throw new Error("chromium.har has lost an entry");
  const request = { ...entry.request, url: url ?? entry.request.url };
  return { ...entry, request, response: { ...entry.response, content: { text } } };
}

const harOf = (...entries: HarEntry[]): Har => ({ file: "capture.har", entries });

describe("traffic with a server that deviates", () => {
  test("is told once, with every entry that shows it", () => {
    const html = "<html>";
    const { findings, failed } = judgeHar(harOf(answeredWith(html), ...chromium.entries, answeredWith(html)));

    expect(findings).toMatchObject([{ cause: "body:no-envelope", checks: ["har/0", "har/11"] }]);
    expect(failed).toBe(2);
  });

  test("is told from one that conforms, also behind a path", () => {
    const url = "https://proxy.test/milvus/v2/vectordb/collections/release";
    const right = answeredWith('{"code":0,"data":{}}', url);
    const wrong = answeredWith('{"code":"0"}', url);

    const { findings, target } = judgeHar(harOf(right, wrong));

    expect(findings).toMatchObject([{ cause: "body:code:string", checks: ["har/1"] }]);
    expect(target).toBe("capture.har (https://proxy.test/milvus)");
  });

  test("is not told of another server than the one that is asked for", () => {
    const other = answeredWith("<html>", "https://proxy.test/v2/vectordb/collections/release");

    const { findings, skipped } = judgeHar(harOf(other, ...chromium.entries), { url: "http://127.0.0.1:19530" });

    expect(findings).toEqual([]);
    expect(skipped["a request to another server"]).toBe(1);
  });
});

test.each([
  ["a browser", chromium],
  ["a proxy", mitmproxy],
])("no secret of what %s recorded is in the report, also where the server repeats it", (_, { entries }) => {
  const echo = (entry: HarEntry): HarEntry => ({
    ...entry,
    response: { ...entry.response, content: { text: JSON.stringify(entry.request.headers) } },
  });

  const report = judgeHar(harOf(...entries.map(echo)));

  expect(report.failed).toBeGreaterThan(4);
  expect(JSON.stringify(report)).not.toMatch(/root:|Milvus"|Reader_1|wrong-Password|cm9vdDpNaWx2dXM=|5ecret/);
});

test.each([
  ["authorization", "Bearer app:5ecret", "app:5ecret"],
  ["AUTHORIZATION", "5ecret-key", "5ecret-key"],
  ["authorization", "Basic YXBwOjVlY3JldA==", "app:5ecret"],
  ["proxy-authorization", "Basic YXBwOjVlY3JldA==", "YXBwOjVlY3JldA=="],
  ["proxy-authorization", "Negotiate 5ecret+ticket", "5ecret+ticket"],
])("what stands in %s: %s is told in no form", (name, value, repeated) => {
  const entry = answeredWith(`I know ${repeated}`);
  const har = harOf({ ...entry, request: { ...entry.request, headers: [{ name, value }] } });

  const { findings } = judgeHar(har);

  expect(findings[0]?.message).toContain('got "I know …"');
  expect(JSON.stringify(findings)).not.toMatch(/5ecret|YXBw/);
});

describe("a HAR without a verdict", () => {
  const [page] = chromium.entries;

  test.each([
    ["that is empty", [], "no verdict on capture.har: it is empty."],
    [
      "of other traffic",
      [page, page],
      "not a request for an operation of the spec (GET http://127.0.0.1:8080/?…, and 1 more). " +
        "Record complete exchanges of POST /v2/vectordb/collections/release.",
    ],
  ])("is one %s", (_, entries, message) => {
    const judging = () => judgeHar(harOf(...entries.flatMap((entry) => entry ?? [])));

    expect(judging).toThrow(NothingChecked);
    expect(judging).toThrow(message);
  });

  test("is one of which the server that is asked for has no part", () => {
    expect(() => judgeHar(chromium, { url: "http://localhost:1" })).toThrow("a request to another server");
  });
});

test.each([
  [
    "a profile that there is none of",
    { profile: "2.7" as "2.6" },
    'expected profile to be one of 2.3, 2.4, 2.5, 2.6, 3.0, got "2.7"',
  ],
  ["what is no URL", { url: "localhost:19530" }, "expected a URL such as"],
])("%s is refused", (_, options, message) => {
  expect(() => judgeHar(chromium, options)).toThrow(UsageError);
  expect(() => judgeHar(chromium, options)).toThrow(message);
});

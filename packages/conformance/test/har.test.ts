import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Har, judgeHar, NothingCheckedError, readHar, UsageError } from "../src/index.ts";
import { reporters } from "../src/report/output.ts";
import { commonHeaders } from "./servers/independent.ts";

/** Exported by Chromium 153 and Playwright, and by mitmproxy 11 between curl and a server: an app's traffic with the mock. */
const chromium = await readHar(join(import.meta.dirname, "traffic/chromium.har"));
const mitmproxy = await readHar(join(import.meta.dirname, "traffic/mitmproxy.har"));

const harOf = (...entries: unknown[]): Har => ({ file: "capture.har", entries });

describe("traffic with a server that conforms", () => {
  test.each([
    ["a browser", chromium, "2.6", 7],
    ["a proxy", mitmproxy, "2.5", 6],
  ])("recorded by %s is judged, and the generation is told from the responses", (_, har, profile, passed) => {
    expect(judgeHar(har)).toMatchObject({ findings: [], profile, passed, failed: 0 });
  });

  test("deviates from another generation", () => {
    const { findings } = judgeHar(chromium, { profile: "2.5" });

    expect(findings).toMatchObject([
      {
        cause: "headers:surplus:X-Content-Type-Options",
        request:
          'POST /v2/vectordb/collections/release; Accept: */*; Authorization: Bearer …; Origin: http://127.0.0.1:8080; with the body "{\\"collectionName\\":\\"quick_setup\\"}"',
        checks: ["har/1", "har/2", "har/3", "har/4", "har/5", "har/6", "har/7"],
      },
    ]);
  });

  test("is listed entry by entry: those that are judged, and why the others are not", () => {
    const { checks, skipped, target } = judgeHar(mitmproxy);
    const others = checks.filter(({ status }) => status === "skipped");

    expect(target).toMatch(/mitmproxy\.har \(http:\/\/127\.0\.0\.1:19530\)$/);
    expect(checks.filter(({ status }) => status === "passed").map(({ id }) => id)).toEqual([
      "har/1",
      "har/2",
      "har/3",
      "har/5",
      "har/6",
      "har/7",
    ]);
    expect(others.map(({ id, title, reason }) => [id, title, reason])).toEqual([
      ["har/0", "GET http://127.0.0.1:19530/", "not a request for an operation of the spec"],
      ["har/4", "POST http://127.0.0.1:19530/v2/vectordb/collections/release", "request not recorded byte for byte"],
    ]);
    expect(skipped).toEqual({
      "not a request for an operation of the spec": 1,
      "request not recorded byte for byte": 1,
    });
  });
});

const path = "/v2/vectordb/collections/release";
const cors = [...commonHeaders, ["Content-Type", "application/json"]].map(([name, value]) => ({ name, value }));

/** A release of a Milvus 2.6. */
const entryOf = (text: string, request: object = {}, url = `http://localhost:19530${path}`) => ({
  request: { method: "POST", url, headers: [], postData: { text: '{"collectionName":"mine"}' }, ...request },
  response: { status: 200, headers: cors, content: { text } },
});
const success = '{"code":0,"data":{}}';

describe("traffic with a server that deviates", () => {
  test("is reported once, with every entry that shows it", () => {
    const html = "<html>";
    const { findings, failed } = judgeHar(harOf(entryOf(html), ...chromium.entries, entryOf(html)));

    expect(findings).toMatchObject([{ cause: "body:no-envelope", checks: ["har/0", "har/11"] }]);
    expect(failed).toBe(2);
  });

  test("is told from one that conforms, also behind a path", () => {
    const url = `https://proxy.test/milvus${path}`;

    const { findings, target } = judgeHar(harOf(entryOf(success, {}, url), entryOf('{"code":"0"}', {}, url)));

    expect(findings).toMatchObject([{ cause: "body:code:string", checks: ["har/1"] }]);
    expect(target).toBe("capture.har (https://proxy.test/milvus)");
  });

  test("is left out if it is not with the server that is given", () => {
    const other = entryOf("<html>", {}, `https://proxy.test${path}`);

    const { findings, skipped } = judgeHar(harOf(other, ...chromium.entries), { url: "http://127.0.0.1:19530" });

    expect(findings).toEqual([]);
    expect(skipped["a request to another server"]).toBe(1);
  });
});

test("a response that depends on the state of the server at the moment is right", () => {
  const limited = '{"code":1807,"message":"request is rejected by limiter, error: slow down"}';

  expect(judgeHar(harOf(entryOf(limited)))).toMatchObject({ passed: 1, failed: 0, skipped: {} });
});

test("an odd entry is listed with its reason, and the others are judged", () => {
  const { passed, checks } = judgeHar(
    harOf(null, { request: {} }, entryOf(success), entryOf(success, { headers: null })),
  );

  expect(passed).toBe(1);
  expect(checks.map(({ id, title, reason }) => [id, title, reason])).toEqual([
    ["har/2", `POST http://localhost:19530${path}`, undefined],
    ["har/0", "… …", "request not recorded"],
    ["har/1", "… …", "request not recorded"],
    ["har/3", `POST http://localhost:19530${path}`, "headers not recorded as names and values"],
  ]);
});

describe("no secret is in any report, also where the server repeats it:", () => {
  test.each([
    ["what a browser recorded", chromium.entries, /root:|Milvus"|Reader_1|wrong-Password|cm9vdDpNaWx2dXM=|5ecret/],
    ["what a proxy recorded", mitmproxy.entries, /root:|Milvus"|Reader_1|wrong-Password|cm9vdDpNaWx2dXM=|5ecret/],
    ["a token of a query", [entryOf("", {}, `http://localhost${path}?access_token=q5ecret-1`)], /q5ecret/],
    ["an API key", [entryOf("", { headers: [{ name: "X-Api-Key", value: "k5ecret" }] })], /5ecret/],
    ["a cookie", [entryOf("", { headers: [{ name: "Cookie", value: "a=dark; session=c5ecret" }] })], /5ecret/],
    ["a user of a URL", [entryOf("", {}, `http://app:p5ecret@localhost${path}`)], /5ecret/],
    [
      "a token of another entry's query",
      [
        { request: { method: "GET", url: "http://x/?token=q5ecret", headers: [] } },
        entryOf("", {}, `http://localhost${path}?q=q5ecret`),
      ],
      /5ecret/,
    ],
    [
      "a key in the header of another entry",
      [
        { request: { method: "GET", url: "http://x/", headers: [{ name: "X-Api-Key", value: "k5ecret" }] } },
        entryOf("", {}, `http://localhost${path}?again=k5ecret`),
      ],
      /5ecret/,
    ],
  ])("%s", (_, entries, secret) => {
    const echo = entries.map((entry) => {
      const { request, response } = Object(entry);
      const content = { text: `${JSON.stringify(request)} ${request.url}` };
      return { request, response: { ...response, status: 200, content } };
    });

    const report = judgeHar(harOf(...echo));

    expect(report.failed).toBeGreaterThan(0);
    expect(JSON.stringify(echo)).toMatch(secret);
    expect(
      Object.values(reporters)
        .map((write) => write(report))
        .join(),
    ).not.toMatch(secret);
  });
});

test.each([
  ["authorization", "Bearer app:5ecret", "app:5ecret"],
  ["AUTHORIZATION", "5ecret-key", "5ecret-key"],
  ["authorization", "Basic YXBwOjVlY3JldA==", "app:5ecret"],
  ["proxy-authorization", "Basic YXBwOjVlY3JldA==", "YXBwOjVlY3JldA=="],
])("what is in %s: %s is shown in no form", (name, value, repeated) => {
  const { findings } = judgeHar(harOf(entryOf(`I know ${repeated}`, { headers: [{ name, value }] })));

  expect(findings[0]?.message).toContain('got "I know …"');
  expect(JSON.stringify(findings)).not.toMatch(/5ecret|YXBw/);
});

test("each entry's own secret is masked, however many there are", () => {
  const keys = Array.from({ length: 600 }, (_, index) => ({ name: "X-Api-Key", value: `k5ecret-${1000 + index}` }));
  const own = { headers: [{ name: "X-Api-Key", value: "k5ecret-1600" }] };

  const report = judgeHar(harOf(entryOf(success, { headers: keys }), entryOf("k5ecret-1600", own)));

  expect(report.failed).toBe(1);
  expect(
    Object.values(reporters)
      .map((write) => write(report))
      .join(),
  ).not.toContain("5ecret");
});

test("a HAR of 125,000 entries is reported in every way", () => {
  const page = { request: { method: "GET", url: "http://localhost/", headers: [] }, response: {} };
  const entries = [...Array.from({ length: 124_999 }, () => page), entryOf("<html>")];
  const report = judgeHar({ file: "capture.har", entries });

  const texts = Object.values(reporters).map((write) => write(report));

  expect(report).toMatchObject({ failed: 1, skipped: { "not a request for an operation of the spec": 124_999 } });
  expect(texts.every((text) => text.includes("an envelope"))).toBe(true);
});

describe("a HAR without a verdict", () => {
  const [page] = chromium.entries;

  test.each([
    ["that is empty", [], "no verdict on capture.har: it is empty."],
    [
      "of other traffic",
      [page, page],
      "not a request for an operation of the spec (GET http://127.0.0.1:8080/?…, and 1 more).",
    ],
  ])("is one %s", (_, entries, message) => {
    const judging = () => judgeHar(harOf(...entries));

    expect(judging).toThrow(NothingCheckedError);
    expect(judging).toThrow(message);
    expect(judging).toThrow(/Record complete exchanges of POST \/v2\/vectordb\//);
  });

  test("is one without any exchange with the server that is given", () => {
    expect(() => judgeHar(chromium, { url: "http://localhost:1" })).toThrow("a request to another server");
  });
});

test.each([
  [
    "a profile that does not exist",
    { profile: "2.7" },
    'expected profile to be one of 2.3, 2.4, 2.5, 2.6, 3.0, got "2.7"',
  ],
  ["what is not a URL", { url: "localhost:19530" }, "expected a URL such as"],
])("%s is refused", (_, options, message) => {
  expect(() => judgeHar(chromium, options)).toThrow(UsageError);
  expect(() => judgeHar(chromium, options)).toThrow(message);
});

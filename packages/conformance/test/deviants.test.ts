import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import type { Answer } from "../src/exchange.ts";
import { type ConformanceOptions, runConformance } from "../src/index.ts";
import { withHeader } from "./mutations.ts";
import { type Spoil, serveBehind } from "./servers/proxy.ts";
import { serve } from "./servers/serve.ts";

const collection = "quick_setup";

/** Runs the checks against a Milvus 2.6 whose answers are spoilt. */
async function check(spoil: Spoil, options: Partial<ConformanceOptions> = {}) {
  await using mock = await startMock();
  await using deviant = await serveBehind(mock.url, spoil);
  const report = await runConformance({ url: deviant.url, collection, ...options });
  const causes = Object.fromEntries(report.findings.map(({ cause, checks }) => [cause, checks]));
  return { ...report, causes, asked: mock.requests.length };
}

const json = (answer: Answer, body: unknown): Answer => ({
  ...withHeader(answer, "content-type", "application/json; charset=utf-8"),
  body: Buffer.from(JSON.stringify(body)),
});
const envelopeOf = ({ body }: Answer) => (body.toString().startsWith("{") ? JSON.parse(body.toString()) : undefined);
const isRelease = (text: string) => text.includes(`"${collection}"`);

describe("a server that deviates is found out, for one reason once", () => {
  test("always success: after the first request nothing is asked", async () => {
    const { causes, asked, failed } = await check((answer) => json({ ...answer, status: 200 }, { code: 0, data: {} }));

    expect(causes).toEqual({ "outcome:Success:CollectionNotFound": ["release/unknown-collection"] });
    expect({ asked, failed }).toEqual({ asked: 1, failed: 1 });
  });

  test("always success with a code that is a text: nothing more is asked either", async () => {
    const { asked, failed } = await check((answer) => json({ ...answer, status: 200 }, { code: "0", data: {} }));

    expect({ asked, failed }).toEqual({ asked: 1, failed: 1 });
  });

  test("the success code of an older release", async () => {
    const { causes, profile } = await check((answer) =>
      envelopeOf(answer)?.code === 0 ? json(answer, { code: 200, data: {} }) : answer,
    );

    expect(profile).toBe("2.6");
    expect(causes).toEqual({ "success-code:200": ["release/success", "release/success-again"] });
  });

  test("a success code of its own", async () => {
    const { causes } = await check((answer) =>
      envelopeOf(answer)?.code === 0 ? json(answer, { code: 1, data: {} }) : answer,
    );

    expect(causes).toEqual({
      "body:ServiceNotReady:must have required property 'message'": ["release/success", "release/success-again"],
    });
  });

  test("422 problem+json where the body is wrong", async () => {
    const { causes } = await check((answer) =>
      [1801, 1802].includes(envelopeOf(answer)?.code)
        ? { ...withHeader(answer, "content-type", "application/problem+json"), status: 422 }
        : answer,
    );

    expect(Object.keys(causes)).toEqual(["status:422"]);
    expect(causes["status:422"]).toEqual(
      expect.arrayContaining(["release/body-empty", "release/collectionName-missing"]),
    );
    expect(causes["status:422"]).not.toContain("release/name-hyphen");
  });

  test("HTML for everything", async () => {
    const { causes, passed } = await check((answer) => ({
      ...withHeader(answer, "content-type", "text/html"),
      status: 200,
      body: Buffer.from("<html>"),
    }));

    expect(Object.keys(causes)).toEqual(["media-type:text/html"]);
    expect(passed).toBe(0);
  });

  test("silence where the body is wrong", async () => {
    const { causes, passed } = await check((answer) => (envelopeOf(answer)?.code === 1802 ? undefined : answer), {
      timeout: 500,
    });

    expect(causes).toEqual({
      "no-answer:silence": [
        "release/body-null",
        "release/body-object-empty",
        "release/collectionName-missing",
        "release/collectionName-empty",
        "release/collectionName-null",
      ],
    });
    expect(passed).toBeGreaterThan(50);
  });

  test("silence: after the first request nothing is asked", async () => {
    await using mute = await serve(() => {});

    const { findings, failed, checks, skipped } = await runConformance({ url: mute.url, timeout: 200 });

    expect(findings.map(({ cause, checks }) => [cause, checks])).toEqual([
      ["no-answer:silence", ["release/unknown-collection"]],
    ]);
    expect(failed).toBe(1);
    expect(checks[0]).toMatchObject({ expected: ["CollectionNotFound"], got: "no answer" });
    expect(skipped["not asked, because the first request was not answered"]).toBeGreaterThan(60);
  });

  test("silence from the second request on: the run ends in its time", async () => {
    let asked = 0;
    const { causes, ms, checks, skipped } = await check((answer) => (++asked > 2 ? undefined : answer), {
      timeout: 250,
      collection: undefined,
    });

    expect(Object.keys(causes)).toEqual(["no-answer:silence"]);
    expect(causes["no-answer:silence"]).toHaveLength(12);
    expect(skipped["not asked, because 12 requests were not answered in time"]).toBeGreaterThan(30);
    expect(ms).toBeLessThan((checks.length * 250) / 2);
  });

  test("a server that ends in the middle: nothing more is asked", async () => {
    await using mock = await startMock();
    const { promise, resolve } = Promise.withResolvers<void>();
    await using mortal = await serveBehind(mock.url, (answer, { body }) => {
      if (body === "null") mortal[Symbol.asyncDispose]().then(resolve);
      return answer;
    });

    const { findings, skipped } = await runConformance({ url: mortal.url });
    await promise;

    expect(findings.map(({ cause, checks }) => [cause, checks])).toEqual([["no-answer:broken", ["release/body-null"]]]);
    expect(skipped["not asked, because the server no longer answers"]).toBeGreaterThan(40);
  });

  test("the code as a text", async () => {
    const { causes, passed } = await check((answer) => {
      const envelope = envelopeOf(answer);
      return envelope ? json(answer, { ...envelope, code: String(envelope.code) }) : answer;
    });

    expect(Object.keys(causes)).toEqual(["body:code:string"]);
    expect(causes["body:code:string"]).toContain("release/success");
    expect(passed).toBeGreaterThan(8);
  });

  test("no CORS headers", async () => {
    const { causes } = await check((answer) => ({
      ...answer,
      headers: answer.headers.filter(([name]) => !name.toLowerCase().startsWith("access-control-")),
    }));

    expect(Object.keys(causes)).toEqual([expect.stringMatching(/^headers:missing:Access-Control-Allow-Origin, /)]);
    expect(Object.values(causes)[0]).toEqual(
      expect.arrayContaining(["release/success", "release/preflight", "release/method-get"]),
    );
  });

  test("another origin in one header", async () => {
    const { causes } = await check((answer) =>
      withHeader(answer, "access-control-allow-origin", "https://example.com"),
    );

    expect(Object.keys(causes)).toEqual(["headers:value:Access-Control-Allow-Origin"]);
  });

  test("a refusal of everything", async () => {
    const { causes, passed } = await check((answer) =>
      json({ ...answer, status: 200 }, { code: 65535, message: "no" }),
    );

    expect(Object.keys(causes)).toEqual(["outcome:UnexpectedError"]);
    expect(passed).toBe(0);
  });

  test("a refusal of everything with an error that passes by itself", async () => {
    const refusal = { code: 1807, message: "request is rejected by limiter, error: no" };
    const { causes } = await check((answer) => json({ ...answer, status: 200 }, refusal));

    expect(Object.keys(causes)).toEqual(["outcome:RateLimited"]);
    expect(causes["outcome:RateLimited"]).toContain("release/body-empty");
    expect(causes["outcome:RateLimited"]).not.toContain("release/unknown-collection");
  });

  test("a trace id that is not the request's", async () => {
    await using mock = await startMock({ profile: "3.0" });
    await using deviant = await serveBehind(mock.url, (answer) =>
      withHeader(answer, "X-Milvus-Trace-Id", "f".repeat(32)),
    );

    const { findings } = await runConformance({ url: deviant.url, profile: "3.0" });

    const causes = findings.map(({ cause, checks }) => [cause, checks]);
    expect(causes).toEqual([["headers:trace:X-Milvus-Trace-Id", ["release/traceparent"]]]);
  });

  test("the envelope twice", async () => {
    const { causes } = await check((answer) => ({ ...answer, body: Buffer.concat([answer.body, answer.body]) }));

    expect(Object.keys(causes)).toEqual(["body:no-envelope", "body:http-404"]);
  });

  test("405 in place of 404", async () => {
    const { causes } = await check((answer) => (answer.status === 404 ? { ...answer, status: 405 } : answer));

    expect(Object.keys(causes)).toEqual(["status:405"]);
  });

  test("an error that its name tells wrong", async () => {
    const { causes } = await check((answer) =>
      envelopeOf(answer)?.code === 800
        ? json(answer, { code: 800, message: "database not found[database=other]" })
        : answer,
    );

    expect(Object.keys(causes)).toEqual(["wording:DatabaseNotFound"]);
  });

  test("credentials that are never looked at", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });
    await using lax = await serveBehind(mock.url, (answer, { headers }) =>
      answer.status === 401 && headers.authorization !== undefined
        ? json(
            { ...answer, status: 200 },
            { code: 100, message: "collection not found[database=default][collection=x]" },
          )
        : answer,
    );

    const { findings } = await runConformance({ url: lax.url, token: "root:Milvus" });

    expect(findings.map(({ cause }) => cause)).toEqual(["outcome:CollectionNotFound:NotAuthenticated"]);
    expect(findings[0]?.checks).toEqual(
      expect.arrayContaining(["release/auth-unknown-user", "release/auth-bearer-case"]),
    );
  });

  test("bodies of other key case that are not understood", async () => {
    const { causes, checks } = await check((answer, { body }) =>
      body.includes("COLLECTIONNAME")
        ? json(answer, { code: 1802, message: "missing required parameters, error: it" })
        : answer,
    );

    expect(causes).toEqual({ "outcome:MissingParameter:CollectionNotFound": ["release/body-key-case"] });
    expect(checks.filter(({ status }) => status === "failed")).toEqual([
      expect.objectContaining({ expected: ["CollectionNotFound"], got: "MissingParameter" }),
    ]);
  });

  test("a success that lacks its data", async () => {
    const { causes } = await check((answer, { body }) => (isRelease(body) ? json(answer, { code: 0 }) : answer));

    expect(Object.keys(causes)).toEqual(["body:Success:must have required property 'data'"]);
  });
});

describe("the release", () => {
  test("is not told from answers of which none is right", async () => {
    const report = await check((answer) => ({ ...withHeader(answer, "content-type", "text/html"), status: 200 }));

    expect(report).toMatchObject({ profile: "2.6", profileFrom: "default", passed: 0 });
    expect(report.checks[0]).toMatchObject({ expected: ["CollectionNotFound"], got: "undeclared HTTP 200 text/html" });
  });

  test("is the one that is named", async () => {
    expect(await check((answer) => answer, { profile: "2.6" })).toMatchObject({
      profile: "2.6",
      profileFrom: "options",
    });
  });
});

test("a finding says what was sent, what came, what the spec says, and what to do", async () => {
  const { findings } = await check((answer, { body }) =>
    body === "" && answer.status === 200 ? { ...answer, status: 422 } : answer,
  );

  expect(findings).toEqual([
    {
      cause: "status:422",
      message: "expected an HTTP status that the spec declares (200, 401, 403, 408, 500), got 422",
      sent: "POST /v2/vectordb/collections/release; without a body",
      came: expect.stringMatching(/^HTTP 422; application\/json; charset=utf-8; "\{\\"code\\":1801,/),
      spec: "spec/paths/collections/release.yaml",
      remedy: expect.stringContaining("under the status that the error catalogue gives"),
      checks: ["release/body-empty"],
    },
  ]);
});

import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../src/http.ts";
import { type ConformanceOptions, runConformance } from "../src/index.ts";
import { withHeader } from "./mutations.ts";
import { type Change, serveBehind } from "./servers/proxy.ts";
import { serve } from "./servers/serve.ts";
import { releaseSpec } from "./specs.ts";

const collection = "quick_setup";

/** Runs the checks against a Milvus 2.6 whose responses are changed. */
async function check(change: Change, options: Partial<ConformanceOptions> = {}) {
  await using mock = await startMock();
  await using deviant = await serveBehind(mock.url, change);
  const report = await runConformance({ url: deviant.url, collection, spec: releaseSpec, ...options });
  const causes = Object.fromEntries(report.findings.map(({ cause, checks }) => [cause, checks]));
  return { ...report, causes, asked: mock.requests.length };
}

const json = (response: HttpResponse, body: unknown): HttpResponse => ({
  ...withHeader(response, "content-type", "application/json; charset=utf-8"),
  body: Buffer.from(JSON.stringify(body)),
});
const envelopeOf = ({ body }: HttpResponse) =>
  body.toString().startsWith("{") ? JSON.parse(body.toString()) : undefined;
const isRelease = (text: string) => text.includes(`"${collection}"`);

describe("a server that deviates is found out, for one reason once", () => {
  test("always success: after the first request nothing is asked", async () => {
    const { causes, asked, failed } = await check((response) =>
      json({ ...response, status: 200 }, { code: 0, data: {} }),
    );

    expect(causes).toEqual({ "outcome:Success:CollectionNotFound": ["release/unknown-collection"] });
    expect({ asked, failed }).toEqual({ asked: 1, failed: 1 });
  });

  test("always success with a code that is a text: nothing more is asked either", async () => {
    const { asked, failed } = await check((response) => json({ ...response, status: 200 }, { code: "0", data: {} }));

    expect({ asked, failed }).toEqual({ asked: 1, failed: 1 });
  });

  test("the success code of an older release", async () => {
    const { causes, profile } = await check((response) =>
      envelopeOf(response)?.code === 0 ? json(response, { code: 200, data: {} }) : response,
    );

    expect(profile).toBe("2.6");
    expect(causes).toEqual({ "success-code:200": ["release/success", "release/success-again"] });
  });

  test("a success code of its own", async () => {
    const { causes } = await check((response) =>
      envelopeOf(response)?.code === 0 ? json(response, { code: 1, data: {} }) : response,
    );

    expect(causes).toEqual({
      "body:ServiceNotReady:must have required property 'message'": ["release/success", "release/success-again"],
    });
  });

  test("422 problem+json where the body is wrong", async () => {
    const { causes } = await check((response) =>
      [1801, 1802].includes(envelopeOf(response)?.code)
        ? { ...withHeader(response, "content-type", "application/problem+json"), status: 422 }
        : response,
    );

    expect(Object.keys(causes)).toEqual(["status:422"]);
    expect(causes["status:422"]).toEqual(
      expect.arrayContaining(["release/body-empty", "release/collectionName-missing"]),
    );
    expect(causes["status:422"]).not.toContain("release/name-hyphen");
  });

  test("HTML for everything", async () => {
    const { causes, passed } = await check((response) => ({
      ...withHeader(response, "content-type", "text/html"),
      status: 200,
      body: Buffer.from("<html>"),
    }));

    expect(Object.keys(causes)).toEqual(["media-type:text/html"]);
    expect(passed).toBe(0);
  });

  test("silence where the body is wrong", async () => {
    const { causes, passed } = await check((response) => (envelopeOf(response)?.code === 1802 ? undefined : response), {
      timeout: 500,
    });

    expect(causes).toEqual({
      "no-response:silence": ["server/body-null", "release/collectionName-missing", "release/collectionName-empty"],
    });
    expect(passed).toBeGreaterThan(50);
  });

  test("silence: after the first request nothing is asked", async () => {
    await using mute = await serve(() => {});

    const { findings, failed, checks, skipped } = await runConformance({
      url: mute.url,
      timeout: 200,
      spec: releaseSpec,
    });

    expect(findings.map(({ cause, checks }) => [cause, checks])).toEqual([
      ["no-response:silence", ["release/unknown-collection"]],
    ]);
    expect(failed).toBe(1);
    expect(checks[0]).toMatchObject({ expected: ["CollectionNotFound"], got: "no response" });
    expect(skipped["not sent, because there was no response to the first request"]).toBeGreaterThan(60);
  });

  test("silence from the second request on: the run ends in its time", async () => {
    let asked = 0;
    const { causes, durationMs, checks, skipped } = await check((response) => (++asked > 2 ? undefined : response), {
      timeout: 250,
      collection: undefined,
    });

    expect(Object.keys(causes)).toEqual(["no-response:silence"]);
    expect(causes["no-response:silence"]).toHaveLength(12);
    expect(skipped["not sent, because 12 responses did not come in time"]).toBeGreaterThan(30);
    expect(durationMs).toBeLessThan((checks.length * 250) / 2);
  });

  test("a server that ends in the middle: nothing more is asked", async () => {
    await using mock = await startMock();
    const { promise, resolve } = Promise.withResolvers<void>();
    await using mortal = await serveBehind(mock.url, (response, { body }) => {
      if (body === "null") mortal[Symbol.asyncDispose]().then(resolve);
      return response;
    });

    const { findings, skipped } = await runConformance({ url: mortal.url, spec: releaseSpec });
    await promise;

    expect(findings.map(({ cause, checks }) => [cause, checks])).toEqual([
      ["no-response:broken", ["server/body-null"]],
    ]);
    expect(skipped["not sent, because the server no longer responds"]).toBeGreaterThan(40);
  });

  test("the code as a text", async () => {
    const { causes, passed } = await check((response) => {
      const envelope = envelopeOf(response);
      return envelope ? json(response, { ...envelope, code: String(envelope.code) }) : response;
    });

    expect(Object.keys(causes)).toEqual(["body:code:string"]);
    expect(causes["body:code:string"]).toContain("release/success");
    expect(passed).toBeGreaterThan(8);
  });

  test("no CORS headers", async () => {
    const { causes } = await check((response) => ({
      ...response,
      headers: response.headers.filter(([name]) => !name.toLowerCase().startsWith("access-control-")),
    }));

    expect(Object.keys(causes)).toEqual(["headers:cors:missing"]);
    expect(Object.values(causes)[0]).toEqual(
      expect.arrayContaining(["release/success", "server/preflight", "server/method-get"]),
    );
  });

  test("another origin in one header", async () => {
    const { causes } = await check((response) =>
      withHeader(response, "access-control-allow-origin", "https://example.com"),
    );

    expect(Object.keys(causes)).toEqual(["headers:cors:value"]);
  });

  test("a refusal of everything", async () => {
    const { causes, passed } = await check((response) =>
      json({ ...response, status: 200 }, { code: 65535, message: "no" }),
    );

    expect(Object.keys(causes)).toEqual(["outcome:UnexpectedError"]);
    expect(passed).toBe(0);
  });

  test("a refusal of everything with an error that passes by itself", async () => {
    const refusal = { code: 1807, message: "request is rejected by limiter, error: no" };
    const { causes } = await check((response) => json({ ...response, status: 200 }, refusal));

    expect(Object.keys(causes)).toEqual(["outcome:RateLimited"]);
    expect(causes["outcome:RateLimited"]).toContain("release/body-empty");
    expect(causes["outcome:RateLimited"]).not.toContain("release/unknown-collection");
  });

  test("an outcome in place of two different ones is two reasons: it may depend on the request", async () => {
    const { causes } = await check((response) =>
      [800, 1802].includes(envelopeOf(response)?.code) ? json(response, { code: 65535, message: "no" }) : response,
    );

    expect(Object.keys(causes).toSorted()).toEqual([
      "outcome:UnexpectedError:DatabaseNotFound",
      "outcome:UnexpectedError:MissingParameter",
    ]);
  });

  test("an outcome in place of three different ones is one reason", async () => {
    const { causes } = await check((response) =>
      [800, 1801, 1802].includes(envelopeOf(response)?.code)
        ? json(response, { code: 65535, message: "no" })
        : response,
    );

    expect(Object.keys(causes)).toEqual(["outcome:UnexpectedError"]);
  });

  test("a body without end: the limit is told, not that there was no response", async () => {
    const { causes, findings } = await check((response, { body }) =>
      body === "null" ? { ...response, body: Buffer.alloc(5_000_000, " ") } : response,
    );

    expect(causes).toEqual({ "body:too-large": ["server/body-null"] });
    expect(findings[0]?.message).toBe("expected an envelope: the response has a body of more than 4194304 bytes");
  });

  test("a success of old that is none: code 200 with a message, for an unknown collection", async () => {
    const { asked, causes } = await check((response) =>
      envelopeOf(response)?.code === 100 ? json(response, { code: 200, message: "nothing to release" }) : response,
    );

    expect(Object.keys(causes)).toHaveLength(1);
    expect(asked).toBeGreaterThan(50);
  });

  test("a reset for one kind of request, however often it is sent", async () => {
    const { causes } = await check((response, { body }) => (body === "null" ? "reset" : response));

    expect(causes).toEqual({ "no-response:broken": ["server/body-null"] });
  });

  test("a header that comes twice, with another value", async () => {
    const { causes } = await check((response) => ({
      ...response,
      headers: [...response.headers, ["x-content-type-options", "sniff"]],
    }));

    expect(Object.keys(causes)).toEqual(["headers:value:X-Content-Type-Options"]);
  });

  test("a trace id that is not the request's", async () => {
    await using mock = await startMock({ profile: "3.0" });
    await using deviant = await serveBehind(mock.url, (response) =>
      withHeader(response, "X-Milvus-Trace-Id", "f".repeat(32)),
    );

    const { findings } = await runConformance({ url: deviant.url, profile: "3.0", spec: releaseSpec });

    const causes = findings.map(({ cause, checks }) => [cause, checks]);
    expect(causes).toEqual([["headers:trace:X-Milvus-Trace-Id", ["server/traceparent"]]]);
  });

  test("the envelope twice", async () => {
    const { causes } = await check((response) => ({
      ...response,
      body: Buffer.concat([response.body, response.body]),
    }));

    expect(Object.keys(causes)).toEqual(["body:no-envelope", "body:http-404"]);
  });

  test("405 in place of 404", async () => {
    const { causes } = await check((response) => (response.status === 404 ? { ...response, status: 405 } : response));

    expect(Object.keys(causes)).toEqual(["status:405:notFound"]);
  });

  test("an error that its name tells wrong", async () => {
    const { causes } = await check((response) =>
      envelopeOf(response)?.code === 800
        ? json(response, { code: 800, message: "database not found[database=other]" })
        : response,
    );

    expect(Object.keys(causes)).toEqual(["wording:DatabaseNotFound"]);
  });

  test("credentials that are never looked at", async () => {
    await using mock = await startMock({ users: { root: "Milvus" } });
    await using lax = await serveBehind(mock.url, (response, { headers }) =>
      response.status === 401 && headers.authorization !== undefined
        ? json(
            { ...response, status: 200 },
            { code: 100, message: "collection not found[database=default][collection=x]" },
          )
        : response,
    );

    const { findings } = await runConformance({ url: lax.url, token: "root:Milvus", spec: releaseSpec });

    expect(findings.map(({ cause }) => cause)).toEqual(["outcome:CollectionNotFound:NotAuthenticated"]);
    expect(findings[0]?.checks).toEqual(
      expect.arrayContaining(["server/auth-unknown-user", "server/auth-bearer-case"]),
    );
  });

  test("bodies of other key case that are not understood", async () => {
    const { causes, checks } = await check((response, { body }) =>
      body.includes("COLLECTIONNAME")
        ? json(response, { code: 1802, message: "missing required parameters, error: it" })
        : response,
    );

    expect(causes).toEqual({ "unusual-request:outcome:MissingParameter:CollectionNotFound": ["server/body-key-case"] });
    expect(checks.filter(({ status }) => status === "warned")).toEqual([
      expect.objectContaining({ expected: ["CollectionNotFound"], got: "MissingParameter" }),
    ]);
  });

  test("a success that lacks its data", async () => {
    const { causes } = await check((response, { body }) => (isRelease(body) ? json(response, { code: 0 }) : response));

    expect(Object.keys(causes)).toEqual(["body:Success:must have required property 'data'"]);
  });
});

describe("the release", () => {
  test("is not told from responses of which none is right", async () => {
    const report = await check((response) => ({ ...withHeader(response, "content-type", "text/html"), status: 200 }));

    expect(report).toMatchObject({ profile: "2.6", profileFrom: "default", passed: 0 });
    expect(report.checks[0]).toMatchObject({ expected: ["CollectionNotFound"], got: "undeclared HTTP 200 text/html" });
  });

  test("is the one that is named", async () => {
    expect(await check((response) => response, { profile: "2.6" })).toMatchObject({
      profile: "2.6",
      profileFrom: "options",
    });
  });
});

test("a finding says what was sent, what came, what the spec says, and what to do", async () => {
  const { findings } = await check((response, { body }) =>
    body === "" && response.status === 200 ? { ...response, status: 422 } : response,
  );

  expect(findings).toEqual([
    {
      cause: "status:422",
      severity: "error",
      reason: "A client that follows the spec cannot rely on the response.",
      fails: true,
      message: "expected an HTTP status that the spec declares (200, 401, 403, 408, 500), got 422",
      request: "POST /v2/vectordb/collections/release; without a body",
      response: expect.stringMatching(/^HTTP 422; application\/json; charset=utf-8; "\{\\"code\\":1801,/),
      spec: "spec/paths/collections/release.yaml",
      remedy: expect.stringContaining("under the status that the error catalogue gives"),
      checks: ["release/body-empty"],
    },
  ]);
});

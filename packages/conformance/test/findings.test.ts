import { describe, expect, test } from "vitest";
import type { HttpResponse } from "../src/http.ts";
import { type ConformanceOptions, runConformance } from "../src/index.ts";
import { withHeader } from "./mutations.ts";
import { independentServer } from "./servers/independent.ts";
import { type Change, serveFunction } from "./servers/proxy.ts";
import { serve } from "./servers/serve.ts";
import { releaseSpec } from "./specs.ts";

/** Runs the checks against a server whose responses are changed. The zoo has the deviations; this is what a run makes of them. */
async function check(change: Change, options: Partial<ConformanceOptions> = {}) {
  let asked = 0;
  await using server = await serveFunction((request) => {
    asked += 1;
    return independentServer(request);
  }, change);
  const report = await runConformance({ url: server.url, collection: "quick_setup", spec: releaseSpec, ...options });
  const causes = Object.fromEntries(report.findings.map(({ cause, checks }) => [cause, checks]));
  return { ...report, causes, asked };
}

const json = (response: HttpResponse, body: unknown): HttpResponse => ({
  ...withHeader(response, "content-type", "application/json; charset=utf-8"),
  body: Buffer.from(JSON.stringify(body)),
});
const envelopeOf = ({ body }: HttpResponse) =>
  body.toString().startsWith("{") ? JSON.parse(body.toString()) : undefined;

describe.concurrent("a server that deviates is found out, for one reason once", () => {
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

  test("HTML for everything", async () => {
    const { causes, passed } = await check((response) => ({
      ...withHeader(response, "content-type", "text/html"),
      status: 200,
      body: Buffer.from("<html>"),
    }));

    expect(Object.keys(causes)).toEqual(["media-type:text/html"]);
    expect(passed).toBe(0);
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
    const { promise, resolve } = Promise.withResolvers<void>();
    await using mortal = await serveFunction(independentServer, (response, { body }) => {
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

  test("the release is not told from responses of which none is right", async () => {
    const report = await check((response) => ({ ...withHeader(response, "content-type", "text/html"), status: 200 }));

    expect(report).toMatchObject({ profile: "2.6", profileFrom: "default", passed: 0 });
    expect(report.checks[0]).toMatchObject({ expected: ["CollectionNotFound"], got: "undeclared HTTP 200 text/html" });
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

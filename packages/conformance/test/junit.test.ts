import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { type ConformanceOptions, runConformance } from "../src/index.ts";
import { reporters } from "../src/report/output.ts";
import { casesOf, flawsOf, schemas } from "./junit-schemas.ts";
import { report as sample } from "./sample-report.ts";
import { type Change, serveBehind } from "./servers/proxy.ts";
import { releaseSpec as spec } from "./specs.ts";

const odd = "a\u0000\u0001\u001b\ufffe\ud83d ]]> <b> &amp; \r\n\t\u2028";

/** Runs the checks against a spoilt Milvus, and writes the report. */
async function reportOf(change: Change, options: Partial<ConformanceOptions> = {}) {
  await using mock = await startMock();
  await using server = await serveBehind(mock.url, change);
  const report = await runConformance({ url: server.url, spec, ...options });
  return { report, xml: reporters.junit(report) };
}

const deviating: Change = (response, { body }) => {
  if (body === "null") return { ...response, status: 418, body: Buffer.from(odd) };
  if (body === "123") return { ...response, headers: [...response.headers, ["content-type", "text/\u0080\u00ff"]] };
  const text = response.body.toString().replace(/"message":"can[^"]*/, '"message":"patched \\u0000 \\ud83d ]]>');
  return { ...response, body: Buffer.from(text) };
};
const interruption = new AbortController();
const interrupting: Change = (response, { body }) => {
  if (body === "123") interruption.abort();
  return response;
};

const conforms = await reportOf((response) => response);
const deviates = await reportOf(deviating);
const endsEarly = await reportOf(interrupting, { signal: interruption.signal });

describe.each(Object.entries(schemas))("a JUnit report fits the published schema %s", (_, schema) => {
  test.each([
    ["conforms", conforms.xml],
    ["deviates, with errors, warnings and characters that XML does not allow", deviates.xml],
    ["is interrupted", endsEarly.xml],
    ["has such characters in every place", reporters.junit(sample)],
  ])("of a run that %s", (_, xml) => {
    expect(flawsOf(xml, schema)).toEqual([]);
  });

  test.each([
    ["an unknown attribute", / tests=/, ' passes="1" tests='],
    ["a time with an exponent", /time="[^"]*"/, 'time="1e+21"'],
    ["no name of a suite", /name="milvus[^"]*"/, ""],
    ["a case in a case", /(<testcase [^>]*>)(?=\n\s*<skipped)/, '$1<testcase name="x" classname="x" time="0"/>'],
    ["an unknown element", "<properties>", "<properties><environment/>"],
    ["text in a suite", "<properties>", "x<properties>"],
  ])("and is refused with %s", (_, part, by) => {
    expect(flawsOf(conforms.xml.replace(part, by), schema)).not.toEqual([]);
  });

  test("and is refused where it is not well-formed", () => {
    expect(() => flawsOf(conforms.xml.replace("<properties>", "\u0001<properties>"), schema)).toThrow();
  });
});

test("the runs are what they are named", () => {
  expect(conforms.report).toMatchObject({ failed: 0, warned: 0 });
  expect(deviates.report.failed).toBeGreaterThan(0);
  expect(deviates.report.warned).toBeGreaterThan(0);
  expect(endsEarly.report).toMatchObject({ isInterrupted: true });
});

describe("GitLab, which shows the text of a failure only,", () => {
  const cases = casesOf(deviates.xml);

  test("is given the message in the text, also where another check shows the same", () => {
    const failed = cases.filter(({ outcome }) => outcome === "failure");

    expect(failed.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^expected an HTTP status .*\nremedy: /s)]),
    );
    expect(failed.filter(({ text }) => text === "")).toEqual([]);
  });

  test("is given the reason of a skipped check in the text", () => {
    const skipped = cases.filter(({ outcome }) => outcome === "skipped").map(({ text }) => text);

    expect(new Set(skipped)).toContain("needs --collection");
  });

  test("is given every case once", () => {
    const names = cases.map(({ name, classname }) => `${classname} ${name}`);

    expect(names.length).toBe(deviates.report.checks.length);
    expect(new Set(names).size).toBe(names.length);
  });
});

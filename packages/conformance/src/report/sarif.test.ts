import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import { finding, report } from "../../test/sample-report.ts";
import type { Report } from "../run/report.ts";
import { reporters } from "./reporter.ts";

const toLog = (given: Report): Log => JSON.parse(reporters.sarif(given));

const other = { ...finding, cause: "outcome:Panic", message: "the answer is Panic", checks: ["release/c"] };
const log = toLog({ ...report, findings: [finding, other] });
const [run] = log.runs;

/** Draft 4 of JSON Schema, of which it uses nothing that is another thing today. One of its patterns is none with `u`. */
const { $schema: _, id: __, ...draft } = schema;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(draft);

describe("a SARIF log", () => {
  test.each([
    ["of findings", log],
    ["of none", toLog({ ...report, findings: [] })],
  ])("is valid by the schema of SARIF 2.1.0: %s", (_, each) => {
    isSarif(each);

    expect(isSarif.errors).toBeNull();
  });

  test("has a result per finding, each with a rule that says what to do", () => {
    expect(run?.tool.driver.rules).toMatchObject([
      { id: "status:422", help: { text: "Answer the envelope." } },
      { id: "outcome:Panic", shortDescription: { text: "the answer is Panic" } },
    ]);
    expect(run?.results).toMatchObject([
      { ruleId: "status:422", ruleIndex: 0, level: "error", properties: { checks: ["release/a", "release/b"] } },
      { ruleId: "outcome:Panic", ruleIndex: 1 },
    ]);
  });

  test("tells what was sent, what came and what to do", () => {
    expect(run?.results?.[0]?.message.text).toBe(
      "expected HTTP 200, got 422\ncheck: release/a, and 1 more: release/b\nsent: POST /release\n" +
        `came: ${finding.came}\nspec: spec/paths/collections/release.yaml\nremedy: Answer the envelope.`,
    );
  });

  test("points to the file of the spec", () => {
    const [location] = run?.results?.[0]?.locations ?? [];

    expect(location?.physicalLocation?.artifactLocation?.uri).toBe("spec/paths/collections/release.yaml");
  });
});

describe("a fingerprint", () => {
  const fingerprints = (...findings: Report["findings"]) =>
    toLog({ ...report, findings }).runs[0]?.results?.map(({ partialFingerprints }) => partialFingerprints);

  test("is the same in a later run, whatever else is found and in whatever words", () => {
    const later = { ...finding, message: "HTTP 422", came: "HTTP 422; no body", checks: ["release/z"] };

    expect(fingerprints(other, later)?.[1]).toEqual(fingerprints(finding, other)?.[0]);
  });

  test("is another one for another cause", () => {
    const [one, two] = fingerprints(finding, other) ?? [];

    expect(one).not.toEqual(two);
  });
});

import { expect, test } from "vitest";
import { finding, report } from "../../test/sample-report.ts";
import { reporters } from "./output.ts";

test("a command per finding, then what it comes to", () => {
  const [command, ...rest] = reporters.github(report).split("\n");

  expect(command).toBe(
    "::error title=Milvus conformance%2C release/a::expected HTTP 200, got 422" +
      "%0Acheck: release/a, and 1 more: release/b%0Arequest: POST /release" +
      `%0Aresponse: ${finding.response}%0Aspec: spec/paths/collections/release.yaml%0Aremedy: Send the envelope.`,
  );
  expect(rest).toEqual([expect.stringMatching(/^deviates for 1 reason: /)]);
});

test("what a server says ends no command and begins none", () => {
  const text = "100%0A, a:b\r\n::stop-commands::x";
  const findings = [{ ...finding, message: text, checks: [text] }];

  const [command, ...rest] = reporters.github({ ...report, findings }).split(/\r|\n/);

  expect(command).toContain("title=Milvus conformance%2C 100%250A%2C a%3Ab%0D%0A%3A%3Astop-commands%3A%3Ax::");
  expect(command).toContain("::100%250A, a:b%0D%0A::stop-commands::x%0Acheck");
  expect(rest).toHaveLength(1);
});

test("without findings it says that the server conforms, and commands nothing", () => {
  expect(reporters.github({ ...report, findings: [], failed: 0 })).toMatch(/^conforms: .*$/);
});

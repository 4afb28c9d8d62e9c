import { describe, expect, test } from "vitest";
import { report } from "../../test/sample-report.ts";
import { reporters } from "./output.ts";

test("text: a line per check, every finding once, and a closing line", () => {
  expect(reporters.text(report)).toBe(`http://localhost:19530, judged as Milvus 2.6, authentication off

✗ release/a  an empty body → expected InvalidJson, got HTTP 422 application/problem+json, see 1  3 ms
✗ release/b  a body of blanks → InvalidJson, but not as the spec says, see 1  3 ms
✓ release/c  an array → InvalidJson  3 ms
– release/d  a release (needs --collection)

1. expected HTTP 200, got 422
   check     release/a, and 1 more: release/b
   request   POST /release
   response  HTTP 422; "<no> &nbsp; ]]> \u0000 \u001b \ufffe \ud83d"
   spec      spec/paths/collections/release.yaml
   remedy    Send the envelope.

deviates for 1 reason: 1 passed, 2 failed, 1 skipped (1: needs --collection), in 12 ms`);
});

test("text: what came is told of a check that passed, whatever else might have come", () => {
  const checks = report.checks.map((check) => ({ ...check, expected: ["RequestTimeout", "InvalidJson"] }));

  const text = reporters.text({ ...report, checks });

  expect(text).toContain("✓ release/c  an array → InvalidJson  3 ms");
  expect(text).toContain("→ expected RequestTimeout or InvalidJson, got HTTP 422");
});

test("text: a release that the responses do not show is not claimed", () => {
  const text = reporters.text({ ...report, profileFrom: "default" });

  expect(text).toContain(
    "http://localhost:19530, judged as Milvus 2.6 (the responses do not show the release; name it with --profile), authentication off\n",
  );
});

test("json: the report as it is", () => {
  expect(JSON.parse(reporters.json(report))).toEqual(report);
});

describe("junit", () => {
  const xml = reporters.junit(report);

  test("counts as the report does", () => {
    expect(xml).toContain('tests="4" failures="2" errors="0" skipped="1" time="0.012">');
    expect(xml.match(/<testcase /g)).toHaveLength(4);
  });

  test("tells a deviation in the first check that shows it, and points to it from the others", () => {
    expect(xml).toContain('<failure type="status:422" message="an empty body: expected HTTP 200, got 422">');
    expect(xml).toContain(
      '<failure type="status:422" message="a body of blanks: the same as release/a">the same as release/a</failure>',
    );
  });

  test("tells what came as it came, but for what XML may not hold", () => {
    expect(xml).toContain('response: HTTP 422; "&lt;no&gt; &amp;nbsp; ]]&gt; \ufffd \ufffd \ufffd \ufffd"\n');
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  });

  test("says why a check was skipped", () => {
    expect(xml).toContain('<skipped message="needs --collection">needs --collection</skipped>');
  });
});

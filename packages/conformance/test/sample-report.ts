import type { Finding, Report } from "../src/report/report.ts";

/** Says much that a format may stumble over. */
export const finding: Finding = {
  cause: "status:422",
  severity: "error",
  reason: "A client that follows the spec cannot rely on the response.",
  fails: true,
  message: "expected HTTP 200, got 422",
  request: "POST /release",
  response: 'HTTP 422; "<no> &nbsp; ]]> \u0000 \u001b \ufffe \ud83d"',
  spec: "spec/paths/collections/release.yaml",
  remedy: "Send the envelope.",
  checks: ["release/a", "release/b"],
};
const made = { expected: ["InvalidJson"], got: "InvalidJson", durationMs: 3 };
export const report: Report = {
  target: "http://localhost:19530",
  profile: "2.6",
  profileFrom: "responses",
  profiles: ["2.6"],
  auth: false,
  checks: [
    {
      ...made,
      id: "release/a",
      title: "an empty body",
      status: "failed",
      got: "HTTP 422 application/problem+json",
      causes: [finding.cause],
    },
    { ...made, id: "release/b", title: "a body of blanks", status: "failed", causes: [finding.cause] },
    { ...made, id: "release/c", title: "an array", status: "passed", causes: [] },
    {
      ...made,
      id: "release/d",
      title: "a release",
      status: "skipped",
      causes: [],
      reason: "needs --collection",
    },
  ],
  findings: [finding],
  knownBugs: [],
  notes: [],
  warned: 0,
  passed: 1,
  failed: 2,
  skipped: { "needs --collection": 1 },
  durationMs: 12,
};

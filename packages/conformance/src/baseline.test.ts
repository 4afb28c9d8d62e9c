import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { finding, report } from "../test/sample-report.ts";
import { applyBaseline, assertBaseline, readBaseline, writeBaseline } from "./baseline.ts";

const folder = mkdtempSync(join(tmpdir(), "milvus-conformance-"));
const file = join(folder, "baseline.yaml");
afterAll(() => rmSync(folder, { recursive: true }));

const entry = { cause: finding.cause, reason: "fixed in 2.6.19", expires: "2027-03-31" };
const [before, after] = [new Date("2027-03-31T23:00:00Z"), new Date("2027-04-01T00:00:00Z")];

test("a known deviation does not fail, until the day on which it expires is over", () => {
  expect(applyBaseline([finding], new Set(), [entry], before)).toEqual([{ ...finding, fails: false, baseline: entry }]);
});

test("an expired one fails, and says since when", () => {
  const [expired] = applyBaseline([finding], new Set(), [entry], after);

  expect(expired).toMatchObject({
    fails: true,
    message: expect.stringContaining("(accepted until 2027-03-31: fixed in 2.6.19)"),
  });
});

test("one that no longer occurs is an error", () => {
  const found = applyBaseline([], new Set(), [entry], before);

  expect(found).toMatchObject([{ cause: "baseline:status:422", fails: true, remedy: "Remove the entry." }]);
});

test("one whose check was not made is not said to occur no longer", () => {
  const ofCheck = { ...entry, check: "release/a" };

  expect(applyBaseline([], new Set(), [ofCheck], before)).toEqual([]);
  expect(applyBaseline([], new Set(["release/a"]), [ofCheck], before)).toHaveLength(1);
});

test("a deviation of another cause fails as ever", () => {
  const found = applyBaseline([finding], new Set(), [{ ...entry, cause: "status:423", check: "release/x" }], before);

  expect(found).toEqual([finding]);
});

test("what is written is read, and makes the same run pass", () => {
  writeBaseline(file, report, before);

  const entries = readBaseline(file);

  expect(entries).toMatchObject([{ cause: "status:422", check: "release/a", expires: "2027-06-29" }]);
  expect(applyBaseline([finding], new Set(), entries, before).filter(({ fails }) => fails)).toEqual([]);
});

test("what was known before keeps its reason and its day when it is written again", () => {
  writeBaseline(file, { ...report, findings: applyBaseline([finding], new Set(), [entry], before) }, before);

  expect(readBaseline(file)).toEqual([entry]);
});

test.each([
  ["- {cause: a, expires: 2027-03-31}", "entry 1: expected reason to be a text that is not empty, got undefined"],
  ["- {cause: a, reason: b, expires: soon}", 'entry 1: expected expires to be a day such as 2027-03-31, got "soon"'],
  ["- {cause: a, reason: b, expires: 2027-03-31, until: x}", 'entry 1: unknown key "until"'],
  ["cause: a", "expected a list of {cause, reason, expires}"],
  [
    "- {cause: a, reason: b, expires: 2027-03-31}\n- {cause: a, reason: c, expires: 2027-03-31}",
    'the cause "a" is given twice',
  ],
])("%s is refused", (text, message) => {
  writeFileSync(file, text);

  expect(() => readBaseline(file)).toThrow(message);
});

test("one in JSON is read, too", () => {
  writeFileSync(file, JSON.stringify([entry]));

  expect(readBaseline(file)).toEqual([entry]);
  expect(readFileSync(file, "utf8")).toContain("fixed");
});

test("entries of code are checked as those of a file are", () => {
  expect(() => assertBaseline([{}])).toThrow("the baseline, entry 1: expected cause");
});

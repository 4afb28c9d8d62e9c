import { readFileSync, writeFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import { UsageError, withFile } from "./errors.ts";
import type { BaselineEntry, Finding, Report } from "./report/report.ts";

const [keys, dayForm] = [["cause", "reason", "expires", "check"], /^\d{4}-\d{2}-\d{2}$/];

/** @throws {UsageError} for what is not an entry; the message names its place. */
export function assertBaseline(entries: unknown, source = "the baseline"): asserts entries is BaselineEntry[] {
  if (!Array.isArray(entries)) throw new UsageError(`${source}: expected a list of {cause, reason, expires}`);
  for (const [index, entry] of entries.entries()) {
    const fault = faultOf(Object(entry));
    if (fault !== undefined) throw new UsageError(`${source}, entry ${index + 1}: ${fault}`);
  }
  const twice = entries.find(({ cause }, at) => entries.slice(0, at).some((other) => other.cause === cause));
  if (twice) throw new UsageError(`${source}: the cause ${JSON.stringify(twice.cause)} is given twice`);
}

function faultOf(entry: Record<string, unknown>): string | undefined {
  const unknown = Object.keys(entry).find((key) => !keys.includes(key));
  if (unknown !== undefined) return `unknown key ${JSON.stringify(unknown)}; expected one of ${keys.join(", ")}`;
  const missing = ["cause", "reason", "expires"].find((key) => typeof entry[key] !== "string" || entry[key] === "");
  if (missing !== undefined)
    return `expected ${missing} to be a text that is not empty, got ${JSON.stringify(entry[missing])}`;
  const day = String(entry.expires);
  if (dayForm.test(day) && !Number.isNaN(Date.parse(day))) return undefined;
  return `expected expires to be a day such as 2027-03-31, got ${JSON.stringify(day)}`;
}

/**
 * Reads a baseline, YAML or JSON.
 *
 * @throws {UsageError} where it cannot be read or is not one.
 */
export function readBaseline(file: string): readonly BaselineEntry[] {
  const read = () => parse(readFileSync(file, "utf8"), { schema: "failsafe" });
  const entries: unknown = withFile("the baseline cannot be read", read);
  assertBaseline(entries, file);
  return entries;
}

/** What the cause of an entry begins with that is no longer needed. */
export const staleCause = "baseline:";
const termMs = 90 * 24 * 60 * 60 * 1000;
const dayOf = (date: Date) => date.toISOString().slice(0, "2027-03-31".length);

/**
 * Writes a baseline of everything that a run fails for, and of what the former one has and still occurs.
 *
 * @throws {UsageError} where it cannot be written.
 */
export function writeBaseline(file: string, { findings }: Report, now = new Date()): void {
  const expires = dayOf(new Date(now.getTime() + termMs));
  const entries = findings
    .filter(({ fails, baseline, cause }) => (fails || baseline) && !cause.startsWith(staleCause))
    .map(({ cause, message, checks, baseline }): BaselineEntry => {
      return baseline ?? { cause, check: checks[0], reason: `TODO: say why. ${message}`, expires };
    });
  withFile("the baseline cannot be written", () => writeFileSync(file, stringify(entries)));
}

/** What the baseline makes of the findings: it excuses them, and tells of entries that have expired or no longer occur. */
export function applyBaseline(
  findings: readonly Finding[],
  passed: ReadonlySet<string>,
  baseline: readonly BaselineEntry[],
  now = new Date(),
): Finding[] {
  const today = dayOf(now);
  const entryOf = (cause: string) => baseline.find((entry) => entry.cause === cause);
  const graded = findings.map((finding): Finding => {
    const entry = entryOf(finding.cause);
    if (!entry) return finding;
    if (entry.expires >= today) return { ...finding, fails: false, baseline: entry };
    const message = `${finding.message} (accepted until ${entry.expires}: ${entry.reason})`;
    return { ...finding, fails: true, message, remedy: `Correct it, or extend the entry. ${finding.remedy}` };
  });
  const occurring = new Set(findings.map(({ cause }) => cause));
  const gone = baseline.filter(
    ({ cause, check }) => !occurring.has(cause) && (check === undefined || passed.has(check)),
  );
  const stale = gone.map(
    ({ cause }): Finding => ({
      cause: staleCause + cause,
      severity: "error",
      reason: "An entry that is no longer needed would hide the deviation when it comes back.",
      fails: true,
      message: `the deviation ${JSON.stringify(cause)} of the baseline no longer occurs`,
      request: "",
      response: "",
      spec: "the baseline",
      remedy: "Remove the entry.",
      checks: [staleCause + cause],
    }),
  );
  return [...graded, ...stale];
}

import type { HttpRequest, Profile, Spec } from "@milvus-rest/semantics";
import { describeRequest, describeResponse } from "../describe.ts";
import { NothingCheckedError } from "../errors.ts";
import type { Deviation } from "../judge/deviation.ts";
import type { Judgement } from "../judge/judge.ts";
import type { Redact } from "../redact.ts";
import type { Reply } from "../run/send.ts";
import type { CheckResult, Finding, Report } from "./report.ts";

/** A check, and how its response was judged under a profile. */
export interface Verdict extends Judgement {
  check: { id: string; title: string };
  request: HttpRequest;
  reply: Reply;
  /** For what the server sent. */
  redact: Redact;
}

/** What a report is made of. */
export interface Outline extends Pick<Report, "target" | "auth" | "durationMs"> {
  spec: Spec;
  /** The profiles to choose from. */
  profiles: readonly Profile[];
  judgeAll: (profile: Profile) => readonly Verdict[];
  skipped: readonly { check: Verdict["check"]; reason: string }[];
  /** For what was sent: a recorded request may hold secrets, the kit's own does not. */
  redactRequest: (verdict: Verdict) => Redact;
  /** What to do where nothing could be judged. */
  remedy: string;
}

/**
 * Judges by the profile that fits best, and reports each deviation once.
 *
 * @throws {NothingCheckedError} where no check passed or failed: such a report would look like that of a sound server.
 */
export function summarise(outline: Outline): Report {
  const { target, auth, durationMs, skipped } = outline;
  const { verdicts, ...choice } = chooseProfile(outline);
  const findings = findingsOf(verdicts, outline);
  const firsts = Map.groupBy(findings, ({ checks }) => checks[0]);
  const earlier = new Map<string, string[]>();
  for (const {
    checks: [first = "", ...others],
  } of findings) {
    for (const id of others) earlier.set(id, [...(earlier.get(id) ?? []), first]);
  }
  const made = verdicts.map((verdict) => resultOf(verdict, firsts, earlier));
  const checks = made.concat(skipped.map(({ check: { id, title }, reason }) => skippedResult(id, title, reason)));
  const count = (status: CheckResult["status"]) => checks.filter((check) => check.status === status).length;
  const reasons = Map.groupBy(checks, ({ reason }) => reason);
  const report: Report = {
    target,
    ...choice,
    ...(auth !== undefined && { auth }),
    checks,
    findings,
    passed: count("passed"),
    failed: count("failed"),
    skipped: Object.fromEntries([...reasons].flatMap(([reason, all]) => (reason ? [[reason, all.length]] : []))),
    durationMs: Math.round(durationMs),
  };
  if (report.passed + report.failed === 0) throw nothingChecked(report, outline.remedy);
  return report;
}

/** The profile under which the responses deviate for the fewest reasons. */
export function chooseProfile({ spec, profiles, judgeAll }: Pick<Outline, "spec" | "profiles" | "judgeAll">) {
  const judged = profiles.map((profile) => {
    const verdicts = judgeAll(profile);
    const causes = new Set(verdicts.flatMap(({ deviations }) => deviations.map(({ cause }) => cause)));
    return { name: profile.name, verdicts, causes: causes.size };
  });
  const fewest = judged.reduce((least, { causes }) => Math.min(least, causes), Number.POSITIVE_INFINITY);
  const best = judged.filter(({ causes }) => causes === fewest);
  const chosen = best.find(({ name }) => name === spec.defaultProfile.name) ?? best.at(-1);
  const names = best.map(({ name }) => name).filter((name) => name !== chosen?.name);
  const fitting = chosen ? [chosen.name, ...names] : [];
  const verdicts = chosen?.verdicts ?? [];
  // Responses that every profile fits equally well, or of which none is right under any, do not show the release.
  const isShown = best.length < profiles.length && verdicts.some(({ deviations }) => deviations.length === 0);
  const profileFrom: Report["profileFrom"] = profiles.length === 1 ? "options" : isShown ? "responses" : "default";
  const profile = profileFrom === "default" ? `${fitting[0]}` : fitting.join(" or ");
  return { profile, profileFrom, profiles: fitting, verdicts };
}

/** Every deviation once, in the order in which they showed. */
function findingsOf(verdicts: readonly Verdict[], { spec, redactRequest }: Outline): Finding[] {
  const shown = verdicts.flatMap((verdict) => verdict.deviations.map((deviation) => ({ verdict, deviation })));
  const constant = constantOutcomes(shown.map(({ deviation }) => deviation));
  const byCause = Map.groupBy(shown, ({ deviation: { cause, outcome } }) =>
    outcome && constant.has(outcome.got) ? `outcome:${outcome.got}` : cause,
  );
  return [...byCause].flatMap(([cause, all]) => {
    const [first] = all;
    if (!first) return [];
    const { verdict, deviation } = first;
    const { response, failure } = verdict.reply;
    const finding: Finding = {
      cause,
      message: deviation.message,
      request: describeRequest(verdict.request, spec, redactRequest(verdict)),
      response: response ? describeResponse(response, verdict.redact) : failure.reason,
      spec: deviation.spec,
      remedy: deviation.remedy,
      checks: [...new Set(all.map(({ verdict: { check } }) => check.id))],
    };
    return [finding];
  });
}

/** An outcome in place of so many different ones does not depend on the request: that is one reason, not many. */
const minDifferent = 3;

function constantOutcomes(deviations: readonly Deviation[]): ReadonlySet<string> {
  const outcomes = deviations.flatMap(({ outcome = [] }) => outcome);
  const byOutcome = Map.groupBy(outcomes, ({ got }) => got);
  const isConstant = (all: typeof outcomes) => new Set(all.map(({ allowed }) => allowed.join())).size >= minDifferent;
  return new Set([...byOutcome].filter(([, all]) => isConstant(all)).map(([got]) => got));
}

function resultOf(
  { check: { id, title }, reply, expected, got, deviations, busy }: Verdict,
  firsts: ReadonlyMap<string | undefined, readonly Finding[]>,
  earlier: ReadonlyMap<string, readonly string[]>,
): CheckResult {
  return {
    id,
    title,
    status: busy ? "skipped" : deviations.length > 0 ? "failed" : "passed",
    expected,
    got,
    durationMs: Math.round(reply.durationMs),
    findings: firsts.get(id) ?? [],
    sameAs: [...new Set(earlier.get(id))],
    ...(busy && { reason: `the server answered ${busy}: run again when it can` }),
  };
}

function skippedResult(id: string, title: string, reason: string): CheckResult {
  return { id, title, status: "skipped", expected: [], durationMs: 0, findings: [], sameAs: [], reason };
}

function nothingChecked({ target, checks }: Report, remedy: string): NothingCheckedError {
  const byReason = Map.groupBy(checks, ({ reason }) => reason);
  const reasons = [...byReason].map(([reason, [first, ...others]]) => {
    return `${reason} (${first?.title}${others.length > 0 ? `, and ${others.length} more` : ""})`;
  });
  return new NothingCheckedError(`no verdict on ${target}: ${reasons.join("; ") || "it is empty"}. ${remedy}.`);
}

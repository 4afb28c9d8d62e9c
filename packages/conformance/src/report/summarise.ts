import type { HttpRequest, Profile, Spec } from "@milvus-rest/semantics";
import { applyBaseline, staleCause } from "../baseline.ts";
import { describeRequest, describeResponse } from "../describe.ts";
import { NothingCheckedError } from "../errors.ts";
import { type Deviation, severityRuleOf } from "../judge/expectation.ts";
import type { Judgement, KnownBug } from "../judge/judge.ts";
import type { Redact } from "../redact.ts";
import type { Reply } from "../run/send.ts";
import type { BaselineEntry, CheckResult, Finding, Report } from "./report.ts";

/** A check, and how its response was judged under a profile. */
export interface Verdict extends Judgement {
  check: { id: string; title: string };
  request: HttpRequest;
  reply: Reply;
  /** For what the server sent. */
  redact: Redact;
  /** Of a generated check: a command that sends its request. */
  curl?: string | undefined;
}

/** What a report is made of. */
export interface Outline extends Pick<Report, "target" | "durationMs"> {
  /** Whether the server asks for credentials; undefined where that is not known. */
  auth?: boolean | undefined;
  spec: Spec;
  /** The profiles to choose from. */
  profiles: readonly Profile[];
  judgeAll: (profile: Profile) => readonly Verdict[];
  skipped: readonly { check: Verdict["check"]; reason: string }[];
  /** Whether warnings fail the run. */
  strict?: boolean | undefined;
  baseline?: readonly BaselineEntry[] | undefined;
  notes?: readonly string[];
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
  const shown = findingsOf(verdicts, outline);
  const failing = new Set(shown.flatMap(({ checks }) => checks));
  const sound = verdicts.filter(({ check, busy }) => !busy && !failing.has(check.id)).map(({ check }) => check.id);
  const findings = applyBaseline(shown, new Set(sound), outline.baseline ?? []);
  const byCheck = Map.groupBy(
    findings.flatMap((finding) => finding.checks.map((id) => ({ id, finding }))),
    ({ id }) => id,
  );
  const made = verdicts.map((each) => resultOf(each, byCheck.get(each.check.id)?.map(({ finding }) => finding) ?? []));
  const none = { expected: [], durationMs: 0, causes: [] };
  const notMade = skipped.map(({ check: { id, title }, reason }): CheckResult => {
    return { id, title, status: "skipped", ...none, reason };
  });
  const unneeded = findings.filter(({ cause }) => cause.startsWith(staleCause));
  const stale = unneeded.map(({ cause: id }): CheckResult => {
    return { id, title: "an entry of the baseline", status: "failed", ...none, causes: [id] };
  });
  const checks = [...made, ...stale, ...notMade];
  const reasons = Map.groupBy(checks, ({ reason }) => reason);
  reasons.delete(undefined);
  const countOf = (wanted: CheckResult["status"]) => checks.filter(({ status }) => status === wanted).length;
  const [passed, failed, warned] = [countOf("passed"), countOf("failed"), countOf("warned")];
  if (passed + failed + warned === 0) throw nothingChecked(target, reasons, outline.remedy);
  return {
    target,
    ...choice,
    ...(auth !== undefined && { auth }),
    checks,
    findings,
    knownBugs: knownBugsOf(verdicts),
    notes: outline.notes ?? [],
    passed,
    failed,
    warned,
    skipped: Object.fromEntries([...reasons].map(([reason, all]) => [reason, all.length])),
    durationMs: Math.round(durationMs),
  };
}

const knownBugs: Record<KnownBug, string> = {
  timeoutSticky: "one client's Request-Timeout becomes the time limit of later requests without the header",
  timeoutTwoEnvelopes: "the response of the work and that of the time limit came in one body",
};

function knownBugsOf(verdicts: readonly Verdict[]): Report["knownBugs"] {
  const byName = Map.groupBy(verdicts, ({ knownBug }) => knownBug);
  return [...byName].flatMap(([name, all]) => {
    return name === undefined ? [] : [{ name, message: knownBugs[name], checks: all.map(({ check }) => check.id) }];
  });
}

/** The profile under which the responses deviate for the fewest reasons. */
export function chooseProfile({ spec, profiles, judgeAll }: Pick<Outline, "spec" | "profiles" | "judgeAll">) {
  const judged = profiles.map((profile) => {
    const verdicts = judgeAll(profile);
    const causes = new Set(verdicts.flatMap(({ deviations }) => deviations.map(({ cause }) => cause)));
    return { name: profile.name, verdicts, causes: causes.size };
  });
  const fewest = Math.min(...judged.map(({ causes }) => causes));
  const best = judged.filter(({ causes }) => causes === fewest);
  const chosen = best.find(({ name }) => name === spec.defaultProfile.name) ?? best.at(-1);
  const verdicts = chosen?.verdicts ?? [];
  const fitting = [...new Set([chosen, ...best].flatMap((each) => each?.name ?? []))];
  // Responses that every profile fits equally well, or of which none is right under any, do not show the release.
  const isShown = best.length < profiles.length && verdicts.some(({ deviations }) => deviations.length === 0);
  const profileFrom: Report["profileFrom"] = profiles.length === 1 ? "options" : isShown ? "responses" : "default";
  const profile = profileFrom === "default" ? `${fitting[0]}` : fitting.join(" or ");
  return { profile, profileFrom, profiles: fitting, verdicts };
}

/** Every deviation once, in the order in which they showed. */
function findingsOf(verdicts: readonly Verdict[], { spec, redactRequest, strict = false }: Outline): Finding[] {
  const shown = verdicts.flatMap((verdict) => verdict.deviations.map((deviation) => ({ verdict, deviation })));
  const constant = constantOutcomes(shown.map(({ deviation }) => deviation));
  const graded = shown.map(({ verdict, deviation }) => {
    const { cause, outcome } = deviation;
    const isConstant = outcome && constant.has(outcome.got);
    const rule = isConstant ? undefined : severityRuleOf(spec, cause, verdict.check.id);
    return { verdict, deviation, rule, cause: isConstant ? `outcome:${outcome.got}` : cause };
  });
  // What is a warning for a request that no client sends is the same deviation as its error elsewhere.
  const errors = new Set(graded.filter(({ rule }) => !rule?.checks).map(({ cause }) => cause));
  const byCause = Map.groupBy(graded, ({ cause, rule }) =>
    rule?.checks && !errors.has(cause) ? `unusual-request:${cause}` : cause,
  );
  return [...byCause].flatMap(([cause, all]): Finding[] => {
    const first = all.find(({ rule }) => rule?.severity !== "warning") ?? all[0];
    if (!first) return [];
    const { verdict, rule, deviation } = first;
    const { severity = "error", reason = "A client that follows the spec cannot rely on the response." } = rule ?? {};
    const { message, spec: file, remedy } = deviation;
    const { response, failure } = verdict.reply;
    return [
      {
        cause,
        severity,
        reason,
        fails: severity === "error" || strict,
        message,
        request: describeRequest(verdict.request, spec, redactRequest(verdict)),
        ...(verdict.curl !== undefined && { curl: verdict.curl }),
        response: response ? describeResponse(response, verdict.redact) : failure.reason,
        spec: file,
        remedy,
        checks: [...new Set(all.map((each) => each.verdict.check.id))],
      },
    ];
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

function resultOf({ check, reply, expected, got, busy }: Verdict, own: readonly Finding[]): CheckResult {
  const { id, title } = check;
  return {
    id,
    title,
    status: busy ? "skipped" : own.some(({ fails }) => fails) ? "failed" : own.length > 0 ? "warned" : "passed",
    expected,
    got,
    durationMs: Math.round(reply.durationMs),
    causes: own.map(({ cause }) => cause),
    ...(busy && { reason: `the server answered ${busy}: run again when it can` }),
  };
}

function nothingChecked(target: string, byReason: ReadonlyMap<string | undefined, CheckResult[]>, remedy: string) {
  const reasons = [...byReason].map(([reason, all]) => {
    return `${reason} (${all[0]?.title}${all.length > 1 ? `, and ${all.length - 1} more` : ""})`;
  });
  return new NothingCheckedError(`no verdict on ${target}: ${reasons.join("; ") || "it is empty"}. ${remedy}.`);
}

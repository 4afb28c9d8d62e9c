import { randomUUID } from "node:crypto";
import { describeRequest } from "./describe.ts";
import { NothingCheckedError } from "./errors.ts";
import { writeHar } from "./har/write-har.ts";
import { judgeMade } from "./judge/judge-made.ts";
import { type ConformanceOptions, resolveOptions, type Settings } from "./options.ts";
import { type Check, wrongTokenOf } from "./plan/check.ts";
import { type Plan, planChecks } from "./plan/plan.ts";
import { redactNothing, redactorOf } from "./redact.ts";
import type { Report } from "./report/report.ts";
import { summarise } from "./report/summarise.ts";
import { missingOption, runPlan } from "./run/run-plan.ts";
import { createSender } from "./run/sender.ts";

/**
 * Checks a server against everything that the spec says about its operations: plans the requests, sends one after the
 * other, judges the responses, and reports each deviation once. Without `collection` every request names what cannot
 * exist, and a response of success to the first one ends the run. A run that is aborted after its first response resolves
 * to a report of what was made by then, `isInterrupted`.
 *
 * @throws {UsageError} for an option that cannot be used, or a collection that the server does not have.
 * @throws {TargetUnreachableError} where no REST API v2 is at the URL, or none that is ready.
 * @throws {NothingCheckedError} where no check could be made.
 * @throws the signal's reason, when it is aborted before the first response.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const settings = resolveOptions(options);
  const started = performance.now();
  const target = settings.url.href.replace(/\/$/, "");
  const plan = planOf(settings);
  const redact = redactorOf(secretsIn(settings));
  const sender = createSender(settings, redact);
  const run = await runPlan(plan, settings, sender).finally(() => {
    if (settings.saveHar !== undefined) writeHar(settings.saveHar, settings.url.origin, sender.sent, redact);
  });
  const found = run.foundTimeout
    ? ["the server had kept a time limit of an earlier client: it was set back first"]
    : [];
  const report = summarise({
    ...settings,
    target,
    auth: run.auth,
    durationMs: performance.now() - started,
    judgeAll: (profile) => run.made.map((made) => judgeMade(made, { profile, run, settings, redact })),
    skipped: run.skipped,
    notes: [...found, ...run.notes, ...(run.isInterrupted ? ["the run was interrupted"] : [])],
    redactRequest: () => redactNothing,
    remedy: "Give the checks what they need",
  });
  return run.isInterrupted ? { ...report, isInterrupted: true } : report;
}

/** @throws {NothingCheckedError} where no request is known to be harmless. */
function planOf(settings: Settings): Plan {
  const plan = planChecks(settings, `milvus_conformance_${randomUUID().replaceAll("-", "")}`);
  if (plan) return plan;
  throw new NothingCheckedError(`no verdict on ${settings.url.href}: none of the operations refuses an absent name`);
}

/** The checks of a run, in their order. */
export function plannedChecks(options: ConformanceOptions): readonly Pick<Check, "id" | "title">[] {
  const { probe, anonymous, checks } = planOf(resolveOptions(options));
  return [probe, anonymous, ...checks].map(({ id, title }) => ({ id, title }));
}

/** The checks of a run, one a line, or with their requests; nothing is sent. */
export function describePlan(settings: Settings, withRequests: boolean): string[] {
  const { probe, anonymous, checks } = planOf({ ...settings, scratch: true });
  return [probe, anonymous, ...checks].map((check) => {
    const reason = missingOption(check, settings);
    const line = `${check.id}  ${check.title}${reason === undefined ? "" : ` (${reason})`}`;
    return withRequests ? `${line}\n  ${describeRequest(check.request, settings.spec, redactNothing)}` : line;
  });
}

/** Everything of the tokens that requests are made with. */
function secretsIn({ token, unprivilegedToken }: Settings): string[] {
  const tokens = [token, unprivilegedToken].filter((each) => each !== undefined);
  return [...tokens, ...tokens.map(wrongTokenOf)];
}

import { randomUUID } from "node:crypto";
import type { Profile } from "@milvus-rest/semantics";
import { describeRequest } from "./describe.ts";
import { NothingCheckedError } from "./errors.ts";
import { writeHar } from "./har/write-har.ts";
import { type Deviation, severityRuleOf } from "./judge/expectation.ts";
import { judgeMade } from "./judge/judge-made.ts";
import { type ConformanceOptions, resolveOptions, type Settings } from "./options.ts";
import { type Check, lackOf, wrongTokenOf } from "./plan/check.ts";
import { checksOf, type Plan, planChecks } from "./plan/plan.ts";
import { redactNothing, redactorOf } from "./redact.ts";
import type { Report } from "./report/report.ts";
import { summarise, type Verdict } from "./report/summarise.ts";
import { runGenerated } from "./run/run-generated.ts";
import { endInterrupted, type MadeCheck, type Run, runPlan } from "./run/run-plan.ts";
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
  const judgeAs = (profile: Profile) => (made: MadeCheck) => judgeMade(made, { profile, run, settings, redact });
  const judgeAll = (profile: Profile) => run.made.map(judgeAs(profile));
  const reportOf = () => {
    const durationMs = performance.now() - started;
    const { auth, skipped, notes, isInterrupted } = run;
    const outline = {
      ...settings,
      target,
      auth,
      durationMs,
      judgeAll,
      skipped,
      notes,
      redactRequest: () => redactNothing,
    };
    const report = summarise({ ...outline, remedy: "Give the checks what they need" });
    return isInterrupted ? { ...report, isInterrupted: true as const } : report;
  };
  let run: Run;
  try {
    run = await runPlan(plan, settings, sender);
    if (settings.fuzz > 0 && run.end === undefined) {
      const isFailing = isNewTo(reportOf(), settings, judgeAs);
      await runGenerated(plan.generators, run, { settings, sender, isFailing }).catch((error) =>
        endInterrupted(error, plan, run, settings),
      );
    }
  } finally {
    if (settings.saveHar !== undefined) writeHar(settings.saveHar, settings.url.origin, sender.sent, redact);
  }
  return reportOf();
}

/** Whether a check fails the run for a reason that the report does not have, whichever of its profiles is the right one. */
function isNewTo(
  { findings, profiles }: Report,
  { spec, strict, profiles: all }: Settings,
  judgeAs: (profile: Profile) => (made: MadeCheck) => Verdict,
) {
  const known = new Set(findings.map(({ cause }) => cause));
  const judges = all.filter(({ name }) => profiles.includes(name)).map(judgeAs);
  const isNew = ({ cause, outcome }: Deviation) =>
    !known.has(cause) && !(outcome && known.has(`outcome:${outcome.got}`));
  const fails = ({ cause }: Deviation) => strict || severityRuleOf(spec, cause)?.severity !== "warning";
  return (made: MadeCheck) =>
    judges.every((judge) => judge(made).deviations.some((each) => isNew(each) && fails(each)));
}

/** @throws {NothingCheckedError} where no request is known to be harmless. */
function planOf(settings: Settings): Plan {
  const plan = planChecks(settings, `milvus_conformance_${randomUUID().replaceAll("-", "")}`);
  if (plan) return plan;
  throw new NothingCheckedError(`no verdict on ${settings.url.href}: none of the operations refuses an absent name`);
}

/** The checks of a run, in their order. */
export function plannedChecks(options: ConformanceOptions): readonly Pick<Check, "id" | "title">[] {
  return checksOf(planOf(resolveOptions(options)));
}

/** The checks of a run, one a line, or with their requests; nothing is sent. */
export function describePlan(settings: Settings, withRequests: boolean): string[] {
  return checksOf(planOf({ ...settings, scratch: true })).map((check) => {
    // Whether the server asks for credentials is not known yet.
    const [on, off] = [true, false].map((auth) => lackOf(check, { ...settings, auth, acceptsToken: true }));
    const reason = on === undefined || off === undefined ? undefined : on;
    const line = `${check.id}  ${check.title}${reason === undefined ? "" : ` (${reason})`}`;
    return withRequests ? `${line}\n  ${describeRequest(check.request, settings.spec, redactNothing)}` : line;
  });
}

/** Everything of the tokens that requests are made with. */
function secretsIn({ token, unprivilegedToken }: Settings): string[] {
  const tokens = [token, unprivilegedToken].filter((each) => each !== undefined);
  return [...tokens, ...tokens.map(wrongTokenOf)];
}

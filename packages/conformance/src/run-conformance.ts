import { randomUUID } from "node:crypto";
import type { HttpRequest, Knowledge } from "@milvus-rest/semantics";
import { NothingCheckedError } from "./errors.ts";
import { type Deviation, expectationOf } from "./judge/expectation.ts";
import { judgeResponse } from "./judge/judge.ts";
import { type ConformanceOptions, resolveOptions, type Settings } from "./options.ts";
import { type Check, wrongTokenOf } from "./plan/check.ts";
import { planChecks } from "./plan/plan.ts";
import { type Redact, redactNothing, redactorOf } from "./redact.ts";
import type { Report } from "./report/report.ts";
import { summarise, type Verdict } from "./report/summarise.ts";
import { type MadeCheck, runPlan } from "./run/run-plan.ts";
import type { Failure } from "./run/send.ts";
import { createSender } from "./run/sender.ts";
import { knowledgeOf } from "./run/server-state.ts";

/**
 * Checks a server against everything that the spec says about its operations: plans the requests, sends one after the
 * other, judges the responses, and reports each deviation once. Without `collection` every request names what cannot
 * exist, and a response of success to the first one ends the run.
 *
 * @throws {UsageError} for an option that cannot be used, or a collection that the server does not have.
 * @throws {TargetUnreachableError} where no REST API v2 is at the URL, or none that is ready.
 * @throws {NothingCheckedError} where no check could be made.
 * @throws the signal's reason, when it is aborted.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const settings = resolveOptions(options);
  const started = performance.now();
  const target = settings.url.href.replace(/\/$/, "");
  const plan = planChecks(settings, `milvus_conformance_${randomUUID().replaceAll("-", "")}`);
  if (!plan) throw new NothingCheckedError(`no verdict on ${target}: no operation of the spec refuses an absent name`);
  const redact = redactorOf(secretsIn(settings));
  const { made, skipped, auth } = await runPlan(plan, settings, createSender(settings, redact));
  return summarise({
    ...settings,
    target,
    auth,
    durationMs: performance.now() - started,
    judgeAll: (profile) => {
      const knowledge = knowledgeOf(profile, auth, settings);
      return made.map((each) => judgeMade(each, knowledge, settings, redact));
    },
    skipped,
    redactRequest: () => redactNothing,
    remedy: "Give the checks what they need",
  });
}

/** Everything of the tokens that requests are made with. */
function secretsIn({ token, unprivilegedToken }: Settings): string[] {
  const tokens = [token, unprivilegedToken].filter((each) => each !== undefined);
  return [...tokens, ...tokens.map(wrongTokenOf)];
}

function judgeMade({ check, reply }: MadeCheck, knowledge: Knowledge, { spec }: Settings, redact: Redact): Verdict {
  const { request, rewritten } = check;
  const toExpectation = (sent: HttpRequest) => expectationOf(spec, sent, knowledge, redact);
  const verdict = { check, request, reply, redact };
  const expectation = toExpectation(request);
  if (!reply.response) {
    const deviations = [noResponse(reply.failure, check)];
    return { ...verdict, expected: expectation.outcomes, got: "no response", deviations };
  }
  const judgement = judgeResponse(reply.response, expectation);
  if (!rewritten || judgement.deviations.length === 0) return { ...verdict, ...judgement };
  const tolerated = judgeResponse(reply.response, toExpectation(rewritten));
  return { ...verdict, ...(tolerated.deviations.length === 0 ? tolerated : judgement) };
}

function noResponse({ kind, reason }: Failure, { operation: { file: spec } }: Check): Deviation {
  if (kind === "oversized") {
    const message = `expected an envelope: ${reason}`;
    return { cause: "body:too-large", message, spec, remedy: "Send an envelope, and nothing after it." };
  }
  const remedy =
    "Respond to every request, even an invalid one. If the server is only slow, give it more time with --timeout.";
  return { cause: `no-response:${kind}`, message: `expected a response, got none: ${reason}`, spec, remedy };
}

import { randomUUID } from "node:crypto";
import { errorTable } from "@milvus-rest/types";
import type { Check } from "../checks/check.ts";
import { operations } from "../spec/operation.ts";
import { type Asked, ask, unasked } from "./ask.ts";
import type { Settings } from "./options.ts";
import { orderChecks } from "./order.ts";
import { claimsSuccess } from "./safety.ts";
import type { Reply } from "./send.ts";
import type { Skipped } from "./summarise.ts";
import { TargetUnreachable } from "./target-unreachable.ts";
import { type Shown, whyNot } from "./why-not.ts";

/** What was asked, and what was not. */
export interface Course {
  asked: Asked[];
  skipped: Skipped[];
  /** Whether the server asks for credentials. */
  auth: boolean;
}

/**
 * Asks everything, one after the other. The first two answers show whether more may be asked, and with what credentials.
 *
 * @param deadline after this time, on the clock of `performance.now`, nothing more is asked.
 */
export async function askAll(settings: Settings, deadline: number): Promise<Course> {
  const { signal = new AbortController().signal } = settings;
  const nobody = `milvus_conformance_${randomUUID().replaceAll("-", "")}`;
  const { opening, rest, probes } = orderChecks(operations, nobody, settings.collection);
  if (!opening)
    return { asked: [], skipped: skipAll(rest, "no operation of the spec names a collection"), auth: false };

  const greeting = await ask(opening.probe, settings, signal);
  const end = endOf(greeting, settings);
  if (end !== undefined) return { asked: [greeting], skipped: skipAll([opening.anonymous, ...rest], end), auth: false };
  const anonymous = await ask(opening.anonymous, settings, signal);
  const auth = asksForCredentials(anonymous.reply);
  const shown: Shown = { auth, takesToken: !asksForCredentials(greeting.reply) };

  const course: Course = { asked: [greeting, anonymous], skipped: [], auth };
  for (const [index, check] of rest.entries()) {
    const reason = whyNot(check, shown, settings);
    if (reason !== undefined) {
      course.skipped.push({ check, reason });
      continue;
    }
    const made = performance.now() < deadline ? await ask(check, settings, signal) : unasked(check, settings);
    const end = endAfter(made, course.asked.at(-1), probes.has(check));
    if (end?.isTold !== true) course.asked.push(made);
    if (end) {
      course.skipped.push(...skipAll(rest.slice(end.isTold ? index : index + 1), end.reason));
      break;
    }
  }
  return course;
}

interface End {
  reason: string;
  /** Whether an earlier failure tells of it, so that this one is none of its own. */
  isTold: boolean;
}

/** Why nothing is asked after a reply; undefined where the run goes on. */
function endAfter(made: Asked, before: Asked | undefined, isProbe: boolean): End | undefined {
  if (isProbe && claimsSuccess(made.reply)) return { reason: saidYes, isTold: false };
  if (failureOf(made) !== "unreachable") return undefined;
  return { reason: "not asked, after the server was gone", isTold: failureOf(before) === "broken" };
}

const failureOf = (made: Asked | undefined) => (made && "failure" in made.reply ? made.reply.failure.kind : undefined);

const skipAll = (checks: readonly Check[], reason: string): Skipped[] => checks.map((check) => ({ check, reason }));

const saidYes = "not asked, after an answer of success to what cannot exist";

/** Why nothing is asked after the first answer. */
function endOf({ reply }: Asked, { access }: Settings): string | undefined {
  if (claimsSuccess(reply)) return saidYes;
  if (!("failure" in reply)) return undefined;
  const { kind, reason } = reply.failure;
  if (kind === "silence") return "not asked, after no answer came to the first request";
  throw new TargetUnreachable(access.url, reason);
}

function asksForCredentials(reply: Reply): boolean {
  return "answer" in reply && reply.answer.status === errorTable.NotAuthenticated.status;
}

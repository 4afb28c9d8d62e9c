import { randomUUID } from "node:crypto";
import { errorTable } from "@milvus-rest/types";
import type { Check } from "../checks/check.ts";
import { operations } from "../spec/operation.ts";
import { type Asked, ask } from "./ask.ts";
import { askFirst } from "./ask-first.ts";
import { demandCollection } from "./demand-collection.ts";
import type { Settings } from "./options.ts";
import { orderChecks } from "./order.ts";
import { claimsSuccess } from "./safety.ts";
import type { Failure, Reply } from "./send.ts";
import type { Skipped } from "./summarise.ts";
import { type Shown, whyNot } from "./why-not.ts";

/** What was asked, and what was not. */
export interface Course {
  asked: Asked[];
  skipped: Skipped[];
  /** Whether the server asks for credentials. */
  auth: boolean;
}

/** Asks everything, one after the other. The first two answers show whether more may be asked, and with what credentials. */
export async function askAll(settings: Settings): Promise<Course> {
  const { signal = new AbortController().signal } = settings;
  const nobody = `milvus_conformance_${randomUUID().replaceAll("-", "")}`;
  const { opening, rest, probes } = orderChecks(operations, nobody, settings.collection);
  if (!opening)
    return { asked: [], skipped: skipAll(rest, "no operation of the spec names a collection"), auth: false };

  const greeting = await askFirst(opening.probe, settings, signal);
  const end = endOf(greeting);
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
    const made = await ask(check, settings, signal);
    demandCollection(made, course.asked, settings);
    const end = endAfter(made, course.asked, probes.has(check));
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

/** So many answers that do not come in time end a run: it would take as long for each of the others. */
const mostSilences = 12;

/** Why nothing is asked after a reply; undefined where the run goes on. */
function endAfter(made: Asked, before: readonly Asked[], isProbe: boolean): End | undefined {
  if (isProbe && claimsSuccess(made.reply)) return { reason: saidYes, isTold: false };
  if (hasFailed(made, "unreachable"))
    return { reason: "not asked, because the server no longer answers", isTold: hasFailed(before.at(-1), "broken") };
  const silences = [...before, made].filter((each) => hasFailed(each, "silence"));
  if (silences.length < mostSilences) return undefined;
  return { reason: `not asked, because ${mostSilences} requests were not answered in time`, isTold: false };
}

function hasFailed(made: Asked | undefined, kind: Failure["kind"]): boolean {
  return made !== undefined && "failure" in made.reply && made.reply.failure.kind === kind;
}

const skipAll = (checks: readonly Check[], reason: string): Skipped[] => checks.map((check) => ({ check, reason }));

const saidYes = "not asked, because the server reported success for a collection that cannot exist";

/** Why nothing is asked after the first answer. */
function endOf(greeting: Asked): string | undefined {
  if (claimsSuccess(greeting.reply)) return saidYes;
  return hasFailed(greeting, "silence") ? "not asked, because the first request was not answered" : undefined;
}

function asksForCredentials(reply: Reply): boolean {
  return "answer" in reply && reply.answer.status === errorTable.NotAuthenticated.status;
}

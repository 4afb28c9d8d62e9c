import { randomUUID } from "node:crypto";
import { errorTable } from "@milvus-rest/types";
import type { Check } from "../checks/check.ts";
import { checksOf } from "../checks/checks.ts";
import { operations } from "../spec/operation.ts";
import { type Asked, ask, unasked } from "./ask.ts";
import { judgeByBest } from "./detect.ts";
import { type ConformanceOptions, resolveOptions, type Settings } from "./options.ts";
import type { Report } from "./report.ts";
import { claimsSuccess } from "./safety.ts";
import type { Reply } from "./send.ts";
import { type Skipped, summarise } from "./summarise.ts";
import { TargetUnreachable } from "./target-unreachable.ts";
import { type Shown, whyNot } from "./why-not.ts";

/** So many times the limit of one answer may a whole run take. */
const runLimit = 12;

/**
 * Asks a server everything that the spec says about its operations, one request after the other, and judges its answers.
 * Without `collection` every request names what cannot exist, and the first answer of success to one ends the run.
 *
 * @throws {UsageError} where an option is not what it may be.
 * @throws {TargetUnreachable} where no HTTP server answers at the URL.
 * @throws the signal's reason, where it is aborted.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const settings = resolveOptions(options);
  const started = performance.now();
  const { asked, skipped, auth } = await askAll(settings, started + settings.timeout * runLimit);
  const known = { auth, access: settings.access, collection: settings.collection };
  const judged = judgeByBest(asked, settings.profiles, known);
  return summarise(judged, skipped, settings, { auth, ms: performance.now() - started });
}

interface Course {
  asked: Asked[];
  skipped: Skipped[];
  auth: boolean;
}

/** @param deadline after this time, on the clock of `performance.now`, nothing more is asked. */
async function askAll(settings: Settings, deadline: number): Promise<Course> {
  const { signal = new AbortController().signal } = settings;
  const nobody = `milvus_conformance_${randomUUID().replaceAll("-", "")}`;
  const all = operations.map((operation) => checksOf(operation, nobody, settings.collection));
  const probes = new Set(all.map(({ probe }) => probe));
  const [first, second, ...rest] = all.flatMap(({ probe, anonymous, others }) => [probe, anonymous, ...others]);
  const course: Course = { asked: [], skipped: [], auth: false };
  if (!first || !second) return course;

  const greeting = await ask(first, settings, signal);
  course.asked.push(greeting);
  const isOver = endOf(greeting, settings);
  if (isOver) return skipAll([second, ...rest], isOver);
  const anonymous = await ask(second, settings, signal);
  course.asked.push(anonymous);
  const shown: Shown = { auth: asksForCredentials(anonymous.reply), takesToken: !asksForCredentials(greeting.reply) };
  course.auth = shown.auth;

  for (const [index, check] of rest.entries()) {
    const reason = whyNot(check, shown, settings);
    if (reason !== undefined) {
      course.skipped.push({ check, reason });
      continue;
    }
    const made = performance.now() < deadline ? await ask(check, settings, signal) : unasked(check, settings);
    course.asked.push(made);
    if (probes.has(check) && claimsSuccess(made.reply)) return skipAll(rest.slice(index + 1), saidYes);
  }
  return course;

  function skipAll(checks: readonly Check[], reason: string): Course {
    course.skipped.push(...checks.map((check) => ({ check, reason })));
    return course;
  }
}

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

import { UsageError } from "../errors.ts";
import { codeIn } from "../http.ts";
import type { Settings } from "../options.ts";
import { type Check, type Need, needs } from "../plan/check.ts";
import type { Plan } from "../plan/plan.ts";
import { isPage } from "./diagnose-target.ts";
import type { Failure, Reply } from "./send.ts";
import { needsCollection, type Sender } from "./sender.ts";
import { mightChangeSomething } from "./server-state.ts";

/** What was sent, what came back, and what was not sent. */
export interface Run {
  made: MadeCheck[];
  skipped: SkippedCheck[];
  /** Whether the server asks for credentials. */
  auth: boolean;
}

export interface MadeCheck {
  check: Check;
  reply: Reply;
}

export interface SkippedCheck {
  check: Pick<Check, "id" | "title">;
  reason: string;
}

/** What the first two responses show. */
export interface ServerTraits {
  /** Whether the server asks for credentials. */
  auth: boolean;
  acceptsToken: boolean;
}

/**
 * Sends the checks of a plan, one after the other. The first two responses show whether more may be sent, and with what
 * credentials.
 *
 * @throws {TargetUnreachableError} where no REST API v2 responds.
 * @throws {UsageError} where the server does not have the collection that was given.
 * @throws the signal's reason, when it is aborted.
 */
export async function runPlan({ probe, anonymous, checks }: Plan, settings: Settings, sender: Sender): Promise<Run> {
  const first: MadeCheck = { check: probe, reply: await sender.sendFirst(probe) };
  const end = firstEndOf(first, settings);
  if (end !== undefined) return { made: [first], skipped: skipAll([anonymous, ...checks], end), auth: false };
  const second: MadeCheck = { check: anonymous, reply: await sender.send(anonymous) };
  const auth = asksForCredentials(second.reply, settings);
  const traits = { auth, acceptsToken: !asksForCredentials(first.reply, settings) };
  const run: Run = { made: [first, second], skipped: [], auth };
  const served = new Map([[probe.operation, true]]);
  for (const [index, check] of checks.entries()) {
    const reason = served.get(check.operation) === false ? notServed : skipReason(check, traits, settings);
    const reply = reason === undefined ? await sender.send(check) : undefined;
    const skipped = reply ? await sender.busyReason(reply, probe) : reason;
    if (skipped !== undefined || !reply) {
      run.skipped.push({ check, reason: skipped ?? "" });
      continue;
    }
    if (!served.has(check.operation)) served.set(check.operation, isServed(reply, settings));
    assertCollectionExists({ check, reply }, run.made, settings);
    const end = endAfter({ check, reply }, run.made, settings);
    if (!end?.isReported) run.made.push({ check, reply });
    if (end) {
      run.skipped.push(...skipAll(checks.slice(end.isReported ? index : index + 1), end.reason));
      break;
    }
  }
  return run;
}

const skipAll = (checks: readonly Check[], reason: string): SkippedCheck[] =>
  checks.map((check) => ({ check, reason }));

/** Why a check cannot or must not be made; undefined where it can. */
export function skipReason(check: Check, traits: ServerTraits, settings: Settings): string | undefined {
  const required: readonly Need[] = traits.auth && check.usesToken ? [...check.needs, "token"] : check.needs;
  const unmet = required.find((need) => !isMet[need](traits, settings));
  if (unmet !== undefined) return needs[unmet];
  if (traits.auth && !traits.acceptsToken && check.usesToken) return "needs a token that the server accepts";
  if (needsCollection(check) || !mightChangeSomething(check, traits.auth, settings)) return undefined;
  return "might change something on the server";
}

const isMet: Record<Need, (traits: ServerTraits, settings: Settings) => boolean> = {
  authOn: ({ auth }) => auth,
  authOff: ({ auth }) => !auth,
  token: (_, { token }) => token !== undefined,
  password: (_, { token }) => token?.includes(":") ?? false,
  unprivilegedToken: (_, { unprivilegedToken }) => unprivilegedToken !== undefined,
  collection: (_, { collection }) => collection !== undefined,
};

/** Why nothing is sent after a reply. */
interface RunEnd {
  reason: string;
  /** Whether the check before already shows it, so that this one is not reported. */
  isReported: boolean;
}

/** So many responses that do not come in time end a run: it would take as long for each of the others. */
const maxSilences = 12;
const unexpectedSuccess = "not sent, because the server reported success for a collection that cannot exist";
const notServed = "not sent, because the server has no such path";

function firstEndOf({ check, reply }: MadeCheck, settings: Settings): string | undefined {
  if (reply.failure?.kind === "silence") return "not sent, because there was no response to the first request";
  return check.isProbe && claimsSuccess(reply, settings) ? unexpectedSuccess : undefined;
}

function endAfter(made: MadeCheck, before: readonly MadeCheck[], settings: Settings): RunEnd | undefined {
  const { check, reply } = made;
  if (check.isProbe && claimsSuccess(reply, settings)) return { reason: unexpectedSuccess, isReported: false };
  if (hasFailed(made, "unreachable")) {
    const reason = "not sent, because the server no longer responds";
    return { reason, isReported: hasFailed(before.at(-1), "broken") };
  }
  if ([...before, made].filter((each) => hasFailed(each, "silence")).length < maxSilences) return undefined;
  return { reason: `not sent, because ${maxSilences} responses did not come in time`, isReported: false };
}

const hasFailed = (made: MadeCheck | undefined, kind: Failure["kind"]) => made?.reply.failure?.kind === kind;

/** Whether a server says, in whatever form, that it did something. 200 is a success code, and one of an error. */
function claimsSuccess({ response }: Reply, { spec }: Settings): boolean {
  if (!response || response.status >= 300) return false;
  const code = codeIn(response);
  const isError = [...spec.errors.values()].some((error) => error.code === code);
  if (isError && !response.body.includes('"data"')) return false;
  return [...spec.profiles.values()].some(({ successCode }) => successCode === code);
}

function asksForCredentials({ response }: Reply, { spec }: Settings): boolean {
  return response?.status === spec.errors.get(spec.stepErrors.authentication)?.status;
}

function isServed({ response }: Reply, { spec }: Settings): boolean {
  return !response || !isPage(response, [404, 405, 501], spec);
}

/** Only the first response about the given collection: that a later one does not know it is the server's fault. */
function assertCollectionExists({ check, reply }: MadeCheck, before: readonly MadeCheck[], settings: Settings): void {
  const { spec, collection } = settings;
  if (!needsCollection(check) || !reply.response || before.some((made) => needsCollection(made.check))) return;
  if (codeIn(reply.response) !== spec.errors.get(spec.stepErrors.collection)?.code) return;
  throw new UsageError(
    `the server has no collection ${JSON.stringify(collection)} in the database default: ` +
      "name one that exists, or leave --collection out to release nothing",
  );
}

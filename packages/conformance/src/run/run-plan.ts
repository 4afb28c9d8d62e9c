import { UsageError } from "../errors.ts";
import { codeIn, dataIn } from "../http.ts";
import type { Settings } from "../options.ts";
import { type Check, type Need, needs } from "../plan/check.ts";
import type { Plan } from "../plan/plan.ts";
import { isPage, unservedStatuses } from "./diagnose-target.ts";
import type { Failure, Reply } from "./send.ts";
import { doesWork, needsCollection, type Seen, type Sender } from "./sender.ts";
import { mightChangeSomething } from "./server-state.ts";

/** What was sent, what came back, and what was not sent. */
export interface Run {
  made: MadeCheck[];
  skipped: SkippedCheck[];
  /** Whether the server asks for credentials. */
  auth: boolean;
  /** Whether the first request met a time limit that someone else had left behind. */
  foundTimeout: boolean;
  isInterrupted: boolean;
  /** What else there is to say of it. */
  notes: string[];
}

export interface MadeCheck {
  check: Check;
  reply: Reply;
  /** What the looks afterwards have shown; undefined where one could not be made. */
  seen: readonly (Seen | undefined)[];
  /** Whether the server has no such path. */
  isUnserved: boolean;
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
 * credentials. What the kit has created is dropped on every path. A run that is aborted ends with what was made by then.
 *
 * @throws {TargetUnreachableError} where no REST API v2 responds.
 * @throws {UsageError} where the server does not have the collection that was given.
 * @throws the signal's reason, when it is aborted before the first response.
 */
export async function runPlan(plan: Plan, settings: Settings, sender: Sender): Promise<Run> {
  const run: Run = { made: [], skipped: [], auth: false, foundTimeout: false, isInterrupted: false, notes: [] };
  const created = new Set<Check>();
  try {
    await sendAll(plan, settings, sender, run, created);
  } catch (error) {
    if (!settings.signal.aborted || run.made.length === 0) throw error;
    run.isInterrupted = true;
    const known = new Set([...run.made, ...run.skipped].map(({ check }) => check.id));
    const left = [plan.probe, plan.anonymous, ...plan.checks].filter(({ id }) => !known.has(id));
    run.skipped.push(...skipAll(left, "not sent, because the run was interrupted"));
  } finally {
    await cleanUp(plan, created, sender, run);
  }
  return run;
}

async function sendAll(
  { probe, anonymous, checks }: Plan,
  settings: Settings,
  sender: Sender,
  run: Run,
  created: Set<Check>,
): Promise<void> {
  const first = await sendFirst(probe, settings, sender, run);
  run.made.push(first);
  const end = firstEndOf(first, settings);
  if (end !== undefined) {
    run.skipped.push(...skipAll([anonymous, ...checks], end));
    return;
  }
  const second = made(anonymous, await sender.send(anonymous));
  run.made.push(second);
  run.auth = asksForCredentials(second.reply, settings);
  const traits = { auth: run.auth, acceptsToken: !asksForCredentials(first.reply, settings) };
  const served = new Map([[probe.operation, true]]);
  let isScratchSound = true;
  for (const [index, check] of checks.entries()) {
    const isScratch = check.needs.includes("scratch");
    const obstacle = isScratch && !isScratchSound ? scratchUnsound : undefined;
    const reason =
      served.get(check.operation) === false ? notServed : (obstacle ?? skipReason(check, traits, settings));
    if (reason === undefined && isScratch && check.operation.effect === "create") created.add(check);
    const reply = reason === undefined ? await sender.send(check) : undefined;
    const skipped = reply ? await sender.busyReason(reply, probe) : reason;
    if (skipped !== undefined || !reply) {
      run.skipped.push({ check, reason: skipped ?? "" });
      continue;
    }
    const isFirst = !served.has(check.operation);
    if (isFirst) served.set(check.operation, isServed(reply, settings));
    const each = made(check, reply, await lookAround(check, reply, sender), isFirst && !served.get(check.operation));
    if (isScratch) isScratchSound = isAsExpected(each);
    if (check.isRefused && isScratchSound) created.delete(check);
    assertCollectionExists(each, run.made, settings);
    const end = endAfter(each, run.made, settings);
    if (!end?.isReported) run.made.push(each);
    if (end) {
      run.skipped.push(...skipAll(checks.slice(end.isReported ? index : index + 1), end.reason));
      return;
    }
  }
}

const made = (check: Check, reply: Reply, seen: MadeCheck["seen"] = [], isUnserved = false): MadeCheck => {
  return { check, reply, seen, isUnserved };
};

/** A time limit that someone has left behind (`timeoutSticky`) would be in every response: it is set back first. */
async function sendFirst(probe: Check, { spec }: Settings, sender: Sender, run: Run): Promise<MadeCheck> {
  const reply = await sender.sendFirst(probe);
  if (reply.response?.status !== spec.errors.get("RequestTimeout")?.status) return made(probe, reply);
  await sender.resetTimeout(probe);
  const again = await sender.send(probe);
  run.foundTimeout = again.response !== undefined && again.response.status !== reply.response?.status;
  return made(probe, again);
}

/** Where the work succeeded, or had to be refused, its effect has to be seen, or none. */
async function lookAround(check: Check, reply: Reply, sender: Sender): Promise<MadeCheck["seen"]> {
  if (check.looks.length === 0 || (!check.isRefused && !hasSucceeded(reply))) return [];
  const seen: (Seen | undefined)[] = [];
  for (const look of check.looks) seen.push(await sender.look(look));
  return seen;
}

const hasSucceeded = ({ response }: Reply) => response !== undefined && dataIn(response) !== undefined;

/** Whether the collections of the kit's own are as they have to be for the checks that follow. */
function isAsExpected({ check, reply, seen }: MadeCheck): boolean {
  if (!check.isRefused && !hasSucceeded(reply)) return false;
  return seen.every((each, index) => each === undefined || each.got === check.looks[index]?.value);
}

/** Drops the collections that may have been created and not been dropped. */
async function cleanUp({ checks }: Plan, created: ReadonlySet<Check>, sender: Sender, run: Run): Promise<void> {
  const isDrop = ({ check }: MadeCheck) => check.operation.effect === "drop" && !check.isRefused;
  const dropped = run.made.filter((each) => isDrop(each) && hasSucceeded(each.reply)).map(({ check }) => nameIn(check));
  const drop = checks.find((check) => check.id === "scratch/drop");
  const left = new Set([...created].map(nameIn).filter((name) => !dropped.includes(name)));
  for (const name of left) {
    const reason = drop ? await sender.remove(drop.request, nameIn(drop), name) : "the spec has no operation for it";
    if (reason !== undefined)
      run.notes.push(`could not drop ${name}, a collection of the kit's own: ${reason}. Drop it.`);
  }
}

/** The collection that a check of the kit's own collections names. */
function nameIn(check: Check): string {
  const { newCollection, collection } = check.operation.names;
  const field = newCollection.field ?? collection.field;
  return new RegExp(`"${field}":"([^"]*)`).exec(String(check.request.body))?.[1] ?? "";
}

const skipAll = (checks: readonly Check[], reason: string): SkippedCheck[] =>
  checks.map((check) => ({ check, reason }));

/** Why a check cannot or must not be made; undefined where it can. */
export function skipReason(check: Check, traits: ServerTraits, settings: Settings): string | undefined {
  const required: readonly Need[] = traits.auth && check.usesToken ? [...check.needs, "token"] : check.needs;
  const unmet = required.find((need) => !isMet[need](traits, settings));
  if (unmet !== undefined) return needs[unmet];
  if (traits.auth && !traits.acceptsToken && check.usesToken) return "needs a token that the server accepts";
  if (doesWork(check) || !mightChangeSomething(check, traits.auth, settings)) return undefined;
  return "might change something on the server";
}

/** The option that a check needs and that is not given; whether the server asks for credentials is not known yet. */
export function missingOption({ needs: required }: Check, settings: Settings): string | undefined {
  const traits = { auth: true, acceptsToken: true };
  const unmet = required.find((need) => need !== "authOff" && !isMet[need](traits, settings));
  return unmet && needs[unmet];
}

const isMet: Record<Need, (traits: ServerTraits, settings: Settings) => boolean> = {
  authOn: ({ auth }) => auth,
  authOff: ({ auth }) => !auth,
  token: (_, { token }) => token !== undefined,
  password: (_, { token }) => token?.includes(":") ?? false,
  unprivilegedToken: (_, { unprivilegedToken }) => unprivilegedToken !== undefined,
  collection: (_, { collection }) => collection !== undefined,
  scratch: (_, { scratch }) => scratch,
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
const scratchUnsound = "not sent, because the kit's own collections are not as they should be";
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

/** Told by the status, or by the code under a wrong one. */
function asksForCredentials({ response }: Reply, { spec }: Settings): boolean {
  const error = spec.errors.get(spec.stepErrors.authentication);
  return response !== undefined && (response.status === error?.status || codeIn(response) === error?.code);
}

function isServed({ response }: Reply, { spec }: Settings): boolean {
  return !response || !isPage(response, unservedStatuses, spec);
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

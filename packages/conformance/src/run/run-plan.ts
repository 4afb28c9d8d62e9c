import type { HttpRequest, Operation } from "@milvus-rest/semantics";
import { UsageError } from "../errors.ts";
import { codeIn, dataIn, kindsOf } from "../http.ts";
import type { Settings } from "../options.ts";
import { type Check, lackOf, type ServerTraits } from "../plan/check.ts";
import { checksOf, type Plan } from "../plan/plan.ts";
import { isPage, unservedStatuses } from "./diagnose-target.ts";
import type { Failure, Reply } from "./send.ts";
import { doesWork, needsCollection, type Seen, type Sender } from "./sender.ts";
import { mightChangeSomething } from "./server-state.ts";

/** What was sent, what came back, and what was not sent. */
export interface Run extends ServerTraits {
  made: MadeCheck[];
  skipped: SkippedCheck[];
  /** Why nothing more may be sent; undefined where all was sent. */
  end?: string | undefined;
  isInterrupted: boolean;
  /** What else there is to say of the run. */
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

/** The kit's own collections that may exist, with the requests that drop them. */
type Created = Map<string, HttpRequest>;

/**
 * Sends the checks of a plan, one after the other. The first two responses show whether more may be sent, and with what
 * credentials. What the kit has created is dropped on every path. A run that is aborted ends with what was made by then.
 *
 * @throws {TargetUnreachableError} where no REST API v2 responds.
 * @throws {UsageError} where the server does not have the collection that was given.
 * @throws the signal's reason, when it is aborted before the first response.
 */
export async function runPlan(plan: Plan, settings: Settings, sender: Sender): Promise<Run> {
  const run: Run = { made: [], skipped: [], auth: false, acceptsToken: true, isInterrupted: false, notes: [] };
  const created: Created = new Map();
  try {
    await sendAll(plan, settings, sender, run, created);
    if (run.end !== undefined) skipLeft(plan, run, run.end);
  } catch (error) {
    endInterrupted(error, plan, run, settings);
  } finally {
    for (const [name, drop] of created) {
      const reason = await sender.remove(drop);
      if (reason !== undefined) {
        run.notes.push(`could not drop ${name}, a collection of the kit's own: ${reason}. Drop it.`);
      }
    }
  }
  return run;
}

/** @throws the error, where it is another one than that of the run's signal, or nothing was made by then. */
export function endInterrupted(error: unknown, plan: Plan, run: Run, { signal }: Settings): void {
  if (!signal.aborted || run.made.length === 0) throw error;
  run.isInterrupted = true;
  run.notes.push("the run was interrupted");
  skipLeft(plan, run, "not sent, because the run was interrupted");
}

function skipLeft(plan: Plan, run: Run, reason: string): void {
  const known = new Set([...run.made, ...run.skipped].map(({ check }) => check.id));
  run.skipped.push(...checksOf(plan).flatMap((check) => (known.has(check.id) ? [] : [{ check, reason }])));
}

/** Sends until the plan, or the run, is at its end. */
async function sendAll(plan: Plan, settings: Settings, sender: Sender, run: Run, created: Created): Promise<void> {
  const { probe, anonymous, checks } = plan;
  const first = made(probe, await sendFirst(probe, settings, sender, run));
  if (isAtEnd(first, run, settings)) return;
  const second = made(anonymous, await sender.send(anonymous));
  run.made.push(second);
  run.auth = asksForCredentials(second.reply, settings);
  run.acceptsToken = !asksForCredentials(first.reply, settings);
  const tried = new Set([probe.operation]);
  const unserved = new Set<Operation>();
  let isScratchSound = true;
  for (const check of checks) {
    const { operation, own } = check;
    const obstacle = unserved.has(operation) ? notServed : own && !isScratchSound ? scratchUnsound : undefined;
    const unsent = obstacle ?? skipReason(check, run, settings);
    if (unsent === undefined && own && operation.effect === "create") created.set(own.collection, own.drop);
    const reply = unsent === undefined ? await sender.send(check) : undefined;
    const reason = reply ? await sender.busyReason(reply, probe) : unsent;
    if (!reply || reason !== undefined) {
      run.skipped.push({ check, reason: `${reason}` });
      continue;
    }
    const { response } = reply;
    if (response && !tried.has(operation) && isPage(response, unservedStatuses, settings.spec)) unserved.add(operation);
    tried.add(operation);
    const each = made(check, reply, await lookAround(check, reply, sender), unserved.has(operation));
    if (own) {
      isScratchSound = isAsExpected(each);
      const isGone = check.isRefused ? operation.effect === "create" : operation.effect === "drop";
      if (isScratchSound && isGone) created.delete(own.collection);
    }
    assertCollectionExists(each, run.made, settings);
    if (isAtEnd(each, run, settings)) return;
  }
}

export const made = (check: Check, reply: Reply, seen: MadeCheck["seen"] = [], isUnserved = false): MadeCheck => {
  return { check, reply, seen, isUnserved };
};

/** A time limit that someone has left behind (`timeoutSticky`) would be in every response: it is set back first. */
async function sendFirst(probe: Check, { spec }: Settings, sender: Sender, run: Run): Promise<Reply> {
  const reply = await sender.sendFirst(probe);
  const isTimeout = ({ response }: Reply) => response?.status === spec.errors.get("RequestTimeout")?.status;
  if (!isTimeout(reply)) return reply;
  await sender.resetTimeout(probe);
  const again = await sender.send(probe);
  if (again.response && !isTimeout(again)) {
    run.notes.push("the server had kept a time limit of an earlier client: it was set back first");
  }
  return again;
}

/** Where the work succeeded, or had to be refused, its effect has to be seen, or none. */
async function lookAround(check: Check, reply: Reply, sender: Sender): Promise<MadeCheck["seen"]> {
  const seen: (Seen | undefined)[] = [];
  if (!check.isRefused && !hasSucceeded(reply)) return seen;
  for (const look of check.looks) seen.push(await sender.look(look));
  return seen;
}

const hasSucceeded = ({ response }: Reply) => response !== undefined && dataIn(response) !== undefined;

/** Whether the collections of the kit's own are as they have to be for the checks that follow. */
function isAsExpected({ check, reply, seen }: MadeCheck): boolean {
  if (!check.isRefused && !hasSucceeded(reply)) return false;
  return seen.every((each, index) => each === undefined || each.got === check.looks[index]?.value);
}

/** Why a check cannot or must not be made; undefined where it can. */
export function skipReason(check: Check, traits: ServerTraits, settings: Settings): string | undefined {
  const lack = lackOf(check, { ...settings, ...traits });
  if (lack !== undefined || doesWork(check) || !mightChangeSomething(check, traits.auth, settings)) return lack;
  return "might change something on the server";
}

/** So many responses that do not come in time end a run: it would take as long for each of the others. */
const maxSilences = 12;
const scratchUnsound = "not sent, because the kit's own collections are not as they should be";
const notServed = "not sent, because the server has no such path";

/** Adds a check to the run, and finds out whether nothing may be sent after it. */
function isAtEnd(each: MadeCheck, run: Run, settings: Settings): boolean {
  const isFirst = run.made.length === 0;
  const isGone = hasFailed(each, "unreachable");
  // A check on which the server ended says more than the next one, which finds it gone.
  if (!isGone || !hasFailed(run.made.at(-1), "broken")) run.made.push(each);
  const silences = run.made.filter((made) => hasFailed(made, "silence")).length;
  if (isGone) run.end = "not sent, because the server no longer responds";
  else if (isFirst && silences > 0) run.end = "not sent, because there was no response to the first request";
  else if (silences >= maxSilences) run.end = `not sent, because ${maxSilences} responses did not come in time`;
  else if (each.check.isProbe && claimsSuccess(each.reply, settings)) {
    run.end = "not sent, because the server reported success for a collection that cannot exist";
  }
  return run.end !== undefined;
}

const hasFailed = (made: MadeCheck | undefined, kind: Failure["kind"]) => made?.reply.failure?.kind === kind;

/** Whether a server says, in whatever form, that it did something. 200 is a success code, and one of an error. */
function claimsSuccess({ response }: Reply, { spec }: Settings): boolean {
  if (!response || response.status >= 300) return false;
  const { isError, isSuccess } = kindsOf(response, spec);
  return isSuccess && (!isError || response.body.includes('"data"'));
}

/** Told by the status, or by the code under a wrong one. */
function asksForCredentials({ response }: Reply, { spec }: Settings): boolean {
  const error = spec.errors.get(spec.stepErrors.authentication);
  return response !== undefined && (response.status === error?.status || codeIn(response) === error?.code);
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

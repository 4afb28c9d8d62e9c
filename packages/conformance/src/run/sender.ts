import { setTimeout as sleep } from "node:timers/promises";
import { type Header, type HttpRequest, headerOf } from "@milvus-rest/semantics";
import { describeResponse } from "../describe.ts";
import { TargetUnreachableError } from "../errors.ts";
import type { SentRequest } from "../har/write-har.ts";
import { dataIn } from "../http.ts";
import type { Settings } from "../options.ts";
import type { Check, Look } from "../plan/check.ts";
import type { Redact } from "../redact.ts";
import { diagnoseTarget, isPage } from "./diagnose-target.ts";
import { type Reply, send } from "./send.ts";

/** Milliseconds between one try to reach a starting server and the next. */
const startPause = 250;
/** Milliseconds before each further try of a request; and how long a run waits in this way altogether. */
const pauses = [250, 500, 1000];
const maxPauses = 5_000;
const maxRetryAfter = 2_000;
/** Milliseconds that a state may be a passing one; and for dropping a collection of the kit's own. */
const maxPassing = 30_000;
const maxRemoving = 5_000;

/** What a look has shown. */
export interface Seen {
  got: unknown;
  reply: Reply;
}

export type Sender = ReturnType<typeof createSender>;

/** Sends checks, and sends again what fails for the moment. */
export function createSender(settings: Settings, redact: Redact) {
  const { spec, url, timeout, wait, signal } = settings;
  let pausesLeft = maxPauses;
  const sent: SentRequest[] = [];
  return { sent, sendFirst, send: sendPatiently, look, busyReason, resetTimeout, remove };

  /**
   * Sends the first request; again and again while the server is not up, until it is or the time to wait is over.
   *
   * @throws {TargetUnreachableError} where no REST API v2 responds.
   */
  async function sendFirst(check: Check): Promise<Reply> {
    const end = performance.now() + wait;
    for (;;) {
      const reply = await sendOnce(check);
      const diagnosis = diagnoseTarget(check, reply, settings, redact);
      const mayPass = diagnosis?.mayPass ?? reply.failure?.kind === "silence";
      const left = end - performance.now();
      if (mayPass && left > 0) {
        await pause(Math.min(startPause, left));
        continue;
      }
      if (!diagnosis) return reply;
      // A page for one request only is for the checks to report.
      const again = await sendOnce(check);
      if (!diagnoseTarget(check, again, settings, redact)) return diagnosis.mayPass ? again : reply;
      const waited = mayPass && wait > 0 ? ` Waited ${wait} ms for it.` : "";
      throw new TargetUnreachableError(diagnosis.message + waited);
    }
  }

  /** Sends a request; again after a reset, or a gateway's error, as in a rolling restart. */
  async function sendPatiently(check: Check): Promise<Reply> {
    let reply = await sendOnce(check);
    if (doesWork(check) && !check.operation.idempotent) return reply;
    for (const least of pauses) {
      if (!mayPass(reply) || pausesLeft <= 0) break;
      const ms = Math.max(least, Math.min(retryAfterOf(reply), maxRetryAfter));
      pausesLeft -= ms;
      await pause(ms);
      const next = await sendOnce(check);
      // A server that ends at a request is not reachable afterwards: the first failure shows which request it was.
      if (next.failure?.kind === "unreachable" && reply.failure?.kind === "broken") break;
      reply = next;
    }
    return reply;
  }

  /** Whether another try may have another result: the connection failed, or a gateway responded for the server. */
  function mayPass({ response, failure }: Reply): boolean {
    if (failure) return ["broken", "cut", "unreachable"].includes(failure.kind);
    return isPage(response, [429, 502, 503, 504], spec);
  }

  /** Why a reply says nothing of the server: a gateway is over its limit, or the server behind it is down. */
  async function busyReason(reply: Reply, probe: Check): Promise<string | undefined> {
    if (!reply.response || !mayPass(reply)) return undefined;
    const { status } = reply.response;
    const reason = `a gateway responded with HTTP ${status}: run again when it does not`;
    // A server that responds so to certain requests only is not busy.
    return status === 429 || mayPass(await sendOnce(probe)) ? reason : undefined;
  }

  async function sendRaw(request: HttpRequest, ms: number, until: AbortSignal): Promise<Reply> {
    const startedAt = new Date();
    const reply = await send(url, request, ms, until);
    sent.push({ request, reply, startedAt });
    return reply;
  }

  async function sendOnce(check: Check): Promise<Reply> {
    // The work may take as long as the server's own time limit, and the response takes a moment, too.
    const workMs = doesWork(check) ? (spec.requestTimeout.default + 5) * 1000 : 0;
    try {
      if (check.before) await sendRaw(check.before, timeout, signal);
      return await sendRaw(check.request, Number.isFinite(workMs) ? Math.max(timeout, workMs) : timeout, signal);
    } finally {
      if (check.leavesTimeout) await resetTimeout(check);
    }
  }

  /** Looks at what a check has come to, again while the state is a passing one; undefined where it is not shown. */
  async function look({ request, field, value, passing }: Look): Promise<Seen | undefined> {
    const end = performance.now() + maxPassing;
    for (;;) {
      const reply = await sendRaw(request, timeout, signal);
      const got = reply.response && dataIn(reply.response, field);
      if (got === undefined) return undefined;
      if (got === value || got !== passing || performance.now() > end) return { got, reply };
      await pause(startPause);
    }
  }

  /** Drops a collection of the kit's own, also when the run is aborted; resolves to why it could not. */
  async function remove(request: HttpRequest): Promise<string | undefined> {
    const { response, failure } = await send(
      url,
      request,
      Math.min(timeout, maxRemoving),
      new AbortController().signal,
    );
    if (!response) return failure.reason;
    return dataIn(response) === undefined ? describeResponse(response, redact) : undefined;
  }

  /**
   * Milvus 2.3 and 2.4 take one client's time limit for everyone's default (`timeoutSticky` in spec/profiles.yaml):
   * a limit of zero must not stay, not even when the run is aborted.
   */
  async function resetTimeout({ request }: Pick<Check, "request">): Promise<void> {
    const { header, default: seconds } = spec.requestTimeout;
    const others = request.headers.filter(([name]) => name !== header);
    const headers: Header[] = [...others, [header, String(seconds)]];
    await sendRaw({ ...request, headers }, timeout, new AbortController().signal);
  }

  function pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** Whether a check is made on the collection that was given for it. */
export const needsCollection = ({ needs }: Check) => needs.includes("collection");
/** Whether a check is made on a collection that may be changed. */
export const doesWork = ({ needs }: Check) => needs.includes("collection") || needs.includes("scratch");

/** Milliseconds; 0 where the response does not say, or says it as a date. */
function retryAfterOf({ response }: Reply): number {
  const seconds = (response && headerOf(response, "Retry-After")) ?? "";
  return /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : 0;
}

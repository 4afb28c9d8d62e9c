import { backOffMs, sleep } from "./back-off.ts";
import { withinDeadline } from "./deadline.ts";
import { MilvusConnectionError } from "./errors/connection-error.ts";
import type { CallFacts } from "./errors/facts.ts";
import { MilvusTimeoutError, type TimeoutPhase } from "./errors/timeout-error.ts";
import type { HeaderRecord } from "./headers.ts";
import { type Outcome, readAnswer } from "./outcome.ts";
import type { Settings } from "./settings.ts";
import { bearer } from "./token.ts";
import type { Answer } from "./transport.ts";

/** What is to be sent, and within which limits. */
export interface CallPlan {
  method: string;
  url: string;
  headers: HeaderRecord;
  body: string | undefined;
  idempotent: boolean;
  timeout: number | null;
  retries: number;
  signal: AbortSignal | undefined;
}

/** A call under way. */
interface Call extends CallPlan {
  settings: Settings;
  startedAt: number;
  attempts: number;
  phase: TimeoutPhase;
  status: number | undefined;
  traceId: string | undefined;
}

/**
 * Sends a request until it is answered for good, the attempts are used up or the time is over.
 * An outcome tells of an answer or of none; what ends the call from outside is thrown: an abort, the deadline,
 * an error of the caller's own token function or hooks.
 */
export function performCall(settings: Settings, plan: CallPlan): Promise<Outcome> {
  const call: Call = {
    ...plan,
    settings,
    startedAt: performance.now(),
    attempts: 0,
    phase: "token",
    status: undefined,
    traceId: plan.headers.traceparent?.split("-")[1],
  };
  const onExpired = () => timeoutOf(call);
  return withinDeadline({ ...plan, onExpired }, (signal) => tryUntilDone(call, signal));
}

async function tryUntilDone(call: Call, signal: AbortSignal): Promise<Outcome> {
  for (;;) {
    const outcome = await attempt(call, signal);
    const { failure, answer } = outcome;
    if (!failure?.retryable || !call.idempotent || call.attempts > call.retries) return outcome;

    const waitMs = backOffMs(call.attempts, answer?.headers.get("retry-after") ?? null);
    call.phase = "back-off";
    if (call.timeout !== null && elapsedMs(call) + waitMs >= call.timeout) throw timeoutOf(call, failure);
    call.settings.hooks.onRetry?.({ ...eventOf(call), error: failure, waitMs });
    await sleep(waitMs, signal);
  }
}

async function attempt(call: Call, signal: AbortSignal): Promise<Outcome> {
  const { method, url, body, settings } = call;
  call.attempts++;
  call.phase = "token";
  call.status = undefined;
  const headers = settings.token ? { authorization: bearer(await settings.token()), ...call.headers } : call.headers;
  signal.throwIfAborted();

  settings.hooks.onRequest?.(eventOf(call));
  const sentAt = performance.now();
  call.phase = "headers";
  const onPhase = (phase: TimeoutPhase, status?: number) => Object.assign(call, { phase, status });
  let answer: Answer;
  try {
    answer = await settings.transport({
      method,
      url,
      headers,
      body,
      signal,
      answerLimit: settings.answerLimit,
      onPhase,
    });
  } catch (cause) {
    return { failure: new MilvusConnectionError(factsOf(call), cause) };
  }
  call.status = answer.status;
  call.traceId = answer.headers.get("x-milvus-trace-id") ?? call.traceId;
  const { status, traceId } = call;
  settings.hooks.onResponse?.({ ...eventOf(call), status, traceId, elapsedMs: performance.now() - sentAt });
  return readAnswer(answer, factsOf(call), secretOf(headers));
}

function elapsedMs({ startedAt }: Call): number {
  return Math.round(performance.now() - startedAt);
}

function factsOf(call: Call): CallFacts {
  const { method, url, status, attempts, traceId } = call;
  return { method, url, status, attempts, elapsedMs: elapsedMs(call), traceId };
}

function eventOf({ method, url, attempts }: Call) {
  return { method, url, attempt: attempts };
}

function timeoutOf(call: Call, cause?: unknown): MilvusTimeoutError {
  const advice = `The limit of the call is ${call.timeout} ms (\`timeout\`). The server may go on with the work.`;
  return new MilvusTimeoutError(call.phase, advice, factsOf(call), cause);
}

/** What of the credentials must not be shown: all behind the scheme. */
function secretOf({ authorization }: HeaderRecord): string | undefined {
  return authorization?.replace(/^\S+ /, "");
}

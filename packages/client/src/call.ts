import type { operations } from "@milvus-rest/types";
import { backOffMs, sleep } from "./back-off.ts";
import { withinDeadline } from "./deadline.ts";
import { withCallersStack } from "./errors/callers-stack.ts";
import { describeCause } from "./errors/cause.ts";
import { MilvusConnectionError } from "./errors/connection-error.ts";
import { MilvusTimeoutError, type TimeoutPhase } from "./errors/timeout-error.ts";
import { type HeaderRecord, normalizeHeaders } from "./headers.ts";
import { type CallOptions, checkOptions, longestTimer } from "./options.ts";
import { type Outcome, readAnswer } from "./outcome.ts";
import type { Settings } from "./settings.ts";
import { bearer } from "./token.ts";
import type { Answer } from "./transport.ts";

/** What is to be sent. */
export interface CallRequest {
  method: string;
  url: string;
  body: string;
  /** Only what is idempotent is tried again. */
  idempotent: boolean;
}

type HeaderName = keyof NonNullable<operations["releaseCollection"]["parameters"]["header"]>;
const none: CallOptions = {};
const requestTimeoutHeader: Lowercase<HeaderName> = "request-timeout";

/**
 * Sends a request until it is answered for good, the attempts are used up or the time is over.
 * An outcome tells of an answer or of none; what ends the call from outside is thrown: an abort, the deadline,
 * an error of the caller's own token function or hooks.
 */
export async function performCall(
  settings: Settings,
  request: CallRequest,
  options: CallOptions = none,
): Promise<Outcome> {
  if (options !== none) checkOptions(options);
  const { method, url, body, idempotent } = request;
  const { token, transport, answerLimit } = settings;
  const { retries = settings.retries } = options;
  const timeout = timeoutOf(settings, options);
  const fixedHeaders = headersOf(settings.headers, options);
  const startedAt = performance.now();
  let attempts = 0;
  let phase: TimeoutPhase;
  let status: number | undefined;
  let answer: Answer | undefined;

  try {
    const outcome = await withinDeadline(timeout, options.signal, timeoutError, attemptUntilAnswered);
    withCallersStack(outcome.failure);
    return outcome;
  } catch (error) {
    throw withCallersStack(error);
  }

  async function attemptUntilAnswered(signal: AbortSignal): Promise<Outcome> {
    for (;;) {
      const outcome = await attempt(signal);
      const { failure } = outcome;
      if (!failure?.retryable || !idempotent || attempts > retries) return outcome;

      const waitMs = backOffMs(attempts, answer?.headers.get("retry-after"));
      phase = "back-off";
      if (timeout && facts().elapsedMs + waitMs >= timeout) throw timeoutError(failure);
      settings.onRetry?.({ ...facts(), error: failure, waitMs });
      await sleep(waitMs, signal);
    }
  }

  async function attempt(signal: AbortSignal): Promise<Outcome> {
    attempts++;
    status = undefined;
    answer = undefined;
    phase = "token";
    const headers =
      typeof token === "function" ? { authorization: bearer(await token()), ...fixedHeaders } : fixedHeaders;
    signal.throwIfAborted();
    phase = "headers";
    settings.onRequest?.(facts());
    try {
      answer = await transport({ method, url, headers, body, signal, answerLimit, onPhase });
    } catch (cause) {
      const happened = `${status ? "lost the answer" : "got no answer"}: ${describeCause(cause)}. Check \`url\`, its scheme too, and the server.`;
      return { failure: new MilvusConnectionError(happened, { ...facts(), retryable: true }, { cause }) };
    }
    status = answer.status;
    settings.onResponse?.(facts());
    return readAnswer(answer, facts, headers.authorization);
  }

  function onPhase(next: TimeoutPhase, nextStatus?: number) {
    phase = next;
    status = nextStatus;
  }

  function facts() {
    const elapsedMs = Math.round(performance.now() - startedAt);
    // Looked up only for those who are told: it is one of the dearer things in a call.
    const traceId = answer?.headers.get("x-milvus-trace-id") ?? fixedHeaders.traceparent?.split("-")[1];
    return { method, url, status, attempts, elapsedMs, traceId };
  }

  function timeoutError(cause?: unknown) {
    const happened = `timed out (${phase}): \`timeout\` is ${timeout} ms. The server may go on with the work.`;
    return new MilvusTimeoutError(happened, { ...facts(), retryable: false, phase }, cause ? { cause } : {});
  }
}

/** Without one given, longer than the server's own limit, so that the server has its say. */
function timeoutOf(settings: Settings, { timeout = settings.timeout, requestTimeout = 0 }: CallOptions): number | null {
  return timeout === undefined ? Math.min(longestTimer, Math.max(60, requestTimeout + 10) * 1000) : timeout;
}

/** The headers of the client, and over them those that the call asks for. */
function headersOf(clientHeaders: HeaderRecord, { headers, requestTimeout }: CallOptions): HeaderRecord {
  if (!headers && !requestTimeout) return clientHeaders;
  const asked = requestTimeout ? { [requestTimeoutHeader]: `${requestTimeout}` } : {};
  return { ...clientHeaders, ...normalizeHeaders(headers), ...asked };
}

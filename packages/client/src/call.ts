import type { operations } from "@milvus-rest/types";
import { backOffMs, describeWait, longestBackOffMs, sleep } from "./back-off.ts";
import { withinDeadline } from "./deadline.ts";
import {
  type CallInfo,
  describeCause,
  MilvusConnectionError,
  type MilvusError,
  MilvusTimeoutError,
  noEnvelope,
  type TimeoutPhase,
  withCallersStack,
} from "./errors.ts";
import { bearer, type HeaderRecord, normalizeHeaders } from "./headers.ts";
import { isNetworkFailure } from "./network-failure.ts";
import { type CallOptions, longestTimer, resolveCallOptions, type Settings } from "./options.ts";
import { type Outcome, proxyAdvice, readResponse } from "./outcome.ts";
import { createRedactor, redactError } from "./redact.ts";
import { describeFate, describeTarget } from "./target.ts";
import type { TransportResponse } from "./transport.ts";

/** What is to be sent. */
export interface CallRequest {
  method: string;
  url: string;
  body: string;
  /** Only what is idempotent is retried. */
  idempotent: boolean;
}

type HeaderName = keyof NonNullable<operations["releaseCollection"]["parameters"]["header"]>;
const requestTimeoutHeader: Lowercase<HeaderName> = "request-timeout";

/**
 * Sends a request until it succeeds or fails for good, the attempts are used up or the time is over.
 * What ends the call from outside is thrown: an abort, the deadline, an error of the caller's own functions.
 */
export function performCall(settings: Settings, request: CallRequest, options?: CallOptions | null): Promise<Outcome> {
  return new Call(settings, request, resolveCallOptions(options)).run();
}

class Call {
  readonly #settings: Settings;
  readonly #request: CallRequest;
  readonly #options: CallOptions;
  /** Milliseconds, or null. */
  readonly #timeout: number | null;
  /** The headers of every attempt: without the token where a function returns it. */
  readonly #headers: HeaderRecord;
  readonly #startedAt = performance.now();
  #attempts = 0;
  #phase: TimeoutPhase = "token";
  #status: number | undefined;
  #response: TransportResponse | undefined;

  constructor(settings: Settings, request: CallRequest, options: CallOptions) {
    this.#settings = settings;
    this.#request = request;
    this.#options = options;
    this.#timeout = timeoutOf(settings, options);
    this.#headers = headersOf(settings.headers, options);
  }

  async run(): Promise<Outcome> {
    try {
      const outcome = await withinDeadline(
        this.#timeout,
        this.#options.signal,
        () => this.#timeoutError(describeFate(this.#request.url)),
        (signal) => this.#attemptUntilDone(signal),
      );
      if (!outcome.ok) withCallersStack(outcome.error);
      return outcome;
    } catch (error) {
      throw withCallersStack(error);
    }
  }

  async #attemptUntilDone(signal: AbortSignal): Promise<Outcome> {
    const retries = this.#request.idempotent ? (this.#options.retries ?? this.#settings.retries) : 0;
    for (;;) {
      const outcome = await this.#attempt(signal);
      if (outcome.ok || !outcome.error.retryable || this.#attempts > retries) return outcome;
      await this.#backOff(outcome.error, signal);
    }
  }

  async #attempt(signal: AbortSignal): Promise<Outcome> {
    const { token, transport, maxResponseBytes, hooks } = this.#settings;
    const { method, url, body } = this.#request;
    this.#attempts++;
    this.#status = undefined;
    this.#response = undefined;
    this.#phase = "token";
    const headers =
      typeof token === "function" ? { authorization: bearer(await token()), ...this.#headers } : this.#headers;
    // Whoever aborted it has ended the call already.
    if (signal.aborted) throw signal.reason;
    this.#phase = "headers";
    for (const hook of hooks) hook.onRequest?.(this.#info());

    const onPhase = (phase: TimeoutPhase, status?: number) => {
      this.#phase = phase;
      this.#status = status;
    };
    let response: TransportResponse;
    try {
      response = await transport({ method, url, headers, body, signal, maxResponseBytes, onPhase });
    } catch (cause) {
      if (!isNetworkFailure(cause)) throw cause;
      return { ok: false, error: this.#connectionError(cause, headers) };
    }
    this.#response = response;
    this.#status = response.status;
    for (const hook of hooks) hook.onResponse?.(this.#info());
    return readResponse(response, () => this.#errorInfo(), headers);
  }

  async #backOff(error: MilvusError, signal: AbortSignal): Promise<void> {
    const retryAfter = this.#response?.headers.get("retry-after");
    const waitMs = backOffMs(this.#attempts, retryAfter);
    const leftMs = this.#timeout === null ? longestBackOffMs : this.#timeout - this.#info().durationMs;
    this.#phase = "back-off";
    if (waitMs >= leftMs) throw this.#timeoutError(describeWait(waitMs, retryAfter, error.status), error);

    for (const hook of this.#settings.hooks) hook.onRetry?.({ ...this.#info(), error, waitMs });
    await sleep(waitMs, signal);
  }

  #info(): CallInfo {
    const { method, url } = this.#request;
    const durationMs = Math.round(performance.now() - this.#startedAt);
    // Looked up only where it is needed: it is one of the more expensive things in a call.
    const traceId = this.#response?.headers.get("x-milvus-trace-id") ?? this.#headers.traceparent?.split("-")[1];
    return { method, url, status: this.#status, attempts: this.#attempts, durationMs, traceId };
  }

  #errorInfo() {
    return { ...this.#info(), target: describeTarget(this.#request.body, this.#attempts) };
  }

  #connectionError(cause: unknown, headers: HeaderRecord): MilvusConnectionError {
    redactError(cause, createRedactor(headers));
    const hasHead = this.#status !== undefined;
    const happened = hasHead ? "lost the connection within the response" : "received no response";
    const reason = describeCause(cause);
    // undici's ProxyAgent makes an error of a proxy's 407.
    const isProxys = reason.includes("(407)");
    const otherAdvice = hasHead ? describeFate(this.#request.url) : "Check `url`, its scheme too, and the server.";
    const advice = isProxys ? proxyAdvice : otherAdvice;
    const info = { ...this.#errorInfo(), retryable: !isProxys };
    return new MilvusConnectionError(`${happened}: ${reason}. ${advice}`, info, { cause });
  }

  #timeoutError(words: string, cause?: MilvusError): MilvusTimeoutError {
    const phase = this.#phase;
    const limit =
      this.#timeout === null ? "without `timeout`, a wait is up to 24 hours" : `\`timeout\` is ${this.#timeout} ms`;
    const info = { ...this.#errorInfo(), ...noEnvelope, phase, retryable: false };
    return new MilvusTimeoutError(`timed out (${phase}): ${limit}. ${words}`, info, cause && { cause });
  }
}

/** Without one given, longer than the server's own limit, so that the server can tell. */
function timeoutOf(settings: Settings, { timeout = settings.timeout, requestTimeout }: CallOptions): number | null {
  return timeout === undefined ? Math.min(longestTimer, Math.max(60, (requestTimeout ?? 0) + 10) * 1000) : timeout;
}

/** The headers of the client, and over them those of the call. */
function headersOf(clientHeaders: HeaderRecord, { headers, requestTimeout }: CallOptions): HeaderRecord {
  if (!headers && !requestTimeout) return clientHeaders;
  const asked = requestTimeout ? { [requestTimeoutHeader]: `${requestTimeout}` } : {};
  return { ...clientHeaders, ...normalizeHeaders(headers), ...asked };
}

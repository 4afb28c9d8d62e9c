import type { ErrorName, errorTable } from "@milvus-rest/types";

/** The state of a call: every hook receives it, and every error carries it. */
export interface CallInfo {
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. It holds no secrets: `createClient` refuses a URL with credentials. */
  readonly url: string;
  /** HTTP status of the last response, if its head has arrived. */
  readonly status: number | undefined;
  /** How many times the request was sent, this one included. */
  readonly attempts: number;
  /** Milliseconds since the call began, over all attempts. */
  readonly durationMs: number;
  /** The server's id of the request (Milvus 3.0 and later), else the trace id of the `traceparent` that was sent. */
  readonly traceId: string | undefined;
}

/** What only the message of an error has: whom the request is about, by `describeTarget`. */
interface Target {
  readonly target?: string;
}

/** Registered, so that two copies of this package, and two realms, know each other's errors. */
const marker = Symbol.for("@milvus-rest/client:error");

/** The error of a call: what its kinds have in common. */
export abstract class MilvusError<Details = object> extends Error implements CallInfo {
  declare readonly method: string;
  declare readonly url: string;
  declare readonly status: number | undefined;
  declare readonly attempts: number;
  declare readonly durationMs: number;
  declare readonly traceId: string | undefined;
  /** Whether the same request may succeed later. */
  declare readonly retryable: boolean;

  /** Whether a value is the error of a call, also of another copy of this package or of another realm. */
  static is(value: unknown): value is MilvusError {
    return isKind(value);
  }

  constructor(happened: string, info: CallInfo & Target & { retryable: boolean } & Details, options?: ErrorOptions) {
    const { target = "", ...fields } = info;
    super(`${info.method} ${info.url}${target} ${happened}`, options);
    Object.assign(this, fields);
  }

  get [marker]() {
    return true;
  }

  /** The error as plain data, for logs: without stack and without secrets. */
  toJSON(): object {
    const { name, message, cause } = this;
    return Object.assign({ name, message }, this, cause && { cause: describeCause(cause) || `${cause}` });
  }
}

/** Names tell the kinds apart: unlike classes they survive minifiers, a second copy of the package and realms. */
function isKind(value: unknown, name?: string): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    marker in value &&
    (!name || ("name" in value && value.name === name))
  );
}

/** The names of the error catalogue that mean the server's own time limit: these are a `MilvusTimeoutError`. */
export type ServerTimeoutReason = {
  [Name in ErrorName]: (typeof errorTable)[Name]["code"] extends typeof errorTable.RequestTimeout.code ? Name : never;
}[ErrorName];

/** The names of the error catalogue that a `MilvusApiError` can have; "Unknown" is a code that it does not list. */
export type ApiErrorReason = Exclude<ErrorName, ServerTimeoutReason> | "Unknown";

/** What an error envelope says, and what the error catalogue says of it. */
export interface ApiErrorDetails {
  /** The envelope's code. */
  readonly code: number;
  /** The catalogue's name of the error; "Unknown" for a code that it does not list. */
  readonly reason: ApiErrorReason;
  /** What to do about it. */
  readonly remedy: string;
  /** The server's own message, complete. */
  readonly serverMessage: string;
}

/**
 * The server responded with an error envelope, under whatever HTTP status.
 * `switch (error.reason)` can be exhaustive: the names are those of the error catalogue (spec/components/errors).
 */
export class MilvusApiError extends MilvusError<ApiErrorDetails> implements ApiErrorDetails {
  declare readonly code: number;
  declare readonly reason: ApiErrorReason;
  declare readonly remedy: string;
  declare readonly serverMessage: string;

  static override is(value: unknown): value is MilvusApiError {
    return isKind(value, "MilvusApiError");
  }

  override get name() {
    return "MilvusApiError" as const;
  }
}

/** What arrived in place of an envelope. */
export interface ResponseErrorDetails {
  /** The first 200 characters of the body. */
  readonly excerpt: string;
}

/** A non-Milvus response: a proxy's page, a redirect, broken or doubled JSON, a body over the limit. */
export class MilvusResponseError extends MilvusError<ResponseErrorDetails> implements ResponseErrorDetails {
  declare readonly excerpt: string;

  static override is(value: unknown): value is MilvusResponseError {
    return isKind(value, "MilvusResponseError");
  }

  override get name() {
    return "MilvusResponseError" as const;
  }
}

/** No response, or only a part of it: refused, reset, not resolved, TLS failed. `cause` is the runtime's own error. */
export class MilvusConnectionError extends MilvusError {
  static override is(value: unknown): value is MilvusConnectionError {
    return isKind(value, "MilvusConnectionError");
  }

  override get name() {
    return "MilvusConnectionError" as const;
  }
}

/**
 * What a call was doing when its time ran out. "server": the server's own limit ran out; "polling": `waitForLoadState`.
 * Only the transport of `@milvus-rest/client/node` tells "connect" from "headers".
 */
export type TimeoutPhase = "token" | "connect" | "headers" | "body" | "back-off" | "server" | "polling";

/** Where the time went, and what the server said of it. */
export interface TimeoutErrorDetails {
  readonly phase: TimeoutPhase;
  /** The envelope's code; undefined where there was no envelope. */
  readonly code: number | undefined;
  /** The catalogue's name of the code; undefined where there was no envelope. */
  readonly reason: ServerTimeoutReason | undefined;
  /** The server's own message; undefined where there was no envelope. */
  readonly serverMessage: string | undefined;
}

/** What a timeout has of an envelope that there was not. */
export const noEnvelope = { code: undefined, reason: undefined, serverMessage: undefined };

/** The time limit of the call, or that of the server, ran out. The server may still complete the request. */
export class MilvusTimeoutError extends MilvusError<TimeoutErrorDetails> implements TimeoutErrorDetails {
  declare readonly phase: TimeoutPhase;
  declare readonly code: number | undefined;
  declare readonly reason: ServerTimeoutReason | undefined;
  declare readonly serverMessage: string | undefined;

  static override is(value: unknown): value is MilvusTimeoutError {
    return isKind(value, "MilvusTimeoutError");
  }

  override get name() {
    return "MilvusTimeoutError" as const;
  }
}

/** What a server last said of a collection's data in memory. */
export interface LoadStateErrorDetails {
  /** `LoadStateLoaded`, `LoadStateLoading` or `LoadStateNotLoad`. */
  readonly loadState: string;
}

/** `waitForLoadState` waited for a load, or a release, that is not in progress. */
export class MilvusLoadStateError extends MilvusError<LoadStateErrorDetails> implements LoadStateErrorDetails {
  declare readonly loadState: string;

  static override is(value: unknown): value is MilvusLoadStateError {
    return isKind(value, "MilvusLoadStateError");
  }

  override get name() {
    return "MilvusLoadStateError" as const;
  }
}

type Field = "cause" | "message" | "code" | "library" | "reason";

/**
 * The innermost cause, in a line: fetch says "fetch failed", where it tried two addresses there is only a code,
 * and OpenSSL's message is a log line with the reason at its end.
 */
export function describeCause(error: unknown): string {
  const { cause, message, code, library, reason }: { [field in Field]?: unknown } = Object(error);
  return (cause ? describeCause(cause) : "") || `${(library && reason) || message || code || ""}`;
}

/**
 * Lets the stack of an error lead to the line that called: it was made behind timers and callbacks that hide it.
 * To be used in an async function which the caller awaits. Where the runtime lacks this the stack stays as it is.
 */
export function withCallersStack<Failure>(error: Failure): Failure {
  if (error instanceof MilvusError) Error.captureStackTrace?.(error, withCallersStack);
  return error;
}

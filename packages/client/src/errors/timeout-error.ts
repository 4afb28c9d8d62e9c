import { isKind, MilvusError } from "./milvus-error.ts";

/**
 * What a call was doing when its time ran out. "server": it was the server's own limit that ran out.
 * Only the transport of `@milvus-rest/client/node` tells "connect" from "headers".
 */
export type TimeoutPhase = "token" | "connect" | "headers" | "body" | "back-off" | "server";

/** Where the time went. */
export interface TimeoutErrorDetails {
  readonly phase: TimeoutPhase;
}

/** The time of the call, or that of the server, ran out. The server may go on with the work. */
export class MilvusTimeoutError extends MilvusError<TimeoutErrorDetails> implements TimeoutErrorDetails {
  declare readonly phase: TimeoutPhase;

  static override is(value: unknown): value is MilvusTimeoutError {
    return isKind(value, "MilvusTimeoutError");
  }

  override get name() {
    return "MilvusTimeoutError" as const;
  }
}

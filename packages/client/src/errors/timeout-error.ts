import type { CallFacts } from "./facts.ts";
import { MilvusError } from "./milvus-error.ts";

/**
 * What a call was doing when its time ran out. "server": the server's own limit ran out, not the caller's.
 * "connect" is told apart from "headers" only by the transport of `@milvus-rest/client/node`.
 */
export type TimeoutPhase = "token" | "connect" | "headers" | "body" | "back-off" | "server";

/** The time of the call, or of the server, ran out. The server may go on with the work. */
export class MilvusTimeoutError extends MilvusError {
  readonly retryable: boolean = false;
  readonly phase: TimeoutPhase;

  static override is(value: unknown): value is MilvusTimeoutError {
    return MilvusError.is(value) && value.name === "MilvusTimeoutError";
  }

  constructor(phase: TimeoutPhase, advice: string, facts: CallFacts, cause?: unknown) {
    super(`timed out after ${facts.elapsedMs} ms (${phase}). ${advice}`, facts, cause);
    this.phase = phase;
  }

  override get name() {
    return "MilvusTimeoutError" as const;
  }
}

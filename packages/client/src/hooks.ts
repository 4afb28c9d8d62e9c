import type { CallFacts } from "./errors/facts.ts";
import type { MilvusError } from "./errors/milvus-error.ts";

/** An attempt failed, and another one follows. */
export interface RetryFacts extends CallFacts {
  readonly error: MilvusError;
  /** Milliseconds until the next attempt. */
  readonly waitMs: number;
}

/**
 * Called as a call goes on, for metrics and logs. What they are told holds no secrets.
 * They are called synchronously, and what one throws fails the call.
 */
export interface Hooks {
  /** An attempt is about to be sent. */
  onRequest?: ((facts: CallFacts) => void) | undefined;
  /** An answer is here, whole, whatever it says. */
  onResponse?: ((facts: CallFacts) => void) | undefined;
  /** An attempt failed for the moment, and another one follows after a wait. */
  onRetry?: ((facts: RetryFacts) => void) | undefined;
}

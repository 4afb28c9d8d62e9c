import type { CallFacts } from "./facts.ts";
import { MilvusError } from "./milvus-error.ts";

/** No answer, or not all of it: refused, reset, not resolved, no TLS. `cause` is the runtime's own error. */
export class MilvusConnectionError extends MilvusError {
  readonly retryable: boolean = true;

  static override is(value: unknown): value is MilvusConnectionError {
    return MilvusError.is(value) && value.name === "MilvusConnectionError";
  }

  constructor(facts: CallFacts, cause: unknown) {
    const part = facts.status === undefined ? "got no answer" : "lost the connection amid the answer";
    super(`${part}: ${describe(cause)}. Check that the server runs and that \`url\` names it.`, facts, cause);
  }

  override get name() {
    return "MilvusConnectionError" as const;
  }
}

/** fetch says only "fetch failed" and puts what happened into the cause, whose message is empty where it tried two addresses. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  if (cause.cause instanceof Error) return describe(cause.cause);
  return cause.message || ("code" in cause ? String(cause.code) : cause.name);
}

import { isKind, MilvusError } from "./milvus-error.ts";

/** No answer, or not all of it: refused, reset, not resolved, no TLS. `cause` is the runtime's own error. */
export class MilvusConnectionError extends MilvusError {
  static override is(value: unknown): value is MilvusConnectionError {
    return isKind(value, "MilvusConnectionError");
  }

  override get name() {
    return "MilvusConnectionError" as const;
  }
}

import { MilvusError } from "./milvus-error.ts";

/**
 * Lets the stack of a failure lead to the line that called: it was made behind timers and callbacks that hide it.
 * To be used in an async function which the caller awaits. Where the runtime knows no such thing the stack stays as it is.
 */
export function withCallersStack<Failure>(failure: Failure): Failure {
  if (failure instanceof MilvusError) Error.captureStackTrace?.(failure, withCallersStack);
  return failure;
}

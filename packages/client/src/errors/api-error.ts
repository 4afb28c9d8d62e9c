import type { ErrorName } from "@milvus-rest/types";
import { isKind, MilvusError } from "./milvus-error.ts";

/** What an error envelope says, and what the error catalogue says of it. */
export interface ApiErrorDetails {
  /** The envelope's code. */
  readonly code: number;
  /** The catalogue's name of the error; "Unknown" for a code that is newer than this package. */
  readonly reason: ErrorName | "Unknown";
  /** What to do about it. */
  readonly remedy: string;
  /** The server's own words, whole. */
  readonly serverMessage: string;
}

/**
 * The server answered with an error of its own: an envelope whose `code` is no success, under whatever HTTP status.
 * `switch (error.reason)` can be exhaustive: the names are those of the error catalogue (spec/components/errors).
 */
export class MilvusApiError extends MilvusError<ApiErrorDetails> implements ApiErrorDetails {
  declare readonly code: number;
  declare readonly reason: ErrorName | "Unknown";
  declare readonly remedy: string;
  declare readonly serverMessage: string;

  static override is(value: unknown): value is MilvusApiError {
    return isKind(value, "MilvusApiError");
  }

  override get name() {
    return "MilvusApiError" as const;
  }
}

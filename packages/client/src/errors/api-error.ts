import type { ErrorName } from "@milvus-rest/types";
import type { CatalogueEntry } from "../catalogue.ts";
import type { CallFacts } from "./facts.ts";
import { MilvusError } from "./milvus-error.ts";

/**
 * The server answered with an error of its own: an envelope whose `code` is no success, under whatever HTTP status.
 * `switch (error.reason)` can be exhaustive: the names are those of the error catalogue (spec/components/errors).
 */
export class MilvusApiError extends MilvusError {
  /** The envelope's code. */
  readonly code: number;
  /** The catalogue's name of the error; "Unknown" for a code that is newer than this package. */
  readonly reason: ErrorName | "Unknown";
  readonly retryable: boolean;
  /** What to do about it. */
  readonly remedy: string;
  /** The server's own words, whole. */
  readonly serverMessage: string;

  static override is(value: unknown): value is MilvusApiError {
    return MilvusError.is(value) && value.name === "MilvusApiError";
  }

  constructor({ reason, retryable, remedy }: CatalogueEntry, code: number, serverMessage: string, facts: CallFacts) {
    const words = serverMessage.slice(0, 500) || "no message";
    super(`failed with ${reason} (code ${code}, HTTP ${facts.status}): ${words}. ${remedy}`, facts);
    this.code = code;
    this.reason = reason;
    this.retryable = retryable;
    this.remedy = remedy;
    this.serverMessage = serverMessage;
  }

  override get name() {
    return "MilvusApiError" as const;
  }
}

import type { CallFacts } from "./facts.ts";
import { MilvusError } from "./milvus-error.ts";

/** The answer is not one of Milvus: a proxy's page, a redirect, broken or doubled JSON, a body over the limit. */
export class MilvusResponseError extends MilvusError {
  readonly retryable: boolean;
  /** The beginning of the body. */
  readonly excerpt: string;

  static override is(value: unknown): value is MilvusResponseError {
    return MilvusError.is(value) && value.name === "MilvusResponseError";
  }

  constructor(happened: string, excerpt: string, retryable: boolean, facts: CallFacts) {
    super(happened, facts);
    this.retryable = retryable;
    this.excerpt = excerpt;
  }

  override get name() {
    return "MilvusResponseError" as const;
  }
}

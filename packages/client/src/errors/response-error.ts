import { isKind, MilvusError } from "./milvus-error.ts";

/** What came in place of an envelope. */
export interface ResponseErrorDetails {
  /** The first 200 characters of the body. */
  readonly excerpt: string;
}

/** The answer is not one of Milvus: a proxy's page, a redirect, broken or doubled JSON, a body over the limit. */
export class MilvusResponseError extends MilvusError<ResponseErrorDetails> implements ResponseErrorDetails {
  declare readonly excerpt: string;

  static override is(value: unknown): value is MilvusResponseError {
    return isKind(value, "MilvusResponseError");
  }

  override get name() {
    return "MilvusResponseError" as const;
  }
}

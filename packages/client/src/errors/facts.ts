/** What every failure of a call tells about the call. */
export interface CallFacts {
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. It holds no secrets: `createClient` refuses a URL with credentials. */
  readonly url: string;
  /** HTTP status of the last answer, if its head arrived. */
  readonly status: number | undefined;
  /** How many times the request was sent, or was about to be. */
  readonly attempts: number;
  /** Milliseconds from the call to its failure, over all attempts. */
  readonly elapsedMs: number;
  /** The server's id of the request (Milvus 3.0 and later), else the trace id of the `traceparent` that was sent. */
  readonly traceId: string | undefined;
}

/** How far a call has come: what every hook is told and every failure tells. */
export interface CallFacts {
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. It holds no secrets: `createClient` refuses a URL with credentials. */
  readonly url: string;
  /** HTTP status of the last answer, if its head arrived. */
  readonly status: number | undefined;
  /** How many times the request was sent, this one included. */
  readonly attempts: number;
  /** Milliseconds since the call began, over all attempts. */
  readonly elapsedMs: number;
  /** The server's id of the request (Milvus 3.0 and later), else the trace id of the `traceparent` that was sent. */
  readonly traceId: string | undefined;
}

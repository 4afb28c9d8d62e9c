import type { CallFacts } from "./facts.ts";

/** Registered, so that two copies of this package, bundled or not, know each other's errors. */
const marker = Symbol.for("@milvus-rest/client:error");

/** The failure of a call: what its four kinds have in common. */
export abstract class MilvusError extends Error implements CallFacts {
  declare readonly method: string;
  declare readonly url: string;
  declare readonly status: number | undefined;
  declare readonly attempts: number;
  declare readonly elapsedMs: number;
  declare readonly traceId: string | undefined;
  /** Whether the same request may succeed later. */
  abstract readonly retryable: boolean;

  /** Whether a value is a failure of a call, also one that another copy of this package threw. */
  static is(value: unknown): value is MilvusError {
    return typeof value === "object" && value !== null && marker in value;
  }

  constructor(happened: string, facts: CallFacts, cause?: unknown) {
    super(`${facts.method} ${facts.url} ${happened}`, cause === undefined ? undefined : { cause });
    Object.assign(this, facts);
  }

  get [marker](): true {
    return true;
  }

  /** The failure as plain data, for logs: without stack and without secrets. */
  toJSON(): object {
    const cause = this.cause === undefined ? undefined : String(this.cause);
    return Object.assign({ name: this.name, message: this.message }, this, { cause });
  }
}

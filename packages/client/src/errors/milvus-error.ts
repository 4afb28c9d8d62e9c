import { describeCause } from "./cause.ts";
import type { CallFacts } from "./facts.ts";

/** Registered, so that two copies of this package, bundled or not, know each other's errors. */
const marker = Symbol.for("@milvus-rest/client:error");

/** The failure of a call: what its four kinds have in common. */
export abstract class MilvusError<Details = object> extends Error implements CallFacts {
  declare readonly method: string;
  declare readonly url: string;
  declare readonly status: number | undefined;
  declare readonly attempts: number;
  declare readonly elapsedMs: number;
  declare readonly traceId: string | undefined;
  /** Whether the same request may succeed later. */
  declare readonly retryable: boolean;

  /** Whether a value is a failure of a call, also one that another copy of this package threw. */
  static is(value: unknown): value is MilvusError {
    return isKind(value);
  }

  constructor(happened: string, facts: CallFacts & { retryable: boolean } & Details, options?: ErrorOptions) {
    super(`${facts.method} ${facts.url} ${happened}`, options);
    Object.assign(this, facts);
  }

  get [marker]() {
    return true;
  }

  /** The failure as plain data, for logs: without stack and without secrets. */
  toJSON(): object {
    const { name, message, cause } = this;
    return Object.assign({ name, message }, this, cause && { cause: describeCause(cause) });
  }
}

/** Names tell the kinds apart: unlike classes they survive minifiers and a second copy of the package. */
export function isKind(value: unknown, name?: string): boolean {
  return value instanceof Object && marker in value && (!name || ("name" in value && value.name === name));
}

import { headerOf, type SentRequest } from "../exchange.ts";
import { timeLimit } from "../spec/document.ts";

/** What a request asks for as its time limit. */
export interface AskedLimit {
  /** The header's value; undefined where there is none or it is empty, which is the same. */
  value: string | undefined;
  /** What it means; undefined where it is no 64-bit integer. */
  seconds: number | undefined;
}

export function askedLimitOf(request: SentRequest): AskedLimit {
  const value = headerOf(request, timeLimit.header) || undefined;
  if (value === undefined || !/^[+-]?\d+$/.test(value)) return { value, seconds: undefined };
  const seconds = BigInt(value.replace("+", ""));
  const isInt64 = BigInt.asIntN(64, seconds) === seconds;
  return { value, seconds: isInt64 ? durationOf(seconds) : undefined };
}

/** A duration in Go is nanoseconds in 64 bits: more of them than fit wrap around. */
function durationOf(seconds: bigint): number {
  return Number(BigInt.asIntN(64, seconds * 1_000_000_000n)) / 1e9;
}

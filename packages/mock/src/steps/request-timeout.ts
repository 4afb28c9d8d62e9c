import { messageTable } from "@milvus-rest/types";
import { type Step, word } from "../exchange.ts";
import { timeLimit } from "../operations.ts";
import { type Head, headerOf } from "../wire/head.ts";

/** Refuses a time limit that is no number, where the profile does. */
export const requestTimeout: Step = ({ request }) => {
  const value = headerOf(request, timeLimit.header);
  if (!value) return;
  const parsed = parseInt64(value);
  if (typeof parsed === "bigint") return;
  return { message: word(messageTable.requestTimeout, { value, reason: parsed }) };
};

/** The seconds that a request asks for; undefined where it asks for none, or not in a way that is understood. */
export function askedSeconds(head: Pick<Head, "headers">): number | undefined {
  const parsed = parseInt64(headerOf(head, timeLimit.header) ?? "");
  return typeof parsed === "bigint" ? toSeconds(parsed) : undefined;
}

/** Go holds a duration in nanoseconds, in 64 bits: what has no place in them wraps around. */
function toSeconds(seconds: bigint): number {
  return Number(BigInt.asIntN(64, seconds * 1_000_000_000n)) / 1e9;
}

/** Go's strconv.ParseInt(text, 10, 64), or why it fails. */
function parseInt64(text: string): bigint | "invalid syntax" | "value out of range" {
  if (!/^[+-]?[0-9]+$/.test(text)) return "invalid syntax";
  const value = BigInt(text.replace(/^\+/, ""));
  return BigInt.asIntN(64, value) === value ? value : "value out of range";
}

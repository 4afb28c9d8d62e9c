import type { Answer, SentRequest } from "../exchange.ts";
import { headerOf } from "../exchange.ts";
import { cut, quote } from "../judge/quote.ts";
import { timeLimit } from "../spec/document.ts";
import { operations } from "../spec/operation.ts";

/** Headers that a server heeds. Recorded traffic has many more, and secrets among them. */
const told = new Set(
  [
    "Authorization",
    "Accept",
    "Access-Control-Request-Method",
    "Origin",
    "traceparent",
    timeLimit.header,
    ...operations.flatMap(({ names }) => [names.collection.header ?? [], names.database.header ?? []].flat()),
  ].map((name) => name.toLowerCase()),
);

/** A request on one line. Of an `Authorization` only the scheme is told. */
export function describeRequest({ method, target, headers, body }: SentRequest): string {
  const lines = headers
    .filter(([name]) => told.has(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${/^authorization$/i.test(name) ? schemeOf(value) : value}`);
  const text = body.length === 0 ? "without a body" : `with the body ${quote(body.toString("utf8"))}`;
  return [`${method} ${target}`, ...lines, text].join("; ");
}

const schemeOf = (value: string) => `${/^(?:bearer|basic) /i.exec(value)?.[0] ?? ""}…`;

/** An answer on one line. */
export function describeAnswer(answer: Answer): string {
  const type = headerOf(answer, "Content-Type") ?? "no Content-Type";
  return `HTTP ${answer.status}; ${type}; ${answer.body.length === 0 ? "no body" : quote(answer.body.toString("utf8"))}`;
}

/** A text of the server's without the secrets that it may repeat. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((redacted, secret) => withoutStart(redacted.replaceAll(secret, "…"), secret), text);
}

/** A quote may end in the middle of a secret. */
function withoutStart(text: string, secret: string): string {
  const starts = Array.from(secret, (_, at) => secret.slice(0, -at)).filter((start) => start.length > 2);
  return starts.reduce((redacted, start) => redacted.replaceAll(`${start}${cut}`, cut), text);
}

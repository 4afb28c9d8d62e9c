import type { Answer, SentRequest } from "../exchange.ts";
import { headerOf } from "../exchange.ts";
import { quote } from "../judge/quote.ts";

/** Headers that say nothing of their own. */
const untold = new Set(["host", "content-length", "content-type"]);

/** A request on one line. Of an `Authorization` only the scheme is told. */
export function describeRequest({ method, target, headers, body }: SentRequest): string {
  const told = headers
    .filter(([name]) => !untold.has(name.toLowerCase()))
    .map(([name, value]) => (name === "Authorization" ? `${name}: ${schemeOf(value)}` : `${name}: ${value}`));
  const text = body.length === 0 ? "without a body" : `with the body ${quote(body.toString("utf8"))}`;
  return [`${method} ${target}`, ...told, text].join("; ");
}

const schemeOf = (value: string) => `${/^\w+ /.exec(value)?.[0] ?? ""}…`;

/** An answer on one line. */
export function describeAnswer(answer: Answer): string {
  const type = headerOf(answer, "Content-Type") ?? "no Content-Type";
  return `HTTP ${answer.status}; ${type}; ${answer.body.length === 0 ? "no body" : quote(answer.body.toString("utf8"))}`;
}

/** A text of the server's without the secrets that it may repeat. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((redacted, secret) => redacted.replaceAll(secret, "…"), text);
}

import { errorTable, type Profile } from "@milvus-rest/types";
import type { Answer } from "./answer.ts";
import { type Choice, type Example, exampleOf } from "./examples.ts";
import type { Exchange } from "./exchange.ts";
import { headersOf } from "./headers.ts";
import { encodeJson } from "./json/encode.ts";
import type { Operation } from "./operations.ts";
import { type Outcome, success } from "./outcome.ts";

/** The answer that tells of an outcome: the spec's example, with the profile's code or the request's own words in it. */
export async function compose(operation: Operation, exchange: Exchange, outcome: Outcome): Promise<Answer> {
  const choice = choose(operation, exchange.profile, outcome);
  const example = await exampleOf(choice);
  return {
    status: choice.status,
    headers: headersOf(example.headers, exchange, `${choice.mediaType}; charset=utf-8`),
    body: bodyOf(example, exchange.profile, outcome),
  };
}

/** The headers that every answer of a handler has, whatever it is. */
export async function commonHeaders(operation: Operation, exchange: Exchange) {
  const example = await exampleOf(choose(operation, exchange.profile, success));
  return headersOf(example.headers, exchange);
}

function choose(operation: Operation, profile: Profile, { error }: Outcome): Choice {
  if (error === undefined) {
    const [first] = operation.successes.values();
    const name = operation.successes.get(profile.successCode) ?? first;
    return { operation, status: 200, mediaType: "application/json", ...(name !== undefined && { name }) };
  }
  const { status } = errorTable[error];
  const isText = error === "RequestTimeout" && profile.timeoutBody === "text";
  if (isText) return { operation, status, mediaType: "text/plain" };
  return { operation, status, mediaType: "application/json", name: error };
}

function bodyOf({ body }: Example, { successCode }: Profile, outcome: Outcome): string {
  if (typeof body !== "object" || body === null) return String(body);
  if (outcome.error === undefined) return encodeJson({ ...body, code: successCode });
  return encodeJson(outcome.message === undefined ? body : { ...body, message: outcome.message });
}

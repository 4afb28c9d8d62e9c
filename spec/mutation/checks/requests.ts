import { type HttpRequest, headersOf } from "@milvus-rest/semantics";
import { distinct, type Exchange, exchanges } from "../exchanges.ts";
import { escapeKey, type Json } from "../mutants.ts";
import { original, type Trial } from "../trial.ts";

export const bodyPointer = (path: string) =>
  `#/paths/${escapeKey(path)}/post/requestBody/content/application~1json/schema`;
const withoutSpace = (text: string) => text.replaceAll(/\s/g, "");

/** A recorded request whose body was read as a whole, as JSON. */
interface JsonRequest extends Exchange {
  json: Json;
  /** Whether the request was served, or refused for its body. */
  isServed: boolean;
}

export const requests: readonly JsonRequest[] = distinct(
  exchanges.filter(({ request }) => request.method === "POST" && isWhole(request)),
  ({ path, got, request }) => `${path} ${got} ${JSON.stringify(request.headers)} ${request.body}`,
).flatMap((exchange) => {
  const json = parse(String(exchange.request.body));
  return json === undefined ? [] : [{ ...exchange, json, isServed: exchange.got === "Success" }];
});

/** Bodies that were served, and those that were refused for their form; leniencies of Milvus are in neither. */
const served = requests.filter(({ isServed, path, json }) => isServed && original.isValid(bodyPointer(path), json));
const refused = requests.filter(
  ({ got, path, json, response }) =>
    ["InvalidJson", "MissingParameter", "InvalidParameter"].includes(got) &&
    !response.body.includes("Request-Timeout") &&
    !original.isValid(bodyPointer(path), json),
);

/** The bodies that servers accepted are valid, and have no unknown field; those that they refused for their form are not. */
export function bodiesHold({ isValid, affects }: Trial): string | undefined {
  const own = (all: readonly JsonRequest[]) => all.filter(({ path }) => affects(bodyPointer(path)));
  const invalid = own(served).find(({ path, json }) => !isValid(bodyPointer(path), json));
  if (invalid) return `the request ${invalid.id}, which Milvus ${invalid.release} served, is invalid`;
  const valid = own(refused).find(({ path, json }) => isValid(bodyPointer(path), json));
  if (valid) return `the request ${valid.id}, which Milvus ${valid.release} refused, is valid`;
  return undefined;
}

/** Whether the server read what was recorded, and not less of it. */
function isWhole({ headers, body = Buffer.alloc(0) }: HttpRequest): boolean {
  const [length] = headersOf({ headers }, "Content-Length");
  return Number(length) === body.length;
}

/** Undefined for what is not JSON, and for a repeated key, which JSON.parse hides. */
function parse(text: string): Json | undefined {
  try {
    const value = JSON.parse(text);
    return withoutSpace(JSON.stringify(value)) === withoutSpace(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

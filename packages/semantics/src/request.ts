import { type HttpRequest, headerOf } from "./go-http.ts";
import { type GoBody, readGoBody } from "./go-json.ts";
import { parseInt64 } from "./go-text.ts";
import { defaultDatabase, findCollection, type Knowledge } from "./knowledge.ts";
import type { NamedBy, Operation } from "./openapi.ts";
import type { Spec } from "./spec.ts";

/** What a request for an operation says, and what is known of the server that it is for. */
export interface ParsedRequest {
  spec: Spec;
  operation: Operation;
  knowledge: Knowledge;
  request: HttpRequest;
  credentials: Credentials;
  /** The seconds that it may take, or why they are not a 64-bit integer, in Go's words; undefined where it does not say. */
  timeout: number | string | undefined;
  /** Undefined where the body has not been read yet. */
  body: GoBody | undefined;
  database: string;
  /** The collection that it names, as it is written. */
  collection: string | undefined;
  /** That collection in the server's world, under its own name; undefined where it is not known to exist. */
  found: ReturnType<typeof findCollection>;
  /** The name of a collection that it is to create. */
  newCollection: string | undefined;
  partitions: readonly string[] | undefined;
}

type Given = Pick<ParsedRequest, "spec" | "operation" | "knowledge" | "request">;

/** Reads what a request for an operation says. */
export function parseRequest(given: Given): ParsedRequest {
  const { spec, operation, knowledge, request } = given;
  const { names } = operation;
  const body = readGoBody(request, operation.bodyIn(knowledge.profile), knowledge.profile);
  const nameOf = ({ field = "", header = "" }: NamedBy) => {
    const value = body?.fields.get(field);
    return typeof value === "string" && value !== "" ? value : headerOf(request, header) || undefined;
  };
  const database = nameOf(names.database) ?? defaultDatabase;
  const collection = nameOf(names.collection);
  return {
    ...given,
    credentials: credentialsOf(request),
    timeout: timeoutOf(headerOf(request, spec.requestTimeout.header) ?? ""),
    body,
    database,
    collection,
    found: collection === undefined ? undefined : findCollection(knowledge.world, database, collection),
    newCollection: nameOf(names.newCollection),
    partitions: namesIn(body?.fields.get(names.partition.field ?? "")),
  };
}

/** An empty header counts as none. */
function timeoutOf(value: string): number | string | undefined {
  const parsed = parseInt64(value);
  if (typeof parsed === "string") return value === "" ? undefined : parsed;
  // A duration in Go is nanoseconds in 64 bits: a larger one wraps around.
  return Number(BigInt.asIntN(64, parsed * 1_000_000_000n)) / 1e9;
}

/** One name or a list of them. */
function namesIn(value: unknown): readonly string[] | undefined {
  return value === undefined ? undefined : [value].flat().map(String);
}

/** Who a request says it comes from. The key is a token without a colon, which may be an API key; else it is empty. */
export type Credentials = { user: string; password: string; key: string; isBasic: boolean };

/** Padded base64, as Go's decoder demands. */
const basicForm = /^basic ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/i;

/** Reads `Authorization` as Milvus does: Basic, else `user:password` after an optional `Bearer `, split at the first colon. */
export function credentialsOf(request: Pick<HttpRequest, "headers">): Credentials {
  const authorization = headerOf(request, "Authorization") ?? "";
  const encoded = basicForm.exec(authorization)?.[1];
  const decoded = encoded === undefined ? "" : Buffer.from(encoded, "base64").toString("utf8");
  const isBasic = decoded.includes(":");
  const token = isBasic ? decoded : authorization.replace(/^Bearer /, "");
  const colon = token.indexOf(":");
  if (colon < 0) return { user: "", password: "", key: token, isBasic };
  return { user: token.slice(0, colon), password: token.slice(colon + 1), key: "", isBasic };
}

/** The id of the trace that a request belongs to, by W3C Trace Context; undefined where it names none. */
export function traceIdOf(request: Pick<HttpRequest, "headers">): string | undefined {
  const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/;
  return form.exec(headerOf(request, "traceparent") ?? "")?.[1];
}

import { type GoBody, readGoJson } from "./go-json.ts";
import { defaultDatabase, findCollection, type Knowledge } from "./knowledge.ts";
import type { NamedBy, Operation } from "./operation.ts";
import {
  type AskedTimeout,
  askedTimeoutOf,
  type Credentials,
  credentialsOf,
  type HttpRequest,
  headerOf,
} from "./request.ts";
import type { Spec } from "./spec.ts";

/** What a request for an operation says, and what is known of the server that it is for. */
export interface ParsedRequest {
  spec: Spec;
  operation: Operation;
  knowledge: Knowledge;
  request: HttpRequest;
  credentials: Credentials;
  timeout: AskedTimeout;
  /** Undefined where the body has not been read yet. */
  body: GoBody | undefined;
  /** The database that the request is about. */
  database: string;
  /** The collection that it names, as it is written; undefined where it names none. */
  collection: string | undefined;
  /** That collection in the server's world, under its own name; undefined where it is not known to exist. */
  found: ReturnType<typeof findCollection>;
  /** The name of a collection that it is to create. */
  newCollection: string | undefined;
  /** The partitions that it names; undefined where it names none. */
  partitions: readonly string[] | undefined;
}

export function parseRequest(
  spec: Spec,
  operation: Operation,
  request: HttpRequest,
  knowledge: Knowledge,
): ParsedRequest {
  const body = readBody(operation, request, knowledge);
  const { names } = operation;
  const named = ({ field = "", header = "" }: NamedBy) => {
    const value = body?.fields.get(field);
    return typeof value === "string" && value !== "" ? value : headerOf(request, header) || undefined;
  };
  const database = named(names.database) ?? defaultDatabase;
  const collection = named(names.collection);
  return {
    spec,
    operation,
    knowledge,
    request,
    credentials: credentialsOf(request),
    timeout: askedTimeoutOf(request, spec.requestTimeout.header),
    body,
    database,
    collection,
    found: collection === undefined ? undefined : findCollection(knowledge.world, database, collection),
    newCollection: named(names.newCollection),
    partitions: namesIn(body?.fields.get(names.partition.field ?? "")),
  };
}

function readBody(operation: Operation, request: HttpRequest, { profile }: Knowledge): GoBody | undefined {
  if (request.bodyError !== undefined) {
    return { fields: new Map(), error: { kind: "syntax", reason: request.bodyError }, isCertain: true };
  }
  return request.body && readGoJson(request.body, operation.goType, profile);
}

/** One name or a list of them; in Go an element that is null is an empty text. */
function namesIn(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return [value].flat().map((each) => (typeof each === "string" ? each : ""));
}

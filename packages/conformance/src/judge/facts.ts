import type { Profile } from "@milvus-rest/types";
import { headerOf, headersOf, type SentRequest } from "../exchange.ts";
import type { Operation } from "../spec/operation.ts";
import { type Credentials, credentialsOf } from "./credentials.ts";
import { type ReadBody, readBody } from "./json/read-body.ts";
import { textOf } from "./json/text.ts";
import { defaultDatabase, type World } from "./world.ts";

/** What is known of a server when it is asked. */
export interface Circumstances {
  profile: Profile;
  /** Whether it asks for credentials. Not given: not known. */
  auth?: boolean;
  /** What it holds. Not given: not known, and every outcome that depends on it is allowed. */
  world?: World;
  /** What stands before every path of the API, such as `/milvus` behind a proxy. Default: nothing. */
  basePath?: string;
  /** Seconds of the time limit that an earlier request left behind, where the profile has that bug. Default: none did. */
  rememberedTimeout?: number;
}

/** What a request says, and what is known of the server. */
export interface Facts extends Circumstances {
  request: SentRequest;
  operation: Operation;
  body: ReadBody;
  credentials: Credentials;
  /** The database that the request is about. */
  database: string;
  /** The collection that it names; undefined where it names none. */
  collection: string | undefined;
}

export function readFacts(request: SentRequest, operation: Operation, circumstances: Circumstances): Facts {
  const { bytes, isWhole } = receivedBody(request);
  const read = readBody(textOf(bytes), operation.body, circumstances.profile);
  const body = isWhole ? read : { ...read, isValid: false };
  const { collection, database } = operation.names;
  const named = (field = "") => {
    const value = body.fields.get(field);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return {
    ...circumstances,
    request,
    operation,
    body,
    credentials: credentialsOf(request),
    database: named(database.field) ?? (headerOf(request, database.header ?? "") || defaultDatabase),
    collection: named(collection.field),
  };
}

/** The part of the body that a server receives: what `Content-Length` says, or the chunks. */
function receivedBody(request: SentRequest): { bytes: Buffer; isWhole: boolean } {
  const { body, isCutOff = false } = request;
  if (headersOf(request, "Transfer-Encoding").length > 0) return { bytes: body, isWhole: !isCutOff };
  const length = Number(headerOf(request, "Content-Length") ?? 0);
  return { bytes: body.subarray(0, length), isWhole: body.length >= length };
}

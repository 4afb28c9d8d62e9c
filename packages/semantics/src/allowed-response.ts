import type { Knowledge } from "./knowledge.ts";
import type { MessagePattern } from "./message.ts";
import type { HeaderRule, Operation } from "./operation.ts";
import type { Spec } from "./spec.ts";

/** A response that a request may come to. */
export interface AllowedResponse {
  /** `Success`, a name of the error catalogue, or the name of a response that no operation gives. */
  outcome: string;
  status: number;
  /** Undefined where there is no body, or any. */
  mediaType: string | undefined;
  /** The envelope's code; undefined where the response is not an envelope. */
  code: number | undefined;
  /** How the message may read, the likeliest first; none: as the catalogue's schema says. */
  messages: readonly MessagePattern[];
  /** The whole body of a response that no operation gives; undefined: any. */
  body: string | undefined;
  /** Where a redirect leads. */
  location: string | undefined;
  /** The rules of its headers. */
  headers: readonly HeaderRule[];
  /** Whether no request gets past it. */
  isCertain: boolean;
  /** Whether it depends on how the server is at the moment, such as a rate limit that is used up. */
  isTransient: boolean;
  /** Whether the operation has done its work, so that its effect has taken place. */
  isWorkDone: boolean;
  /** Seconds until the response, where the work takes time. */
  seconds: number;
}

const nothing = {
  messages: [],
  body: undefined,
  location: undefined,
  isTransient: false,
  isWorkDone: false,
  seconds: 0,
};

/** The success of an operation. */
export function successResponse({ headers }: Operation, { profile }: Knowledge): AllowedResponse {
  return {
    ...nothing,
    outcome: "Success",
    status: 200,
    mediaType: "application/json",
    code: profile.successCode,
    headers: headers.get(200) ?? [],
    isCertain: true,
    isWorkDone: true,
  };
}

/** @throws {Error} where the catalogue has no such error. */
export function errorResponse(
  spec: Spec,
  { headers }: Operation,
  { profile }: Knowledge,
  outcome: string,
  { isCertain, isTransient = false }: { isCertain: boolean; isTransient?: boolean },
): AllowedResponse {
  const error = spec.errors.get(outcome);
  if (!error) throw new Error(`spec: ${outcome} is not in the error catalogue`);
  const isText = outcome === "RequestTimeout" && profile.timeoutBody === "text";
  return {
    ...nothing,
    outcome,
    status: error.status,
    mediaType: isText ? "text/plain" : "application/json",
    code: isText ? undefined : error.code,
    headers: headers.get(error.status) ?? [],
    isCertain,
    isTransient,
  };
}

/** @param reason what Go's HTTP layer says beyond the status line. */
export function routeResponse(spec: Spec, name: string, reason = ""): AllowedResponse {
  const route = spec.routes.get(name);
  if (!route) throw new Error(`spec/profiles.yaml has no response ${name}`);
  return {
    ...nothing,
    outcome: name,
    status: route.status,
    mediaType: route.mediaType,
    code: undefined,
    messages: reason === "" ? [] : [{ text: reason }],
    body: route.body ?? (route.mediaType === undefined ? "" : undefined),
    headers: route.commonHeaders ? spec.commonHeaders : [],
    isCertain: true,
  };
}

import type { HttpRequest } from "./go-http.ts";
import type { Knowledge } from "./knowledge.ts";
import type { HeaderRule } from "./openapi.ts";
import { credentialsOf, type ParsedRequest } from "./request.ts";
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
  location: string | undefined;
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

const flags = { isCertain: true, isTransient: false, isWorkDone: false };
const defaults = { ...flags, messages: [], body: undefined, location: undefined, seconds: 0 };

/**
 * The success of an operation, or its error of a name. By default no request gets past it, and a success has done its work.
 *
 * @throws {Error} where the catalogue has no such error.
 */
export function operationResponse(
  { spec, operation, knowledge: { profile } }: ParsedRequest,
  outcome: string,
  others: Partial<AllowedResponse> = {},
): AllowedResponse {
  const isWorkDone = outcome === "Success";
  const success = isWorkDone ? { status: 200, code: profile.successCode } : undefined;
  const { status, code } = success ?? spec.errors.get(outcome) ?? unknown(outcome);
  const isText = outcome === "RequestTimeout" && profile.timeoutBody === "text";
  const form = isText ? { mediaType: "text/plain", code: undefined } : { mediaType: "application/json", code };
  return { ...defaults, outcome, status, ...form, headers: operation.headers.get(status) ?? [], isWorkDone, ...others };
}

/** An error that a request surely comes to, and its message. */
export function failure(parsed: ParsedRequest, outcome: string, name: string, words?: Words): AllowedResponse {
  return operationResponse(parsed, outcome, { messages: [messageOf(parsed, { name, words })] });
}

const unknown = (name: string): never => {
  throw new Error(`spec: there is no response ${name}`);
};

/** A response that no operation gives, and what Go's HTTP layer says in it beyond the status line. */
export function routeResponse({ routes, commonHeaders }: Spec, outcome: string, reason = ""): AllowedResponse {
  const route = routes.get(outcome) ?? unknown(outcome);
  const { status, mediaType, body = mediaType === undefined ? "" : undefined } = route;
  const messages = reason === "" ? [] : [{ text: reason }];
  const headers = route.commonHeaders ? commonHeaders : [];
  return { ...defaults, outcome, status, mediaType, code: undefined, messages, body, headers };
}

/** Whether a response carries a header; undefined where it may or may not. */
export function isHeaderSent(
  rule: HeaderRule,
  request: HttpRequest,
  { auth, profile }: Knowledge,
): boolean | undefined {
  const { difference, security } = rule.sentWhen;
  if (rule.isRequired) return true;
  if (difference !== undefined) return Reflect.get(profile, difference) === true;
  if (security === undefined) return undefined;
  // Basic is the one scheme that shows; a preflight comes before any check of credentials.
  if (request.method === "OPTIONS") return false;
  return auth === undefined ? undefined : auth && credentialsOf(request).isBasic;
}

/** How a message reads, and how many characters of it every build says so: what follows is a build's own. Default all. */
export type MessagePattern = { text: string; stable?: number };

/** A message of the spec. */
export interface Message {
  /** In spec/profiles.yaml: among the messages, or among the differences with `Message` behind it. */
  name: string;
  /** What takes the place of its `{…}`, besides the database and the collection of the request. */
  words?: Words | undefined;
  /** The placeholder, or the text, from which on builds of the same release may differ. */
  vague?: string | undefined;
}

type Words = Readonly<Record<string, string | number | undefined>>;

/** How a message of the spec reads in a response to a request; a template takes the place of the spec's. */
export function messageOf(parsed: ParsedRequest, { name, words, vague }: Message, template?: string): MessagePattern {
  const { spec, knowledge, database, collection } = parsed;
  const text = template ?? spec.messages[name] ?? Reflect.get(knowledge.profile, `${name}Message`) ?? "";
  return formatMessage(text, { database, collection, ...words }, vague);
}

/** Puts words in the place of a template's `{…}`. From `vague` on, a placeholder or a text, builds may differ. */
export function formatMessage(template: string, words: Words, vague?: string): MessagePattern {
  const fill = (part: string) => part.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
  const start = vague === undefined ? -1 : template.indexOf(/^\w+$/.test(vague) ? `{${vague}}` : vague);
  const text = fill(template);
  return start < 0 ? { text } : { text, stable: fill(template.slice(0, start)).length };
}

/** Whether a message reads as a pattern says. */
export function matchesMessage({ text, stable }: MessagePattern, message: string): boolean {
  return stable === undefined ? message === text : message.startsWith(text.slice(0, stable));
}

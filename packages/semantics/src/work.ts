import { type AllowedResponse, errorResponse, successResponse } from "./allowed-response.ts";
import { createFailure, createFormFailure, type Failure } from "./create.ts";
import { own } from "./knowledge.ts";
import { formatMessage } from "./message.ts";
import type { Effect } from "./openapi.ts";
import type { ParsedRequest } from "./parsed-request.ts";

/** The two forms of a time limit that has run out: real servers race between them. */
export const timeouts = ["RequestTimeout", "DeadlineExceeded"] as const;

/** Seconds that a request may take. */
export function limitOf({ spec, knowledge, timeout }: ParsedRequest): number {
  const earlier = knowledge.profile.timeoutSticky ? knowledge.rememberedTimeout : undefined;
  return timeout.seconds ?? earlier ?? spec.requestTimeout.default;
}

/** What the work that a request asks for may come to. */
export interface Work {
  responses: readonly AllowedResponse[];
  /** What it comes to after its time limit, when the client has been told of the timeout already. */
  late?: AllowedResponse;
}

export function workOf(parsed: ParsedRequest): Work {
  const { operation, knowledge, found } = parsed;
  if (!knowledge.isWholeWorld) return { responses: possibleResponses(parsed) };
  const response = certainResponse(parsed);
  const seconds = operation.effect ? (found?.collection.seconds ?? 0) : 0;
  const limit = limitOf(parsed);
  if (seconds < limit) return { responses: [{ ...response, seconds }] };
  const late = { ...response, seconds };
  const expired = timeouts.map((name) => ({ ...refuse(parsed, name, seconds > limit), seconds: limit }));
  return seconds > limit ? { responses: expired, late } : { responses: [{ ...late, isCertain: false }, ...expired] };
}

/** Without knowing how the server is at the moment, its work may come to anything that work comes to. */
function possibleResponses(parsed: ParsedRequest): AllowedResponse[] {
  const { spec, operation, knowledge } = parsed;
  const malformed = operation.effect === "create" ? createFormFailure(parsed) : undefined;
  if (malformed) return [{ ...refuse(parsed, malformed.outcome, true), messages: [malformed.message] }];
  const success = { ...successResponse(operation, knowledge), isCertain: false };
  const ownFailures = spec.effectFailures[operation.effect ?? ""] ?? [];
  const passes = (name: string) => spec.errors.get(name)?.retryable || timeouts.some((each) => each === name);
  const failures = knowledge.world ? spec.failures.filter(passes) : spec.failures;
  return [
    success,
    ...ownFailures.map((name) => refuse(parsed, name, false)),
    ...failures.map((name) => ({ ...refuse(parsed, name, false), isTransient: knowledge.world !== undefined })),
  ];
}

function certainResponse(parsed: ParsedRequest): AllowedResponse {
  const { spec, operation, knowledge, found } = parsed;
  const { fails, message } = (operation.effect && found?.collection) || {};
  const { outcome, message: template } = operation.overrideOf("work", knowledge.profile) ?? {};
  if (fails !== undefined) {
    const reason = message ?? spec.errors.get(fails)?.message;
    const own = message === undefined ? [] : [{ text: message }];
    const messages = template === undefined ? own : [formatMessage(template, { reason }, "reason")];
    return { ...refuse(parsed, outcome ?? fails, true), messages };
  }
  const failure = operation.effect && preconditions[operation.effect]?.(parsed);
  if (!failure) return successResponse(operation, knowledge);
  return { ...refuse(parsed, failure.outcome, true), messages: [failure.message] };
}

/** What an effect needs of the collection that it is for. */
const preconditions: Partial<Record<Effect, (parsed: ParsedRequest) => Failure | undefined>> = {
  load: needsIndex,
  refresh: needsIndex,
  create: createFailure,
  drop({ spec, knowledge, database, collection, found }) {
    if (!found) return undefined;
    const aliases = Object.entries(own(knowledge.world?.databases, database)?.aliases ?? {});
    const aliasesOfIt = aliases.filter(([, target]) => target === found.name).map(([alias]) => alias);
    const template = collection !== found.name ? "dropAlias" : aliasesOfIt.length > 0 ? "dropAliased" : undefined;
    if (template === undefined) return undefined;
    const words = { collection, aliases: aliasesOfIt.join(", ") };
    return { outcome: "UnexpectedError", message: formatMessage(spec.messages[template] ?? "", words) };
  },
};

function needsIndex({ spec, collection, found }: ParsedRequest): Failure | undefined {
  if (found?.collection.indexes?.length !== 0) return undefined;
  return { outcome: "IndexNotFound", message: formatMessage(spec.messages.indexNotFound ?? "", { collection }) };
}

function refuse({ spec, operation, knowledge }: ParsedRequest, name: string, isCertain: boolean): AllowedResponse {
  return errorResponse(spec, operation, knowledge, name, { isCertain });
}

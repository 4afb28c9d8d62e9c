import { createFailure, createFormFailure } from "./create.ts";
import { own } from "./knowledge.ts";
import type { Effect } from "./openapi.ts";
import type { ParsedRequest } from "./request.ts";
import { type AllowedResponse, failure, messageOf, operationResponse } from "./response.ts";

/** The two forms of a time limit that has run out: real servers race between them. */
const timeouts = ["RequestTimeout", "DeadlineExceeded"];

/** Seconds that a request may take. */
export function limitOf({ spec, knowledge, timeout }: ParsedRequest): number {
  if (typeof timeout === "number") return timeout;
  const earlier = knowledge.profile.timeoutSticky ? knowledge.rememberedTimeout : undefined;
  return earlier ?? spec.requestTimeout.default;
}

/** A time limit that is over before the body is read; in some releases the work may still win the race. */
export function expiryOf(parsed: ParsedRequest): AllowedResponse[] {
  if (limitOf(parsed) > 0) return [];
  return timeouts.map((name) => {
    const isCertain = parsed.knowledge.profile.timeoutRace !== "work" && name === timeouts.at(-1);
    return operationResponse(parsed, name, { isCertain });
  });
}

/** What the work that a request asks for may come to; `late`: after its time limit. */
export function workOf(parsed: ParsedRequest): { responses: AllowedResponse[]; late?: AllowedResponse } {
  const { operation, knowledge, found } = parsed;
  if (!knowledge.isWholeWorld) return { responses: possibleResponses(parsed) };
  const seconds = operation.effect ? (found?.collection.seconds ?? 0) : 0;
  const response = { ...certainResponse(parsed), seconds };
  const limit = limitOf(parsed);
  if (seconds < limit) return { responses: [response] };
  const isCertain = seconds > limit;
  const expired = timeouts.map((name) => operationResponse(parsed, name, { isCertain, seconds: limit }));
  return isCertain ? { responses: expired, late: response } : { responses: [{ ...response, isCertain }, ...expired] };
}

/** Without knowing how the server is at the moment, its work may come to anything that work comes to. */
function possibleResponses(parsed: ParsedRequest): AllowedResponse[] {
  const { spec, operation, knowledge } = parsed;
  const malformed = operation.effect === "create" ? createFormFailure(parsed) : undefined;
  if (malformed) return [malformed];
  const possible = { isCertain: false, isTransient: knowledge.world !== undefined };
  const passes = (name: string) => spec.errors.get(name)?.retryable || timeouts.includes(name);
  const failures = possible.isTransient ? spec.failures.filter(passes) : spec.failures;
  const lasting = ["Success", ...(spec.effectFailures[operation.effect ?? ""] ?? [])];
  return [
    ...lasting.map((name) => operationResponse(parsed, name, { isCertain: false })),
    ...failures.map((name) => operationResponse(parsed, name, possible)),
  ];
}

function certainResponse(parsed: ParsedRequest): AllowedResponse {
  const { spec, operation, knowledge, found } = parsed;
  const { fails, message } = (operation.effect && found?.collection) || {};
  if (fails === undefined) {
    const failure = operation.effect && preconditions[operation.effect]?.(parsed);
    return failure ?? operationResponse(parsed, "Success");
  }
  const { outcome = fails, message: template } = operation.overrideOf("work", knowledge.profile) ?? {};
  const words = { reason: message ?? spec.errors.get(fails)?.message };
  const vague = template === undefined ? undefined : "reason";
  const isWorded = message !== undefined || template !== undefined;
  const messages = isWorded ? [messageOf(parsed, { name: "coordinator", words, vague }, template)] : [];
  return operationResponse(parsed, outcome, { messages });
}

/** What stands in the way of an effect. */
const preconditions: Partial<Record<Effect, (parsed: ParsedRequest) => AllowedResponse | undefined>> = {
  load: missingIndex,
  refresh: missingIndex,
  create: createFailure,
  drop(parsed) {
    const { knowledge, database, collection, found } = parsed;
    if (!found) return undefined;
    if (collection !== found.name) return failure(parsed, "UnexpectedError", "dropAlias");
    const all = Object.entries(own(knowledge.world?.databases, database)?.aliases ?? {});
    const aliases = all.flatMap(([alias, target]) => (target === found.name ? [alias] : []));
    if (aliases.length === 0) return undefined;
    return failure(parsed, "UnexpectedError", "dropAliased", { aliases: aliases.join(", ") });
  },
};

function missingIndex(parsed: ParsedRequest): AllowedResponse | undefined {
  const { found } = parsed;
  return found?.collection.indexes?.length === 0 ? failure(parsed, "IndexNotFound", "indexNotFound") : undefined;
}

import { asksForH2c, type HttpRequest, httpRefusal, parseTarget, type RequestPath } from "./go-http.ts";
import type { Knowledge } from "./knowledge.ts";
import type { StepName } from "./profile.ts";
import { type ParsedRequest, parseRequest } from "./request.ts";
import { type AllowedResponse, messageOf, operationResponse, routeResponse } from "./response.ts";
import type { Spec } from "./spec.ts";
import { type Objection, steps } from "./steps.ts";
import { expiryOf, workOf } from "./work.ts";

/** The possible responses to a request. */
export interface Decision {
  /** What the request says; undefined where it is for no operation. */
  parsed: ParsedRequest | undefined;
  /** The possible responses, in the order of the steps that give them. With full knowledge, the server gives the first one. */
  responses: readonly AllowedResponse[];
  /** Whether it depends on the body, which has not been read. */
  needsBody: boolean;
  /** What the work comes to after its time limit, when the client has been told of the timeout already. */
  late?: AllowedResponse | undefined;
}

/**
 * Decides the possible responses to a request: follows the request through the server's steps, in the order of the
 * profile, and collects where it may stop.
 *
 * @param knowledge what is known of the server: all of it, some, or nothing.
 */
export function decide(spec: Spec, request: HttpRequest, knowledge: Knowledge): Decision {
  const { profile } = knowledge;
  const [refusal, reason] = httpRefusal(request, profile) ?? [];
  if (refusal !== undefined) return withoutOperation(routeResponse(spec, refusal, reason));
  const { path, query } = apiPathOf(request, knowledge) ?? { path: "", query: "" };
  const operationAt = (place: string) =>
    spec.operations.find((each) => each.path === place && each.method === request.method && each.isServedBy(profile));
  const operation = operationAt(path);
  if (operation) {
    const decision = followSteps(parseRequest({ spec, operation, knowledge, request }));
    if (!profile.h2c || !asksForH2c(request)) return decision;
    return { ...decision, responses: [{ ...routeResponse(spec, "upgrade"), isCertain: false }, ...decision.responses] };
  }
  const unslashed = path.replace(/\/$/, "");
  if (operationAt(unslashed)) {
    return withoutOperation({ ...routeResponse(spec, "trailingSlash"), location: encodeURI(unslashed) + query });
  }
  if (request.method === "OPTIONS") return withoutOperation(routeResponse(spec, "preflight"));
  // Authentication comes first: without credentials there is no telling which paths exist.
  const [first] = spec.operations;
  const parsed = first && parseRequest({ spec, operation: first, knowledge, request });
  const objection = parsed && steps.authentication(parsed);
  const refusals = objection ? [refusalOf(parsed, "authentication", objection)] : [];
  return withoutOperation(...refusals, ...(objection?.isCertain ? [] : [routeResponse(spec, "notFound")]));
}

const withoutOperation = (...responses: AllowedResponse[]) => ({ parsed: undefined, responses, needsBody: false });

/** The path of the API that a request leads to, as it is spelled; undefined where it leads past it. */
export function apiPathOf(request: HttpRequest, { basePath = "" }: Knowledge): RequestPath | undefined {
  const target = parseTarget(request.method, request.target);
  return target?.path.startsWith(basePath) ? { ...target, path: target.path.slice(basePath.length) } : undefined;
}

/** Takes a request through the steps of its operation, up to the first that surely stops it. */
function followSteps(parsed: ParsedRequest): Decision {
  const { operation, knowledge } = parsed;
  const responses: AllowedResponse[] = [];
  const decision = { parsed, responses, needsBody: false };
  for (const step of knowledge.profile.order) {
    if (step === "json") {
      responses.push(...expiryOf(parsed));
      if (responses.at(-1)?.isCertain) return decision;
      if (!parsed.body) return { ...decision, needsBody: true };
    }
    if (step === "work" || operation.overrideOf(step, knowledge.profile)?.outcome === "skipped") continue;
    const objection = steps[step](parsed);
    if (objection) responses.push(refusalOf(parsed, step, objection));
    if (objection?.isCertain) return decision;
  }
  const work = workOf(parsed);
  return { ...decision, responses: [...responses, ...work.responses], late: work.late };
}

/** What a request comes to that does not get past a step: an error, or a success that does nothing. */
function refusalOf(parsed: ParsedRequest, step: StepName, { messages = [], ...objection }: Objection): AllowedResponse {
  const override = parsed.operation.overrideOf(step, parsed.knowledge.profile);
  const outcome = override?.outcome ?? parsed.spec.stepErrors[step];
  const words = messages.map((each) => messageOf(parsed, each, override?.message));
  const others = { ...objection, messages: outcome === "Success" ? [] : words, isWorkDone: false };
  return operationResponse(parsed, outcome, others);
}

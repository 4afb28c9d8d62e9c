import { type AllowedResponse, errorResponse, routeResponse, successResponse } from "./allowed-response.ts";
import { httpLayerResponse } from "./http-layer.ts";
import type { Knowledge } from "./knowledge.ts";
import { formatMessage } from "./message.ts";
import type { Operation } from "./operation.ts";
import { type ParsedRequest, parseRequest } from "./parsed-request.ts";
import type { StepName } from "./profile.ts";
import { type HttpRequest, headerOf, headersOf, parseTarget, type RequestPath } from "./request.ts";
import type { Spec } from "./spec.ts";
import { type Objection, steps } from "./steps.ts";
import { limitOf, timeouts, workOf } from "./work.ts";

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
  const refusal = httpLayerResponse(request, profile);
  if (refusal) return withoutOperation([routeResponse(spec, refusal.name, refusal.reason)]);
  const target = apiPathOf(request, knowledge);
  const { operation, route } = routeOf(spec, request, target, knowledge);
  const upgrade = profile.h2c && asksForH2c(request) ? [routeResponse(spec, "upgrade")] : [];
  if (operation) {
    const decision = followSteps(parseRequest(spec, operation, request, knowledge));
    const ignorable = upgrade.map((each) => ({ ...each, isCertain: false }));
    return { ...decision, responses: [...ignorable, ...decision.responses] };
  }
  const { path, query } = target ?? { path: "", query: "" };
  const location = route === "trailingSlash" ? encodeURI(path.slice(0, -1)) + query : undefined;
  const end = { ...routeResponse(spec, route), location };
  if (route !== "notFound") return withoutOperation([end]);
  // Authentication comes first: without credentials there is no telling which paths exist.
  const [first] = spec.operations;
  const objection = first && steps.authentication(parseRequest(spec, first, request, knowledge));
  const refused = objection ? [errorResponse(spec, first, knowledge, spec.stepErrors.authentication, objection)] : [];
  return withoutOperation(objection?.isCertain ? refused : [...refused, end]);
}

const withoutOperation = (responses: readonly AllowedResponse[]): Decision => ({
  parsed: undefined,
  responses,
  needsBody: false,
});

/** The path of the API that a request leads to; undefined where it leads past it. */
export function apiPathOf(
  request: HttpRequest,
  { basePath = "" }: Pick<Knowledge, "basePath">,
): RequestPath | undefined {
  const target = parseTarget(request.method, request.target);
  if (!target?.path.startsWith(basePath)) return undefined;
  return { ...target, path: target.path.slice(basePath.length) };
}

/** Paths are compared as they are: no other spelling is taken for the same. */
function routeOf(
  { operations }: Spec,
  { method }: HttpRequest,
  target: RequestPath | undefined,
  { profile }: Knowledge,
): { operation?: Operation | undefined; route: string } {
  const find = (path: string | undefined) =>
    operations.find((each) => each.path === path && each.method === method && each.isServedBy(profile));
  const operation = find(target?.path);
  if (operation) return { operation, route: "" };
  if (find(target?.path.replace(/\/$/, ""))) return { route: "trailingSlash" };
  return { route: method === "OPTIONS" ? "preflight" : "notFound" };
}

function asksForH2c(request: HttpRequest): boolean {
  const words = (name: string) =>
    headersOf(request, name).flatMap((value) => value.split(",").map((word) => word.trim().toLowerCase()));
  return (
    words("Upgrade").includes("h2c") &&
    words("Connection").includes("http2-settings") &&
    headerOf(request, "HTTP2-Settings") !== undefined
  );
}

/** Takes a request through the steps of its operation, up to the first that surely stops it. */
function followSteps(parsed: ParsedRequest): Decision {
  const { operation, spec, knowledge } = parsed;
  const { profile } = knowledge;
  const responses: AllowedResponse[] = [];
  const stops = (step: StepName, objection: Objection | undefined): boolean => {
    if (!objection) return false;
    const { outcome = spec.stepErrors[step], message } = operation.overrideOf(step, profile) ?? {};
    const sources = (objection.messages ?? []).map((each) => ({ ...each, template: message ?? each.template }));
    const words = { database: parsed.database, collection: parsed.collection };
    const messages = sources.map(({ template, words: own, vague }) =>
      formatMessage(template, { ...words, ...own }, vague),
    );
    responses.push(
      outcome === "Success"
        ? { ...successResponse(operation, knowledge), isCertain: objection.isCertain, isWorkDone: false }
        : { ...errorResponse(spec, operation, knowledge, outcome, objection), messages },
    );
    return objection.isCertain;
  };

  for (const step of profile.order) {
    if (step === "json") {
      const expired = expiryOf(parsed);
      responses.push(...expired);
      if (expired.at(-1)?.isCertain) return { parsed, responses, needsBody: false };
      if (!parsed.body) return { parsed, responses, needsBody: true };
    }
    if (step === "work" || operation.overrideOf(step, profile)?.outcome === "skipped") continue;
    if (stops(step, steps[step](parsed))) return { parsed, responses, needsBody: false };
  }
  const work = workOf(parsed);
  return { parsed, responses: [...responses, ...work.responses], needsBody: false, late: work.late };
}

/** A time limit that is over before the body is read; in some releases the work may still win the race. */
function expiryOf(parsed: ParsedRequest): AllowedResponse[] {
  if (limitOf(parsed) > 0) return [];
  const { spec, operation, knowledge } = parsed;
  return timeouts.map((name) => {
    const isCertain = knowledge.profile.timeoutRace !== "work" && name === timeouts.at(-1);
    return errorResponse(spec, operation, knowledge, name, { isCertain });
  });
}

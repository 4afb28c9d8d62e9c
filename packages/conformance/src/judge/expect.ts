import { type StepName, stepTable } from "@milvus-rest/types";
import type { SentRequest } from "../exchange.ts";
import { anyOperation, type Operation, operations } from "../spec/operation.ts";
import { type Circumstances, type Facts, readFacts } from "./facts.ts";
import { httpLayerAnswer } from "./http-layer.ts";
import type { OutcomeName } from "./outcome.ts";
import { steps } from "./steps/index.ts";
import { apiPathOf } from "./target.ts";
import type { Wording } from "./wording.ts";
import { limitOf, timeouts, workOutcomes } from "./work.ts";

/** What a request may come to, by the spec. */
export interface Expectation {
  request: SentRequest;
  circumstances: Circumstances;
  /** The operation that is asked for; without one, any, since all answers outside of one look the same. */
  operation: Operation;
  /** Each outcome that is allowed, with the ways in which its message may read; none: as the catalogue says. */
  outcomes: ReadonlyMap<OutcomeName, readonly Wording[]>;
}

/** Classifies a request: follows it through the server in the profile's order, and collects where it may stop. */
export function expectOutcomes(request: SentRequest, circumstances: Circumstances): Expectation {
  const route = routeOf(request, circumstances);
  if (typeof route === "string") return only(route);
  const operation = route ?? anyOperation;
  const outcomes = new Map<OutcomeName, readonly Wording[]>();
  for (const { name, isLast, wordings = [] } of stopsOf(readFacts(request, operation, circumstances), route)) {
    outcomes.set(name, wordings);
    if (isLast) break;
  }
  return { request, circumstances, operation, outcomes };

  function only(name: OutcomeName): Expectation {
    return { request, circumstances, operation: anyOperation, outcomes: new Map([[name, []]]) };
  }
}

/** The operation that a request asks for, or the answer that it gets without one; undefined: it leads nowhere. */
function routeOf(request: SentRequest, { profile, basePath }: Circumstances): Operation | OutcomeName | undefined {
  const refusal = httpLayerAnswer(request, profile);
  if (refusal) return refusal;
  if (request.method === "OPTIONS") return "preflight";
  const path = apiPathOf(request, basePath);
  const find = (wanted: string) => operations.find((each) => each.method === request.method && each.path === wanted);
  return find(path) ?? (find(path.replace(/\/$/, "")) && "trailingSlash");
}

interface Stop {
  name: OutcomeName;
  /** Whether no request gets further. */
  isLast: boolean;
  wordings?: readonly Wording[] | undefined;
}

/** The places where a request may stop, in their order. Only who is let in learns that there is nothing. */
function* stopsOf(facts: Facts, route: Operation | undefined): Generator<Stop> {
  if (!route) {
    yield* stopAt("authentication", facts);
    return yield { name: "notFound", isLast: true };
  }
  for (const step of facts.profile.order) {
    if (step === "json") yield* expiryOf(facts);
    yield* stopAt(step, facts);
  }
  for (const name of workOutcomes(facts)) yield { name, isLast: false };
}

function* stopAt(step: StepName, facts: Facts): Generator<Stop> {
  const objection = steps[step](facts);
  if (objection) yield { name: stepTable[step], isLast: objection.isCertain, wordings: objection.wordings };
}

/** A time limit that is over before the body is read; in some releases the work may still win the race. */
function* expiryOf(facts: Facts): Generator<Stop> {
  if (limitOf(facts) > 0) return;
  for (const name of timeouts) {
    yield { name, isLast: facts.profile.timeoutRace !== "work" && name === timeouts.at(-1) };
  }
}

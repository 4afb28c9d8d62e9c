import { type ErrorName, errorTable } from "@milvus-rest/types";
import type { Answer } from "../exchange.ts";
import { type DeclaredAnswer, isError } from "../spec/declared-answer.ts";
import { type RouteNode, routes } from "../spec/document.ts";
import { violations } from "../spec/validate.ts";
import { mediaTypeOf } from "./answer-text.ts";
import type { Deviation } from "./deviation.ts";
import type { Expectation } from "./expect.ts";
import type { OutcomeName } from "./outcome.ts";
import { findEnvelope } from "./recognise-envelope.ts";
import { misshapenRoute, undeclaredMediaType, undeclaredStatus, undeclaredText } from "./undeclared.ts";

/** An answer that the spec knows; whether it belongs to the request is another question. */
export interface Recognised {
  outcome: OutcomeName;
  /** What it says of an error; empty where it says nothing. */
  message: string;
  /** How the spec declares it: among an operation's answers, or as one that no operation gives. */
  as: DeclaredAnswer | RouteNode;
}

/** Finds out which of the spec's answers this is, or why it is none. */
export function recognise(answer: Answer, expectation: Expectation): Recognised | Deviation {
  const ofRoute = recogniseRoute(answer, expectation);
  if (ofRoute) return ofRoute;
  const { operation, request } = expectation;
  const ofStatus = operation.answers.filter(({ status }) => status === answer.status);
  if (ofStatus.length === 0) return undeclaredStatus(answer, operation);
  const candidates = ofStatus.filter(({ mediaType }) => mediaType === mediaTypeOf(answer));
  const [first] = candidates;
  if (!first) return undeclaredMediaType(answer, ofStatus);
  if (request.method === "HEAD") return { outcome: outcomeOf(first), message: "", as: first };
  const text = answer.body.toString("utf8");
  const found = first.mediaType.endsWith("json") ? findEnvelope(text, candidates) : findText(text, candidates);
  if ("cause" in found) return found;
  return { outcome: outcomeOf(found.declared), message: found.message, as: found.declared };
}

/** An answer that no operation gives, told by its status and form. */
function recogniseRoute(answer: Answer, { outcomes, request }: Expectation): Recognised | Deviation | undefined {
  const ofStatus = routes.filter(([, { status }]) => status === answer.status);
  const [outcome, route] = ofStatus.find(([name]) => outcomes.has(name)) ?? ofStatus[0] ?? [];
  if (outcome === undefined || !route) return undefined;
  if (hasFormOf(route, answer, request.method)) return { outcome, message: "", as: route };
  return outcomes.has(outcome) ? misshapenRoute(route, answer) : undefined;
}

function hasFormOf({ mediaType, body, status }: RouteNode, answer: Answer, method: string): boolean {
  const text = answer.body.toString("utf8").trim();
  // What follows on a 101 is another protocol.
  if (mediaType === undefined) return text === "" || status === 101;
  return mediaTypeOf(answer) === mediaType && (body === undefined || method === "HEAD" || text === body);
}

function findText(text: string, candidates: readonly DeclaredAnswer[]) {
  const declared = candidates.find(({ pointer }) => violations(pointer, text).length === 0);
  return declared ? { declared, message: "" } : undeclaredText(text, candidates);
}

/** A text that stands for an error of the catalogue has another title than it, but its status. */
function outcomeOf({ title, isSuccess, status }: DeclaredAnswer): OutcomeName {
  if (isSuccess) return "Success";
  if (isError(title)) return title;
  const names = Object.keys(errorTable) as ErrorName[];
  const found = names.find((name) => errorTable[name].status === status);
  if (!found) throw new Error(`spec: ${title} under HTTP ${status} is neither a success nor an error of the catalogue`);
  return found;
}

import { type Knowledge, publishedSpec, type Spec } from "@milvus-rest/semantics";
import { showMediaType } from "../describe.ts";
import type { Exchange, HttpResponse } from "../http.ts";
import { readProfiles } from "../options.ts";
import { redactorOf, secretsOf } from "../redact.ts";
import { compare, unexpectedOutcome } from "./compare.ts";
import { type Deviation, type Expectation, expectationOf, type Severity, severityRuleOf } from "./expectation.ts";
import { recognise } from "./recognise.ts";

/** What is known of the server of an exchange; what is not given is not held against it. */
export interface JudgeOptions extends Pick<Knowledge, "auth" | "world" | "isWholeWorld" | "basePath"> {
  /** The generation of Milvus, such as `2.6`. Default: the one that the response fits best. */
  profile?: string | undefined;
  /** Another spec to judge by, made by `createSpec` of `@milvus-rest/semantics`. Default: the published one. */
  spec?: Spec | undefined;
}

export interface GradedDeviation extends Deviation {
  severity: Severity;
}

/**
 * Judges one exchange by the spec: whether the response is one that the spec declares, and whether the request may come
 * to it. Secrets in the request's headers are masked in the messages.
 *
 * @returns the deviations with their severity; none where the response is as the spec says.
 * @throws {UsageError} for a profile that the spec does not have.
 */
export function judge({ request, response }: Exchange, options: JudgeOptions = {}): GradedDeviation[] {
  const { profile, spec = publishedSpec(), ...known } = options;
  const redact = redactorOf(secretsOf(request.headers));
  const judged = readProfiles(profile, spec).map((each) => {
    return judgeResponse(response, expectationOf(spec, request, { ...known, profile: each }, redact)).deviations;
  });
  const best = judged.reduce((least, each) => (each.length < least.length ? each : least));
  return best.map((each) => ({ ...each, severity: severityRuleOf(spec, each.cause)?.severity ?? "error" }));
}

/** What a response is, and where it is not as the spec says. */
export interface Judgement {
  expected: readonly string[];
  /** The outcome; of a response that the spec does not declare, its status and media type. */
  got: string;
  deviations: readonly Deviation[];
  /** The outcome of a response that says nothing of conformance: the server cannot respond otherwise at the moment. */
  busy?: string;
  /** The bug of the release that the response shows, by its name in spec/profiles.yaml. */
  knownBug?: KnownBug;
}

export type KnownBug = "timeoutSticky" | "timeoutTwoEnvelopes";

/** Judges a response by what its request may come to. */
export function judgeResponse(response: HttpResponse, expectation: Expectation): Judgement {
  const { outcomes: expected, redact } = expectation;
  const { profile } = expectation.knowledge;
  const recognised = recognise(response, expectation);
  if ("cause" in recognised && recognised.cause === "body:two-envelopes" && profile.timeoutTwoEnvelopes) {
    return { expected, got: "two envelopes", deviations: [], knownBug: "timeoutTwoEnvelopes" };
  }
  if ("cause" in recognised) {
    const got = `undeclared HTTP ${response.status} ${showMediaType(response, redact)}`;
    return { expected, got, deviations: [recognised] };
  }
  const got = recognised.outcome;
  const allowed = expectation.responses.filter(({ outcome }) => outcome === got);
  if (allowed.length === 0) return { expected, got, deviations: [unexpectedOutcome(recognised, expectation)] };
  const deviations = compare(recognised, response, allowed, expectation);
  const isBusy = allowed.every(({ isTransient, isCertain }) => isTransient && !isCertain);
  return { expected, got, deviations, ...(isBusy && deviations.length === 0 && { busy: got }) };
}

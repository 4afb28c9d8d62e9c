import { profileTable } from "@milvus-rest/types";
import type { Answer, Exchange } from "../exchange.ts";
import { anyOperation } from "../spec/operation.ts";
import { mediaTypeOf, nameMediaType } from "./answer-text.ts";
import type { Deviation } from "./deviation.ts";
import { type Expectation, expectOutcomes } from "./expect.ts";
import type { Circumstances } from "./facts.ts";
import { judgeForm } from "./form.ts";
import { judgeHeaders } from "./headers.ts";
import { misplaced } from "./misplaced.ts";
import { type Recognised, recognise } from "./recognise.ts";

/**
 * Judges one exchange by the spec: whether the answer is one that the spec declares, and whether it is one that the
 * request may come to. What is not known of the server is not held against it.
 *
 * @param circumstances what is known; without a profile the answer is judged by the one that fits it best.
 * @returns the deviations; none where the answer is as the spec says.
 */
export function judge({ request, answer }: Exchange, { profile, ...known }: Partial<Circumstances> = {}): Deviation[] {
  const candidates = profile ? [profile] : Object.values(profileTable);
  const judged = candidates.map(
    (each) => judgeAnswer(answer, expectOutcomes(request, { ...known, profile: each })).deviations,
  );
  return judged.reduce((best, each) => (each.length < best.length ? each : best));
}

/** What an answer is, and where it is not what the spec says. */
export interface Judgement {
  /** The outcome's name; of an answer that the spec does not declare, its status and media type. */
  got: string;
  deviations: Deviation[];
}

/** Judges an answer by what its request may come to. */
export function judgeAnswer(answer: Answer, expectation: Expectation): Judgement {
  const recognised = recognise(answer, expectation);
  if ("cause" in recognised) {
    return { got: `undeclared HTTP ${answer.status} ${nameMediaType(mediaTypeOf(answer))}`, deviations: [recognised] };
  }
  return { got: recognised.outcome, deviations: deviationsOf(recognised, answer, expectation) };
}

function deviationsOf(recognised: Recognised, answer: Answer, expectation: Expectation): Deviation[] {
  if (!expectation.outcomes.has(recognised.outcome)) return [misplaced(recognised, expectation)];
  return [
    ...judgeForm(recognised, answer, expectation),
    ...judgeHeaders(rulesOf(recognised, expectation), answer, expectation.request, expectation.circumstances),
  ];
}

function rulesOf({ as }: Recognised, { operation }: Expectation) {
  if ("pointer" in as) return operation.headers.get(as.status) ?? [];
  const [common] = anyOperation.headers.values();
  return as.commonHeaders ? (common ?? []) : [];
}

import { errorTable, type ProfileName } from "@milvus-rest/types";
import type { Access } from "../checks/build-request.ts";
import type { SentRequest } from "../exchange.ts";
import type { Deviation } from "../judge/deviation.ts";
import { expectOutcomes } from "../judge/expect.ts";
import { judgeAnswer } from "../judge/judge.ts";
import type { OutcomeName } from "../judge/outcome.ts";
import { isError } from "../spec/declared-answer.ts";
import type { Asked } from "./ask.ts";
import { circumstancesOf } from "./known.ts";
import type { Failure, Reply } from "./send.ts";

/** What the answer to a request is worth, under a profile. */
export interface Verdict {
  /** What it was sent for, or where it is recorded. */
  check: { id: string; title: string };
  request: SentRequest;
  reply: Reply;
  expected: readonly OutcomeName[];
  /** What came, in short. */
  got: string;
  deviations: readonly Deviation[];
  /** An error that says nothing of conformance: the server cannot answer now. */
  busy?: OutcomeName;
}

/** What the judge may know. */
export interface Known {
  auth: boolean;
  access: Access;
  collection: string | undefined;
}

export function judgeAsked(asked: Asked, profile: ProfileName, known: Known): Verdict {
  const circumstances = circumstancesOf(profile, known);
  const expectation = expectOutcomes(asked.request, circumstances);
  const expected = [...expectation.outcomes.keys()];
  if ("failure" in asked.reply) {
    return { ...asked, expected, got: "no answer", deviations: [noAnswer(asked.reply.failure, asked)] };
  }
  const verdict = { ...asked, expected, ...judgeAnswer(asked.reply.answer, expectation) };
  const misplaced = verdict.deviations.find(({ outcome }) => outcome)?.outcome?.got;
  if (misplaced === undefined || !isPassing(misplaced)) return verdict;
  const { world: _, ...unknown } = circumstances;
  const isPossible = expectOutcomes(asked.request, unknown).outcomes.has(misplaced);
  return isPossible ? { ...verdict, deviations: [], busy: misplaced } : verdict;
}

/** Whether an error is one that passes by itself. */
function isPassing(name: OutcomeName): boolean {
  return isError(name) && errorTable[name].retryable;
}

function noAnswer({ kind, reason }: Failure, { check }: Asked): Deviation {
  return {
    cause: `no-answer:${kind}`,
    message: `expected an answer, got none: ${reason}`,
    spec: check.operation.file,
    remedy:
      "Answer every request, even one that makes no sense. If the server is only slow, give it more time with --timeout.",
  };
}

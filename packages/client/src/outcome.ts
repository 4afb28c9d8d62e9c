import { errorTable, successCodes } from "@milvus-rest/types";
import { lookUpError } from "./catalogue.ts";
import { type Envelope, parseEnvelope } from "./envelope.ts";
import { MilvusApiError } from "./errors/api-error.ts";
import type { CallFacts } from "./errors/facts.ts";
import type { MilvusError } from "./errors/milvus-error.ts";
import { MilvusResponseError } from "./errors/response-error.ts";
import { MilvusTimeoutError } from "./errors/timeout-error.ts";
import type { Answer } from "./transport.ts";

/** How an attempt ended: with data, or with a failure. A failure may come without an answer. */
export interface Outcome {
  answer?: Answer;
  data?: unknown;
  failure?: MilvusError;
}

const successes: readonly unknown[] = successCodes;
const serverTimeout = errorTable.RequestTimeout;

/**
 * Tells data from a failure. Success is `data` under a success code: 200 is the success code of Milvus 2.3, and in every
 * release also that of an error, which has a `message` in place of `data`.
 */
export function readAnswer(answer: Answer, facts: () => CallFacts, authorization: string | undefined): Outcome {
  const envelope = parseEnvelope(answer.text ?? "");
  if (successes.includes(envelope.code) && envelope.data != null) return { answer, data: envelope.data };

  // A server may echo what it was sent: what stands behind the scheme of the credentials is not told on.
  const secret = authorization?.replace(/^\S+ /, "");
  const redact = (words: string) => (secret ? words.replaceAll(secret, "[redacted]") : words);
  return { answer, failure: failureOf(answer, envelope, facts(), redact) };
}

type Redact = (words: string) => string;

function failureOf(answer: Answer, { code, message }: Envelope, facts: CallFacts, redact: Redact): MilvusError {
  const { status } = answer;
  if (code === undefined ? status === serverTimeout.status : code === serverTimeout.code) {
    const { remedy, retryable } = serverTimeout;
    const happened = `timed out in the server (HTTP ${status}). ${remedy}`;
    return new MilvusTimeoutError(happened, { ...facts, retryable, phase: "server" });
  }
  if (code === undefined || (successes.includes(code) && message === undefined)) {
    return responseError(answer, facts, redact);
  }
  const serverMessage = redact(message ?? "");
  const { reason, retryable, remedy } = lookUpError(code, status);
  const happened = `failed with ${reason} (code ${code}, HTTP ${status}): ${serverMessage.slice(0, 500)}. ${remedy}`;
  return new MilvusApiError(happened, { ...facts, code, reason, retryable, remedy, serverMessage });
}

function responseError({ status, headers, text }: Answer, facts: CallFacts, redact: Redact): MilvusError {
  const excerpt = redact(text ?? "").slice(0, 200);
  // Browsers show a refused redirect as status 0 and hide its target.
  const target = headers.get("location") ?? (status ? "" : "a hidden place");
  const shown = text === null ? "more than `answerLimit` bytes" : JSON.stringify(excerpt);
  const what = target ? `a redirect to ${redact(target)}` : shown;
  // A gateway that got no answer from Milvus is a connection failure, one hop further on.
  const retryable = (status > 501 && status < 505) || headers.get("retry-after") !== null;
  const happened = `was answered with what is not of Milvus (HTTP ${status}): ${what}. Check \`url\`.`;
  return new MilvusResponseError(happened, { ...facts, retryable, excerpt });
}

import { errorTable, successCodes } from "@milvus-rest/types";
import { lookUpError } from "./catalogue.ts";
import { type Envelope, parseEnvelope } from "./envelope.ts";
import { MilvusApiError } from "./errors/api-error.ts";
import type { CallFacts } from "./errors/facts.ts";
import type { MilvusError } from "./errors/milvus-error.ts";
import { MilvusResponseError } from "./errors/response-error.ts";
import { MilvusTimeoutError } from "./errors/timeout-error.ts";
import type { Answer } from "./transport.ts";

/** How an attempt ended: with data, or with a failure, of which there may be an answer. */
export type Outcome =
  | { answer: Answer; data: unknown; failure?: undefined }
  | { answer?: Answer; data?: undefined; failure: MilvusError };

const successes: readonly number[] = successCodes;
const serverTimeout = errorTable.RequestTimeout;

/**
 * Tells data from a failure. The envelope's code decides; the HTTP status only where there is no envelope.
 * A server may echo what it was sent, so what it says is told with the secret taken out.
 */
export function readAnswer(answer: Answer, facts: CallFacts, secret: string | undefined): Outcome {
  const redact = (text: string) => (secret ? text.replaceAll(secret, "[redacted]") : text);
  const envelope = parseEnvelope(answer.text ?? "");
  if (!envelope) return { answer, failure: failureWithout(answer, facts, redact) };
  if (!successes.includes(envelope.code)) return { answer, failure: failureOf(envelope, facts, redact) };
  if (envelope.data != null) return { answer, data: envelope.data };
  return { answer, failure: failureWithout(answer, facts, redact) };
}

function failureOf({ code, message }: Envelope, facts: CallFacts, redact: (text: string) => string): MilvusError {
  if (code === serverTimeout.code) return new MilvusTimeoutError("server", serverTimeout.remedy, facts);
  return new MilvusApiError(lookUpError(code, facts.status), code, redact(message), facts);
}

/** The failure where there is no envelope, or one of success without data. */
function failureWithout(
  { status, headers, text }: Answer,
  facts: CallFacts,
  redact: (text: string) => string,
): MilvusError {
  if (status === serverTimeout.status) return new MilvusTimeoutError("server", serverTimeout.remedy, facts);
  const excerpt = redact(text ?? "").slice(0, 200);
  // A gateway that got no answer from Milvus is a connection failure, one hop further on.
  const retryable = (status >= 502 && status <= 504) || headers.get("retry-after") !== null;
  return new MilvusResponseError(`${describe()} Check that \`url\` names a Milvus server.`, excerpt, retryable, facts);

  function describe(): string {
    // Browsers show a refused redirect as status 0 and hide its target.
    if (status === 0 || (status >= 300 && status < 400)) {
      const target = redact(headers.get("location") ?? "a place that the runtime does not show");
      return `was redirected to ${target} (HTTP ${status}), where the token is not taken.`;
    }
    if (text === null) return `was answered HTTP ${status} with more bytes than \`answerLimit\` allows.`;
    return `was answered HTTP ${status} with what is no envelope of Milvus: ${JSON.stringify(excerpt)}.`;
  }
}

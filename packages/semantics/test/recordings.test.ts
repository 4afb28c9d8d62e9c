import { describe, expect, test } from "vitest";
import { type AllowedResponse, decide, matchesMessage, publishedSpec } from "../src/index.ts";
import { type Recorded, readRecordings, releases } from "./recordings.ts";

const spec = publishedSpec();
/** Two envelopes in one body, which only a bug of the release explains (`timeoutTwoEnvelopes` in spec/profiles.yaml). */
const isBug = ({ response }: Recorded) => /\}\{"code"/.test(String(response.body));
const recordings = readRecordings().filter((each) => !isBug(each));

describe.each(releases)("recorded with Milvus %s", (release) => {
  const own = recordings.filter((each) => each.release === release);

  test("every response is among those that are allowed", () => {
    const refused = own.filter((each) => !decide(spec, each.request, each.knowledge).responses.some(agreesWith(each)));

    expect(own.length).toBeGreaterThan(250);
    expect(refused.map(({ id, response }) => `${id}: ${response.status} ${response.body}`)).toEqual([]);
  });

  test("with full knowledge the first one is given, but for races and rate limits", () => {
    const others = own.filter((each) => !agreesWith(each)(firstOf(each)));

    expect(others.filter((each) => !isOpen(each)).map(({ id }) => id)).toEqual([]);
  });
});

test("without knowledge of the server every response is allowed, too", () => {
  const refused = recordings.filter((each) => {
    const { profile, rememberedTimeout } = each.knowledge;
    return !decide(spec, each.request, { profile, rememberedTimeout }).responses.some(agreesWith(each));
  });

  expect(refused.map(({ id, release }) => `${id} of ${release}`)).toEqual([]);
});

const firstOf = ({ request, knowledge }: Recorded) => decide(spec, request, knowledge).responses[0];

/** A time limit races with the work; whether a rate is used up, only the server knows; an upgrade may be ignored. */
function isOpen({ request, response, knowledge }: Recorded): boolean {
  const { responses } = decide(spec, request, knowledge);
  const names = responses.map(({ outcome }) => outcome);
  return (
    names.includes("RequestTimeout") ||
    (names.includes("RateLimited") && String(request.body).includes("limited_db")) ||
    response.status === 101
  );
}

/** Whether a recorded response is as an allowed one says. */
function agreesWith({ request, response }: Recorded) {
  const text = response.body.toString("utf8");
  const envelope: { code?: number; message?: string; data?: unknown } = text.startsWith("{") ? JSON.parse(text) : {};
  return (allowed: AllowedResponse | undefined): boolean => {
    if (allowed?.status !== response.status) return false;
    if (allowed.code === undefined) {
      return (
        allowed.body === undefined || allowed.body === text || request.method === "HEAD" || response.status === 101
      );
    }
    const isSuccess = envelope.data !== undefined;
    if (allowed.code !== envelope.code || isSuccess !== (allowed.outcome === "Success")) return false;
    const { messages } = allowed;
    return messages.length === 0 || messages.some((message) => matchesMessage(message, envelope.message ?? ""));
  };
}

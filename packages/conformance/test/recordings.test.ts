import { createRequire } from "node:module";
import { headerOf, type Knowledge, type Profile, publishedSpec } from "@milvus-rest/semantics";
import { describe, expect, test } from "vitest";
import { type Recorded, readRecordings, releases } from "../../semantics/test/recordings.ts";
import type { HttpResponse } from "../src/http.ts";
import { expectationOf as expectationFor } from "../src/judge/expectation.ts";
import { judgeResponse } from "../src/judge/judge.ts";
import { redactNothing } from "../src/redact.ts";
import { mutations, responsesOfOutcomes, withHeader } from "./mutations.ts";

const spec = publishedSpec();
const profilesJson: { differences: Record<string, { recordings?: string[]; evidence?: string }> } = createRequire(
  import.meta.url,
)("@milvus-rest/spec/profiles.json");

const expectationOf = ({ request, knowledge }: Pick<Recorded, "request" | "knowledge">) =>
  expectationFor(spec, request, knowledge, redactNothing);

/** Two envelopes in one body are a bug of the release, and a deviation. */
const isBug = ({ response }: Recorded) => /\}\{"code"/.test(String(response.body));

const cases = readRecordings()
  .filter((recorded) => !isBug(recorded))
  .map((recorded) => {
    const expectation = expectationOf(recorded);
    return { ...recorded, expectation, got: judgeResponse(recorded.response, expectation).got };
  });
type Case = (typeof cases)[number];

/** One of those that the judge cannot tell apart: many requests have the same response, for the same reason. */
const distinct = [...new Map(cases.map((each) => [essentialsOf(each), each])).values()];

function essentialsOf({ release, request, response, expectation }: Case): string {
  const headers = response.headers.map(([name, value]) => [name, /^date$|trace-id$/i.test(name) ? "" : value]);
  const given = request.headers.filter(([name]) => /^(?:traceparent|authorization)$/i.test(name));
  return JSON.stringify([
    ...[release, request.method, request.target, given, expectation.operation.path, expectation.responses],
    ...[response.status, headers, response.body.toString("latin1")],
  ]);
}

describe.each(releases)("recorded with Milvus %s", (release) => {
  const all = cases.filter((each) => each.release === release);
  const own = distinct.filter((each) => each.release === release);

  test("every response is allowed", () => {
    const refused = all.flatMap((each) =>
      judgeResponse(each.response, each.expectation).deviations.map(({ message }) => `${each.id}: ${message}`),
    );

    expect(all.length).toBeGreaterThan(800);
    expect(own.length).toBeGreaterThan(400);
    expect(refused).toEqual([]);
  });

  test.each(Object.keys(mutations))("every response is refused with %s", (kind) => {
    expect(accepted(own, (each) => mutations[kind]?.(each.response) ?? [])).toEqual([]);
  });

  test("every response is refused when it is exchanged for one of another outcome", () => {
    const exchanged = (each: Case) =>
      responsesOfOutcomes(each.response)
        .filter(({ name }) => !mayCome(each, name))
        .map(({ response }) => response);

    expect(accepted(own, exchanged)).toEqual([]);
  });

  test("every response is refused to a request of another outcome", () => {
    const byOutcome = new Map(own.map((each) => [each.got, each]));
    const strangers = (each: Case) =>
      [...byOutcome.values()].filter(({ got }) => !mayCome(each, got)).map(({ response }) => response);

    expect(byOutcome.size).toBeGreaterThan(12);
    expect(accepted(own, strangers)).toEqual([]);
  });

  test("every response that names a collection or a database is refused to a request that names another", () => {
    const naming = own.filter(({ response }) => /not found/.test(response.body.toString("utf8").slice(0, 100)));
    const strangers = (each: Case) =>
      naming.map(({ response }) => response).filter((response) => !response.body.equals(each.response.body));

    expect(naming.length).toBeGreaterThan(10);
    expect(accepted(naming, strangers)).toEqual([]);
  });

  test.each(releases.filter((other) => other !== release))(
    "every response is refused from Milvus %s where that responds differently",
    (other) => {
      const there = new Map(all.map((each) => [each.id, each]));
      const foreign = cases
        .filter((each) => each.release === other)
        .flatMap((each) => {
          const twin = there.get(each.id);
          return twin && isSettled(twin) && differs(each, twin) ? [{ twin, response: each.response }] : [];
        });
      const passing = foreign.filter(({ twin, response }) => isPassed(dressedAs(response, twin.response), twin));

      expect(foreign.length).toBeGreaterThan(0);
      expect(passing.map(({ twin }) => twin.id)).toEqual([]);
    },
  );
});

test("every difference between profiles is shown by a recording, but for those that say that they are from the source", () => {
  // Two envelopes in one body deviate, whatever the profile says.
  const { timeoutTwoEnvelopes: _, ...differences } = profilesJson.differences;
  const unseen = Object.entries(differences)
    .filter(([name, { recordings }]) => !isShown(name, recordings))
    .map(([name]) => name);
  const fromSource = Object.entries(differences).filter(([, { evidence }]) => evidence === "source");

  expect(unseen).toEqual(fromSource.map(([name]) => name));
});

/** Whether another profile's value of a difference makes a response a wrong one, among the recordings that it names. */
function isShown(difference: string, named?: readonly string[]): boolean {
  const showing = cases.filter(
    ({ id, request }) => named?.includes(lineOf(id)) ?? String(request.body).length < 1_000_000,
  );
  const values = new Set([...spec.profiles.values()].map((profile): unknown => Reflect.get(profile, difference)));
  return [...values].some((value) =>
    showing.some(({ request, response, knowledge }) => {
      if (Reflect.get(knowledge.profile, difference) === value) return false;
      const profile: Profile = { ...knowledge.profile, [difference]: value };
      const changed: Knowledge = { ...knowledge, profile };
      return judgeResponse(response, expectationOf({ request, knowledge: changed })).deviations.length > 0;
    }),
  );
}

/** The id of the line that a case comes from. */
const lineOf = (id: string) => id.replace(/,.*/, "");

/** The cases in which a response passes that should not. */
function accepted(all: readonly Case[], spoil: (each: Case) => HttpResponse[]): string[] {
  const passing = (each: Case) => spoil(each).filter((response) => isPassed(response, each));
  return all.flatMap((each) =>
    passing(each).map(({ status, body }) => `${each.id}: ${status} ${body.toString("utf8")}`),
  );
}

const isPassed = (response: HttpResponse, { expectation }: Case) =>
  judgeResponse(response, expectation).deviations.length === 0;

/** Whether only one response is right; of a rate limit only the server knows whether it is used up. */
const isSettled = ({ expectation, request }: Case) =>
  expectation.outcomes.length === 1 && !String(request.body).includes("limited_db");

/** Whether two releases gave different responses to the same request, beyond the words of their JSON libraries. */
function differs(one: Case, other: Case): boolean {
  if (one.got === "InvalidJson" && other.got === "InvalidJson") return false;
  // What follows an upgrade is another protocol.
  if (one.got === "upgrade" && other.got === "upgrade") return false;
  // Data that a later release adds is not held against it.
  if (one.got === "Success" && other.got === "Success") return successCodeOf(one) !== successCodeOf(other);
  return one.response.status !== other.response.status || !one.response.body.equals(other.response.body);
}

const successCodeOf = ({ knowledge }: Case) => knowledge.profile.successCode;

/** A response with the headers of another one, but the type of its own body. */
function dressedAs(response: HttpResponse, dress: HttpResponse): HttpResponse {
  const type = headerOf(response, "content-type") ?? "";
  return withHeader({ ...response, headers: dress.headers }, "content-type", type);
}

/** A rate limit is transient: it is allowed, though not expected. */
const mayCome = ({ expectation, request }: Case, outcome: string) =>
  expectation.outcomes.includes(outcome) || (outcome === "RateLimited" && String(request.body).includes("limited_db"));

import profiles from "@milvus-rest/spec/profiles.json" with { type: "json" };
import { errorDetails, type Profile, profileTable } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";
import { type Answer, headerOf, type SentRequest } from "../src/exchange.ts";
import { type Expectation, expectOutcomes } from "../src/judge/expect.ts";
import { judgeAnswer } from "../src/judge/judge.ts";
import { recognise } from "../src/judge/recognise.ts";
import { answersOfOutcomes, mutations, withHeader } from "./mutations.ts";
import { type Recorded, readRecordings, releases } from "./recordings.ts";

interface Case extends Recorded {
  expectation: Expectation;
  /** What the answer was, told without asking what the request may come to. */
  outcome: string;
}

const cases: readonly Case[] = readRecordings().map((recorded) => {
  const expectation = expectOutcomes(recorded.request, recorded.circumstances);
  const recognised = recognise(recorded.answer, expectation);
  return { ...recorded, expectation, outcome: "cause" in recognised ? recognised.cause : recognised.outcome };
});

describe.each(releases)("recorded with Milvus %s", (release) => {
  const own = cases.filter((each) => each.release === release);

  test("there are exchanges", () => {
    expect(own.length).toBeGreaterThan(250);
  });

  test("every answer is allowed", () => {
    expect(refused(own)).toEqual([]);
  });

  test("a request leaves open only what real servers leave open", () => {
    expect(own.filter((each) => !isSettled(each) && !isOpen(each)).map(({ id }) => id)).toEqual([]);
  });

  test.each(Object.keys(mutations))("every answer is refused with %s", (kind) => {
    expect(accepted(own, (each) => mutations[kind]?.(each.answer) ?? [])).toEqual([]);
  });

  test("every answer is refused where it is exchanged for one of another outcome", () => {
    const exchanged = (each: Case) =>
      answersOfOutcomes(each.answer)
        .filter(({ name }) => !isAllowed(each, name))
        .map(({ answer }) => answer);

    expect(accepted(own, exchanged)).toEqual([]);
  });

  test("every answer is refused to a request of another class", () => {
    const classes = new Map(own.map((each) => [each.outcome, each]));
    const strangers = (each: Case) =>
      [...classes.values()].filter(({ outcome }) => !isAllowed(each, outcome)).map(({ answer }) => answer);

    expect(classes.size).toBeGreaterThan(12);
    expect(accepted(own, strangers)).toEqual([]);
  });

  test("every answer that names a collection or a database is refused to a request that names another", () => {
    const naming = own.filter(({ answer }) => /not found/.test(answer.body.toString("utf8").slice(0, 100)));
    const strangers = (each: Case) =>
      naming.map(({ answer }) => answer).filter((answer) => !answer.body.equals(each.answer.body));

    expect(naming.length).toBeGreaterThan(10);
    expect(accepted(naming, strangers)).toEqual([]);
  });

  test.each(releases.filter((other) => other !== release))(
    "every answer is refused from Milvus %s where that answers otherwise",
    (other) => {
      const there = new Map(own.map((each) => [each.id, each]));
      const foreign = cases
        .filter((each) => each.release === other)
        .flatMap((each) => {
          const twin = there.get(each.id);
          return twin && isSettled(twin) && answersOtherwise(each, twin) ? [{ twin, answer: each.answer }] : [];
        });
      const passing = foreign.filter(({ twin, answer }) => isPassed(dressedAs(answer, twin.answer), twin));

      expect(foreign.length).toBeGreaterThan(0);
      expect(passing.map(({ twin }) => twin.id)).toEqual([]);
    },
  );
});

describe("what stands behind the spec", () => {
  test("is a recording, for every entry of the catalogue but those that say that they are from the source", () => {
    const seen = new Set(cases.map(({ outcome }) => outcome));
    const unseen = Object.keys(errorDetails).filter((name) => !seen.has(name));

    expect(unseen).toEqual(namesFromSource(errorDetails));
  });

  test("is a recording, for every difference but those that say that they are from the source", () => {
    const unseen = Object.entries(profiles.differences)
      .filter(([name, difference]) => !isShown(name, "recordings" in difference ? difference.recordings : undefined))
      .map(([name]) => name);

    expect(unseen).toEqual(namesFromSource(profiles.differences));
  });
});

/** Whether another generation's value of a difference makes an answer a wrong one, among the recordings that it names. */
function isShown(difference: string, named?: readonly string[]): boolean {
  const showing = cases.filter(({ id, request }) => named?.includes(nameOf(id)) ?? request.body.length < 1_000_000);
  return Object.values(profileTable).some((other: Profile) => {
    const value = Object.entries(other).find(([name]) => name === difference)?.[1];
    return showing.some(({ request, answer, circumstances }) => {
      const profile = { ...circumstances.profile, [difference]: value } as Profile;
      return judgeAnswer(answer, expectOutcomes(request, { ...circumstances, profile })).deviations.length > 0;
    });
  });
}

/** The id of the line that a case comes from. */
const nameOf = (id: string) => id.replace(/,.*/, "");

function namesFromSource(entries: Record<string, object>): string[] {
  return Object.entries(entries)
    .filter(([, entry]) => "evidence" in entry && entry.evidence === "source")
    .map(([name]) => name);
}

const refused = (all: readonly Case[]) =>
  all.flatMap(({ id, answer, expectation }) =>
    judgeAnswer(answer, expectation).deviations.map(({ message }) => `${id}: ${message}`),
  );

/** The cases in which an answer passes that should not. */
function accepted(all: readonly Case[], spoil: (each: Case) => Answer[]): string[] {
  const passing = (each: Case) => spoil(each).filter((answer) => isPassed(answer, each));
  return all.flatMap((each) =>
    passing(each).map(({ status, body }) => `${each.id}: ${status} ${body.toString("utf8")}`),
  );
}

const isPassed = (answer: Answer, { expectation }: Case) => judgeAnswer(answer, expectation).deviations.length === 0;

/** Whether two releases gave different answers to the same request, beyond the words of their JSON libraries. */
function answersOtherwise(one: Case, other: Case): boolean {
  if (one.outcome === "InvalidJson" && other.outcome === "InvalidJson") return false;
  // What follows on an upgrade is another protocol.
  if (one.outcome === "upgrade" && other.outcome === "upgrade") return false;
  return one.answer.status !== other.answer.status || !one.answer.body.equals(other.answer.body);
}

/** An answer with the headers of another one, but the type of its own body. */
function dressedAs(answer: Answer, dress: Answer): Answer {
  return withHeader({ ...answer, headers: dress.headers }, "content-type", headerOf(answer, "content-type") ?? "");
}

const isAllowed = ({ expectation }: Case, name: string) =>
  [...expectation.outcomes.keys()].some((each) => each === name);

const isSettled = ({ expectation }: Case) => expectation.outcomes.size === 1;

/** The two faces of a time-out; a race that the work may win; a rate of which only the server knows whether it is used up. */
function isOpen({ expectation, request, circumstances }: Case): boolean {
  const outcomes = [...expectation.outcomes.keys()];
  const beside = outcomes.filter((name) => name !== "RequestTimeout" && name !== "DeadlineExceeded");
  if (beside.length === 0) return true;
  if (beside.length < outcomes.length) return circumstances.profile.timeoutRace === "work" || isSlow(request);
  return outcomes.length === 2 && outcomes.includes("RateLimited") && request.body.includes("limited_db");
}

const isSlow = ({ body }: SentRequest) => body.includes('"slow_');

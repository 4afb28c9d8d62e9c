import { decide } from "@milvus-rest/semantics";
import { expect, test } from "vitest";
import { resolveOptions } from "../options.ts";
import type { Check } from "../plan/check.ts";
import { planChecks } from "../plan/plan.ts";
import { skipReason } from "./run-plan.ts";

const settings = resolveOptions({ url: "http://localhost", token: "root:Milvus" });
const open = { auth: false, acceptsToken: true };
const plan = planChecks(settings, "absent");
if (!plan) throw new Error("the spec's first operation names a collection, so that there is a plan");
const { probe } = plan;
const sending = (changes: Partial<Check>): Check => ({ ...probe, ...changes });
const namingMine = { ...probe.request, body: Buffer.from('{"collectionName":"mine"}') };

test("a request that a sound server refuses is sent", () => {
  expect(skipReason(probe, open, settings)).toBeUndefined();
});

test("a request that a sound server might act on is not sent", () => {
  const withCollection = resolveOptions({ url: "http://localhost", collection: "mine" });
  const check = sending({ request: namingMine });

  expect(skipReason(check, open, withCollection)).toBe("might change something on the server");
});

test("a request that one generation alone might act on is not sent", () => {
  const request = {
    ...probe.request,
    headers: [...probe.request.headers, ["Request-Timeout", "0"] as const],
    body: namingMine.body,
  };
  const withCollection = resolveOptions({ url: "http://localhost", collection: "mine" });
  const { profiles, spec } = withCollection;
  const racing = profiles.filter((profile) =>
    decide(spec, request, { profile }).responses.some((each) => each.isWorkDone),
  );

  expect(racing.map(({ timeoutRace }) => timeoutRace)).toEqual(["work", "work"]);
  expect(skipReason(sending({ request }), open, withCollection)).toBe("might change something on the server");
});

test("the work is done only on the collection that was given for it", () => {
  const check = sending({ needs: ["collection"], request: namingMine });

  expect(skipReason(check, open, settings)).toBe("needs --collection");
});

test.each([
  ["the token", { auth: true, acceptsToken: true }, undefined],
  ["a token that is refused", { auth: true, acceptsToken: false }, "needs a token that the server accepts"],
])("with authentication on, a request is sent with %s: %s", (_, traits, reason) => {
  expect(skipReason(probe, traits, settings)).toBe(reason);
});

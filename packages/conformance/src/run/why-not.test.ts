import { expect, test } from "vitest";
import type { Check } from "../checks/check.ts";
import { checksOf } from "../checks/checks.ts";
import { anyOperation } from "../spec/operation.ts";
import { resolveOptions } from "./options.ts";
import { whyNot } from "./why-not.ts";

const settings = resolveOptions({ url: "http://localhost", token: "root:Milvus" });
const open = { auth: false, takesToken: true };
const { probe } = checksOf(anyOperation, "nobody");
if (!probe) throw new Error("the spec's first operation names a collection, so that it has a probe");
const asking = (changes: Partial<Check>): Check => ({ ...probe, ...changes });

test("a request that a sound server refuses is made", () => {
  expect(whyNot(probe, open, settings)).toBeUndefined();
});

test("a request that a sound server might act on is not made", () => {
  const withCollection = resolveOptions({ url: "http://localhost", collection: "mine" });
  const check = asking({ plan: { body: { collectionName: "mine" } } });

  expect(whyNot(check, open, withCollection)).toBe("might change something on the server");
});

test("the work is done only on the collection that was given for it", () => {
  const check = asking({ needs: ["collection"], plan: { body: { collectionName: "mine" } } });

  expect(whyNot(check, open, settings)).toBe("needs --collection");
});

test.each([
  ["the token", { auth: true, takesToken: true }, undefined],
  ["a token that is refused", { auth: true, takesToken: false }, "needs a token that the server accepts"],
])("with authentication on, a request is made with %s: %s", (_, shown, reason) => {
  expect(whyNot(probe, shown, settings)).toBe(reason);
});

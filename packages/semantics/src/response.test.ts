import { expect, test } from "vitest";
import { formatMessage, matchesMessage } from "./response.ts";

test.each([
  ["a placeholder", "reason", "bad name: x. ", true],
  ["a text of the template", ". ", "bad name: x", true],
  ["nothing", undefined, "bad name: x. no dots: never", false],
])("a message is compared up to where builds differ: %s", (_, vague, start, isOther) => {
  const pattern = formatMessage("bad name: {name}. {reason}: never", { name: "x", reason: "no dots" }, vague);

  expect(pattern.text).toBe("bad name: x. no dots: never");
  expect(matchesMessage(pattern, pattern.text)).toBe(true);
  expect(matchesMessage(pattern, `${start}, whatever else`)).toBe(isOther);
  expect(matchesMessage(pattern, start.slice(0, -1))).toBe(false);
});

import { expect, test } from "vitest";
import { FirstValue } from "./first-value.ts";

test.each([
  { text: "{}", complete: true },
  { text: ' \n{"a":{"b":"}"}}rest', complete: true },
  { text: "{'a':1}", complete: true },
  { text: "[[}]]", complete: true },
  { text: '"a\\""', complete: true },
  { text: "1", complete: true },
  { text: "-", complete: true },
  { text: "null", complete: true },
  { text: "", complete: false },
  { text: "  ", complete: false },
  { text: "{", complete: false },
  { text: '{"a":"}', complete: false },
  { text: '"a\\"', complete: false },
  { text: "nul", complete: false },
  { text: "dbName=default", complete: false },
  { text: "\uFEFF{}", complete: false },
])("$text: $complete", ({ text, complete }) => {
  const firstValue = new FirstValue();

  for (const byte of Buffer.from(text)) firstValue.write(Buffer.from([byte]));

  expect(firstValue.complete).toBe(complete);
});

import { describe, expect, test } from "vitest";
import { Decoder } from "./decoder.ts";
import { JsonScanner } from "./scanner.ts";
import { typeOf } from "./type.ts";

const body = typeOf({
  type: "object",
  properties: {
    name: { type: "string" },
    kinds: { type: ["array", "null"], items: { type: "string" } },
    limit: { type: "integer" },
    share: { type: "number" },
    any: {},
    either: { type: ["string", "integer", "null"] },
    inner: { type: "object", properties: { name: { type: "string" }, free: { type: "object" } } },
    free: { type: "object" },
    points: { type: "array", items: { type: "object", properties: { x: { type: "integer" } } } },
  },
});

/** Decodes a text that comes in pieces of so many bytes. */
function decode(text: string | Buffer, pieceLength = Number.POSITIVE_INFINITY) {
  const decoder = new Decoder(body);
  const scanner = new JsonScanner(decoder, 100);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceLength) scanner.write(bytes.subarray(at, at + pieceLength));
  scanner.finish();
  const { value, field } = decoder.mismatch ?? {};
  return { values: Object.fromEntries(decoder.values), error: scanner.error, mismatch: value, field };
}

describe("fields", () => {
  test.each([
    { text: '{"name":"a"}', values: { name: "a" } },
    { text: '{"NAME":"a"}', values: { name: "a" } },
    { text: '{"\\u006eame":"a"}', values: { name: "a" } },
    { text: '{"\u212Ainds":["a"]}', values: { kinds: true } },
    { text: '{"name":"a","name":"b"}', values: { name: "b" } },
    { text: '{"name":"a","name":null}', values: { name: "a" } },
    { text: '{"name":"a","Name":""}', values: { name: "" } },
    { text: '{"limit":-7,"share":1.5e3}', values: { limit: -7, share: 1500 } },
    { text: '{"any":{"name":"b"},"name":"a"}', values: { any: true, name: "a" } },
    { text: '{"either":"a"}', values: { either: "a" } },
    { text: '{"either":[1.5]}', values: { either: true } },
    { text: '{"inner":{"name":"b"}}', values: { inner: true } },
    { text: '{"free":{"a":"b","c":[1,{"d":null}],"name":5},"name":"a"}', values: { free: true, name: "a" } },
    { text: '{"inner":{"free":{"name":5,"limit":"x"}},"limit":1}', values: { inner: true, limit: 1 } },
    { text: '{"points":[{"x":1,"y":"z"},{"y":{}},{"x":2}],"limit":1}', values: { points: true, limit: 1 } },
    { text: '{"other":{"name":5},"x":[[{}]]}', values: {} },
    { text: '{"name":"a"} and more', values: { name: "a" } },
    { text: "null", values: {} },
    { text: '{"name":"\\ud83d\\ude00 \\ud83d x \\n"}', values: { name: "\u{1F600} \uFFFD x \n" } },
  ])("$text", ({ text, values }) => {
    expect(decode(text)).toEqual({ values, error: undefined, mismatch: undefined, field: undefined });
  });

  test("are the same however the text is cut", () => {
    const text = '{"name":"a\\u00e9é","kinds":["x"],"limit":12,"any":[{"y":false}]}';

    for (const length of [1, 2, 3, 7]) expect(decode(text, length)).toEqual(decode(text));
  });

  test("have U+FFFD for each byte that is no UTF-8", () => {
    const text = Buffer.concat([Buffer.from('{"name":"a'), Buffer.from([0xe2, 0x82, 0xff]), Buffer.from('"}')]);

    expect(decode(text).values).toEqual({ name: "a\uFFFD\uFFFD\uFFFD" });
  });
});

describe("values of another type", () => {
  test.each([
    { text: "[]", mismatch: "array", field: undefined },
    { text: '{"name":5}', mismatch: "number", field: "name" },
    { text: '{"name":{"a":[1]},"name":"a"}', mismatch: "object", field: "name" },
    { text: '{"kinds":["a",1,{}]}', mismatch: "number", field: "kinds" },
    { text: '{"limit":1.5}', mismatch: "number 1.5", field: "limit" },
    { text: '{"limit":9223372036854775808}', mismatch: "number 9223372036854775808", field: "limit" },
    { text: '{"inner":{"name":true}}', mismatch: "bool", field: "inner.name" },
    { text: '{"inner":{"free":{"name":5}},"name":5}', mismatch: "number", field: "name" },
    { text: '{"points":[{"x":1},"y"]}', mismatch: "string", field: "points" },
    { text: '{"points":[{"x":1},{"x":1.5}]}', mismatch: "number 1.5", field: "points.x" },
  ])("$text: $mismatch", ({ text, mismatch, field }) => {
    expect(decode(text)).toMatchObject({ error: undefined, mismatch, field });
  });
});

describe("what is no JSON is said in Go's words", () => {
  test.each([
    { text: "", error: "unexpected EOF" },
    { text: '{"a":tru', error: "unexpected EOF" },
    { text: '{"a":-}', error: "invalid character '}' in numeric literal" },
    { text: '{"a":1.}', error: "invalid character '}' after decimal point in numeric literal" },
    { text: '{"a":1e}', error: "invalid character '}' in exponent of numeric literal" },
    { text: '{"a":truE}', error: "invalid character 'E' in literal true (expecting 'e')" },
    { text: '["a" "b"]', error: "invalid character '\"' after array element" },
    { text: '{"a":"\\u00g0"}', error: "invalid character 'g' in \\u hexadecimal character escape" },
    { text: '{"a":"\u0001"}', error: "invalid character '\\x01' in string literal" },
    { text: "\uFEFF{}", error: "invalid character 'ï' looking for beginning of value" },
    { text: "[".repeat(101), error: "invalid character '[' exceeded max depth" },
    { text: "{,}", error: "invalid character ',' looking for beginning of object key string" },
  ])("$text", ({ text, error }) => {
    expect(decode(text).error).toBe(error);
    expect(decode(text, 1).error).toBe(error);
  });

  test("as much depth as is allowed is taken", () => {
    expect(decode("[".repeat(100) + "]".repeat(100)).error).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { readGoBody } from "./go-json.ts";

const body = {
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
};

function read(text: string | Buffer, jsonDecoder: "encoding/json" | "sonic" = "encoding/json") {
  const read = readGoBody({ body: Buffer.from(text) }, body, { jsonDecoder, jsonDepth: 100 });
  if (!read) throw new Error("the body was not read");
  return read;
}

describe("fields", () => {
  test.each([
    { text: '{"name":"a"}', values: { name: "a" } },
    { text: '{"NAME":"a"}', values: { name: "a" } },
    { text: '{"\\u006eame":"a"}', values: { name: "a" } },
    { text: '{"\u212Ainds":["a"]}', values: { kinds: ["a"] } },
    { text: '{"name":"a","name":"b"}', values: { name: "b" } },
    { text: '{"name":"a","name":null}', values: { name: "a" } },
    { text: '{"name":"a","Name":""}', values: { name: "" } },
    { text: '{"limit":-7,"share":1.5e3}', values: { limit: -7, share: 1500 } },
    { text: '{"any":{"name":"b"},"name":"a"}', values: { any: { name: "b" }, name: "a" } },
    { text: '{"either":"a"}', values: { either: "a" } },
    { text: '{"either":[1.5]}', values: { either: [1.5] } },
    { text: '{"inner":{"name":"b"}}', values: { inner: { name: "b" } } },
    {
      text: '{"free":{"a":"b","c":[1,{"d":null}],"name":5},"name":"a"}',
      values: { free: { a: "b", c: [1, { d: null }], name: 5 }, name: "a" },
    },
    {
      text: '{"inner":{"free":{"name":5,"limit":"x"}},"limit":1}',
      values: { inner: { free: { name: 5, limit: "x" } }, limit: 1 },
    },
    { text: '{"points":[null],"kinds":[null,"a"]}', values: { points: [{}], kinds: ["", "a"] } },
    {
      text: '{"points":[{"x":1,"y":"z"},{"y":{}},{"x":2}],"limit":1}',
      values: { points: [{ x: 1 }, {}, { x: 2 }], limit: 1 },
    },
    { text: '{"other":{"name":5},"x":[[{}]]}', values: {} },
    { text: '{"name":"a"} and more', values: { name: "a" } },
    { text: "null", values: {} },
    { text: '{"name":"\\ud83d\\ude00 \\ud83d x \\n"}', values: { name: "\u{1F600} \uFFFD x \n" } },
  ])("$text", ({ text, values }) => {
    const { fields, error } = read(text);

    expect(error).toBeUndefined();
    expect(Object.fromEntries(fields)).toEqual(values);
  });

  test("have U+FFFD for each byte that is no UTF-8", () => {
    const text = Buffer.concat([Buffer.from('{"name":"a'), Buffer.from([0xe2, 0x82, 0xff]), Buffer.from('"}')]);

    expect(read(text).fields.get("name")).toBe("a\uFFFD\uFFFD\uFFFD");
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
    expect(read(text).error).toMatchObject({ kind: "mismatch", value: mismatch, field });
  });
});

describe("what is no JSON is said in Go's words", () => {
  test.each([
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
    expect(read(text).error).toEqual({ kind: "syntax", reason: error });
  });

  test("as much depth as is allowed is taken", () => {
    expect(read(`{"any":${"[".repeat(99)}${"]".repeat(99)}}`).error).toBeUndefined();
  });
});

describe("sonic takes a body for absent", () => {
  test.each(["", "  ", "{", '{"a":"}', '"a\\"', "nul", "dbName=default", "\uFEFF{}"])("%j", (text) => {
    expect(read(text, "sonic").error).toEqual({ kind: "absent" });
  });

  test.each(["{}", ' \n{"a":{"b":"}"}}rest', "{'a':1}", "[[}]]", '"a\\""', "1", "-", "null"])("not %j", (text) => {
    expect(read(text, "sonic").error).not.toEqual({ kind: "absent" });
  });

  test("leaves open whether it accepts a body slightly deeper than its limit", () => {
    const nested = (depth: number) => `{"any":${"[".repeat(depth)}${"]".repeat(depth)}}`;

    expect(read(nested(99), "sonic").isCertain).toBe(true);
    expect(read(nested(101), "sonic")).toMatchObject({ isCertain: false, error: { kind: "syntax" } });
    expect(read(nested(104), "sonic")).toMatchObject({ isCertain: true, error: { kind: "syntax" } });
  });
});

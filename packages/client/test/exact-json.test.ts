import { describe, expect, test } from "vitest";
import { parseJson, stringifyJson } from "../src/exact-json.ts";

describe("an integer", () => {
  test.each([
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["-9007199254740991", Number.MIN_SAFE_INTEGER],
    ["1700000000000000", 1_700_000_000_000_000],
    ["0", 0],
  ])("%s, which a number holds exactly, is a number", (text, value) => {
    expect(parseJson(text)).toBe(value);
  });

  test.each([
    ["9007199254740992", 2n ** 53n],
    ["9007199254740993", 2n ** 53n + 1n],
    ["-9007199254740993", -(2n ** 53n) - 1n],
    ["9223372036854775807", 2n ** 63n - 1n],
    ["-9223372036854775808", -(2n ** 63n)],
    ["18446744073709551615", 2n ** 64n - 1n],
    ["1".repeat(400), BigInt("1".repeat(400))],
  ])("%s, which a number would round, is a bigint", (text, value) => {
    expect(parseJson(text)).toBe(value);
  });

  test.each([
    ['{"code":0,"data":{"collectionID":460000000000000001}}', { code: 0, data: { collectionID: 460000000000000001n } }],
    ["[460000000000000001,1,[460000000000000002]]", [460000000000000001n, 1, [460000000000000002n]]],
    ["[ 460000000000000001\n,\t-460000000000000002 ]", [460000000000000001n, -460000000000000002n]],
    ['{"a":460000000000000001,"b":true,"c":null}', { a: 460000000000000001n, b: true, c: null }],
  ])("is exact where it is nested: %s", (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });
});

describe("everything else is as JSON.parse has it:", () => {
  test.each([
    '{"id":"460000000000000001"}',
    '{"460000000000000001":1}',
    '{"460000000000000001" : "460000000000000001"}',
    '{"s1":"s460000000000000001","":""}',
    String.raw`["\"460000000000000001","\\",460000000000001]`,
    String.raw`["\\\"",": 460000000000000001,"]`,
    String.raw`["4600000000000000\u0030\u0031"]`,
    '["a\\":460000000000000001"]',
    "[1.2345678901234567890,0.00000000000000001]",
    "[12345678901234567890.0,12345678901234567890e2,1E21,12345678901234567890E-3]",
    '{"__proto__":{"a":1},"b":"1234567890123456"}',
    '{"a":"1234567890123456","a":2}',
    '"1234567890123456"',
    "1234567890123456.5",
  ])("%s", (text) => {
    expect(parseJson(text)).toStrictEqual(JSON.parse(text));
  });

  test.each([
    "",
    "<html>1234567890123456</html>",
    '{"code":0,"data":12345678901234567',
    '{"code":0,"data":{}}{"code":0,"data":12345678901234567}',
    "{12345678901234567:1}",
    "012345678901234567",
    "1234567890123456789.",
    '{"a":"12345678901234567}',
  ])("%s is refused", (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});

test("a string of megabytes is read beside an integer above 2^53", () => {
  const long = `${"\\n".repeat(1_000_000)}${"x".repeat(5_000_000)}`;

  expect(parseJson(`["${long}",460000000000000001]`)).toEqual([JSON.parse(`"${long}"`), 460000000000000001n]);
});

describe("a bigint of a request", () => {
  test.each([
    [460000000000000001n, "460000000000000001"],
    [{ id: -460000000000000001n, ids: [1n, 2] }, '{"id":-460000000000000001,"ids":[1,2]}'],
    [{ s1: "s1", '1":': '1\\":', "": "", n: 1n, u: undefined }, String.raw`{"s1":"s1","1\":":"1\\\":","":"","n":1}`],
    [{ at: new Date(0), n: 1n }, '{"at":"1970-01-01T00:00:00.000Z","n":1}'],
    [["460000000000000001", 460000000000000001n], '["460000000000000001",460000000000000001]'],
  ])("is sent as an integer: %s", (value, text) => {
    expect(stringifyJson(value)).toBe(text);
  });

  test("is what it was when it comes back", () => {
    const value = { collectionID: 2n ** 63n - 1n, name: "s\u{1f600}\n9223372036854775807", small: 7 };

    expect(parseJson(stringifyJson(value))).toEqual(value);
  });
});

test("what JSON cannot hold is refused as JSON.stringify does", () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;

  expect(() => stringifyJson(circular)).toThrow(/circular/);
});

import { profileTable } from "@milvus-rest/types";
import { expect, test } from "vitest";
import type { Schema } from "../../spec/document.ts";
import { readBody } from "./read-body.ts";

const schema: Schema = {
  type: "object",
  properties: {
    name: { type: "string" },
    names: { type: ["array", "null"], items: { type: "string" } },
    count: { type: "integer" },
    ratio: { type: "number" },
    isDry: { type: "boolean" },
    params: { type: "object", properties: { level: { type: "integer" } } },
  },
};
const read = (text: string) => readBody(text, schema, profileTable["2.6"]);

test.each([
  ['{"name":"a"}', { name: "a" }],
  ['{"NAME":"a"}', { name: "a" }],
  ['{"\\u006eame":"\\u0061"}', { name: "a" }],
  ['{"name":"a","name":"b"}', { name: "b" }],
  ['{"name":"a","Name":"b"}', { name: "b" }],
  ['{"name":"a","name":null}', { name: "a" }],
  [' {"other":{"name":1},"name":"a"} trailing', { name: "a" }],
  ['{"name":"a"}{"name":"b"}', { name: "a" }],
  ['{"name":"}"}', { name: "}" }],
  ['{"name":"\\""}', { name: '"' }],
  ['{"name":"\\ud83d"}', { name: "\ufffd" }],
  ['{"names":["a",null]}', { names: ["a", null] }],
  ['{"names":[]}', { names: [] }],
  ['{"count":3,"ratio":0.5,"isDry":true}', { count: 3, ratio: 0.5, isDry: true }],
  ['{"params":{"level":1,"other":"x"}}', { params: { level: 1, other: "x" } }],
  ["null", {}],
  ["{}", {}],
])("%s is taken", (text, fields) => {
  const body = read(text);

  expect(body.isValid).toBe(true);
  expect(Object.fromEntries(body.fields)).toEqual(fields);
});

test.each([
  '{"name":5,"name":"a"}',
  '{"names":["a",1]}',
  '{"names":"a"}',
  '{"count":1.0}',
  '{"count":"1"}',
  '{"isDry":0}',
  '{"ratio":true}',
  '{"params":{"level":"high"}}',
  '{"name":"a",}',
  '{"name":"a"',
  '{"name":"a\t"}',
  "[]",
  '"a"',
  "1",
  "true",
  "nul",
  "\ufeff{}",
])("%j is refused", (text) => {
  expect(read(text)).toMatchObject({ isValid: false, isAbsent: false });
});

test.each(["", " \t\r\n"])("%j is absent", (text) => {
  expect(read(text)).toMatchObject({ isValid: false, isAbsent: true });
});

test.each([
  ["2.6", 10_000, true],
  ["2.6", 10_001, false],
  ["2.6", 1_000_000, false],
  ["3.0", 4096, true],
  ["3.0", 4098, undefined],
  ["3.0", 5000, false],
] as const)("%s follows %i levels: %s", (profile, levels, isValid) => {
  const text = `{"x":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;

  expect(readBody(text, schema, profileTable[profile]).isValid).toBe(isValid);
});

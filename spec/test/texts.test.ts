import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder, objectsOf, openapi, profiles, sets } from "./spec.ts";

const nodes = [...objectsOf(openapi)].map(({ node }) => node);
const { info, paths, components } = JSON.parse(JSON.stringify(openapi));

test("a remedy holds for every operation: none names one", () => {
  const operations = Object.keys(paths).map((path) => path.split("/").slice(-2).join("."));
  const remedies = nodes.map((node) => Object(node["x-milvus-error"]).remedy).filter(Boolean);

  expect(operations).toContain("collections.release");
  expect(remedies.length).toBeGreaterThan(10);
  expect(remedies.filter((remedy) => new RegExp(`\\b(${operations.join("|")})`, "i").test(remedy))).toEqual([]);
});

test.each(Object.values(profiles.routing))(
  "the introduction names the response $status outside of the operations",
  ({ status }) => {
    expect(info.description).toContain(` ${status} `);
  },
);

test("the error of a response that older releases give as text says so", () => {
  const { content } = components.responses.RequestTimeout;
  const { const: text } = content["text/plain"].schema;

  expect(components.schemas.Error408.description).toContain(`the text \`${text}\``);
});

test.each(sets)("the README gives the number of exchanges in %s", (set) => {
  const files = Object.values(profiles.profiles).map(({ recordings }) => join(folder, set, recordings));
  const lines = files.flatMap((file) => readFileSync(file, "utf8").trimEnd().split("\n"));
  const exchanges = lines.filter((line) => JSON.parse(line).response);

  const readme = readFileSync(join(folder, "README.md"), "utf8");
  expect(readme).toMatch(new RegExp(`^${set}/ +${exchanges.length} `, "m"));
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copySpec, lint } from "./copy-spec.ts";

/** One way to break the spec, and the rule that must say so. */
interface Breakage {
  rule: string;
  file: string;
  replace: string | RegExp;
  by: string;
}

const release = "paths/collections/release.yaml";
const breakages: Breakage[] = [
  { rule: "rule/version-pinned", file: "openapi.yaml", replace: "openapi: 3.1.1", by: "openapi: 3.1.0" },
  { rule: "rule/dialect-pinned", file: "openapi.yaml", replace: /jsonSchemaDialect: .*/, by: "" },
  { rule: "rule/operation-complete", file: release, replace: /x-milvus-idempotent: .*/, by: "" },
  { rule: "rule/request-examples", file: release, replace: /examples:[\s\S]*(?=\n {2}responses:)/, by: "" },
  { rule: "rule/full-stop", file: release, replace: "The collection to release.", by: "The collection to release" },
  {
    rule: "rule/no-discriminator",
    file: "components/errors/Error200.yaml",
    replace: "oneOf:",
    by: "discriminator: { propertyName: code }\noneOf:",
  },
  {
    rule: "milvus/open-responses",
    file: "components/schemas/Success.yaml",
    replace: "type: object",
    by: "type: object\nadditionalProperties: false",
  },
  { rule: "milvus/catalogue-entry", file: "components/errors/Error401.yaml", replace: /remedy: .*/, by: "" },
  {
    rule: "milvus/catalogue-entry",
    file: "components/errors/Error403.yaml",
    replace: /x-milvus-error:[\s\S]*/,
    by: "",
  },
  { rule: "no-undefined-server-variable", file: "openapi.yaml", replace: "{port}", by: "{gate}" },
];

describe("redocly lint refuses", () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "milvus-rest-spec-"));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.concurrent.each(breakages)("$file without what $rule wants", async ({ rule, file, replace, by }) => {
    const broken = mkdtempSync(join(copy, "broken-"));
    copySpec(broken);
    const text = readFileSync(join(broken, file), "utf8");
    writeFileSync(join(broken, file), text.replace(replace, by));

    const problems = await lint(broken);

    expect(problems.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { correct, mistakes } from "./mistakes.ts";
import { inventedOperation, type Problem, SpecCopy } from "./spec-copy.ts";

/** Mistakes in a line of openapi.yaml. */
const lines = [
  {
    path: "/v2/vectordb/invented/re-load",
    file: "paths/invented/re-load.yaml",
    reports: "lower case with underscores",
  },
  { path: "/v1/vectordb/invented/first", file: "paths/invented/first.yaml", reports: "must be /v2/vectordb/<group>" },
  { path: "/v2/vectordb/raw/count", file: "paths/raw/count.yaml", reports: "cannot begin with /v2/vectordb/raw/" },
  {
    path: "/v2/vectordb/invented/one",
    file: "paths/invented/other.yaml",
    reports: "is in paths/invented/other.yaml. Move it to paths/invented/one.yaml.",
  },
  {
    path: "/v2/vectordb/invented/sound/more",
    file: "paths/invented/sound/more.yaml",
    reports: "and also the group of",
  },
];

describe("the linter", () => {
  let spec: SpecCopy;
  let problems: Problem[];

  beforeAll(async () => {
    spec = new SpecCopy();
    spec.addOperations([
      operation("sound"),
      ...Object.values(correct).map(({ replace, by }, index) => operation(`c${index}`, replace, by)),
      ...Object.values(mistakes).map(({ replace, by = "" }, index) => operation(`m${index}`, replace, by)),
      ...lines.map(({ path, file }, index) => ({ path, file, text: inventedOperation(`l${index}`) })),
    ]);
    const inline = inventedOperation("inline")
      .replaceAll("../../", "")
      .replaceAll(/^(?=.)/gm, "    ");
    spec.replace("openapi.yaml", "paths:\n", `paths:\n  /v2/vectordb/invented/inline:\n${inline}`);
    spec.write("paths/invented/unused.yaml", inventedOperation("unused"));
    problems = await spec.lint();
  });
  afterAll(() => spec[Symbol.dispose]());

  test("reports nothing in a correct operation", () => {
    expect(reportsOn("paths/invented/sound.yaml")).toEqual([]);
  });

  test("reports nothing in the spec itself", () => {
    expect(
      problems.filter(({ file }) => /^(components|paths\/(collections|partitions|databases))\//.test(file)),
    ).toEqual([]);
  });

  test.each(Object.keys(correct).map((what, index) => ({ what, index })))("accepts $what", ({ index }) => {
    expect(reportsOn(`paths/invented/c${index}.yaml`)).toEqual([]);
  });

  test.each(Object.entries(mistakes).map(([what, mistake], index) => ({ what, ...mistake, index })))(
    "reports $what",
    ({ reports, index }) => {
      expect(reportsOn(`paths/invented/m${index}.yaml`).join("\n")).toContain(reports);
    },
  );

  test.each(lines)("reports the line $path: $file", ({ path, reports }) => {
    const onPath = reportsOn("openapi.yaml").filter((message) =>
      message.includes(`The path ${path.replace("/more", "")} `),
    );

    expect(onPath.join("\n")).toContain(reports);
  });

  test("reports an operation that is written in openapi.yaml", () => {
    expect(reportsOn("openapi.yaml")).toContain(
      "The path /v2/vectordb/invented/inline is in openapi.yaml itself. Move it to paths/invented/inline.yaml.",
    );
  });

  test("reports a path file without a line in openapi.yaml", () => {
    expect(reportsOn("openapi.yaml")).toContain(
      "paths/invented/unused.yaml is not used. Add this line under `paths`: `/v2/vectordb/invented/unused: { $ref: paths/invented/unused.yaml }`.",
    );
  });

  function reportsOn(file: string): string[] {
    return problems.filter((problem) => problem.file === file).map(({ message }) => message);
  }
});

describe("the linter reports, outside of the operations,", () => {
  const broken = [
    { file: "openapi.yaml", rule: "rule/version-pinned", replace: "openapi: 3.1.1", by: "openapi: 3.1.0" },
    { file: "openapi.yaml", rule: "rule/dialect-pinned", replace: /jsonSchemaDialect: .*/, by: "" },
    { file: "openapi.yaml", rule: "no-undefined-server-variable", replace: "{port}", by: "{gate}" },
    { file: "paths/collections/release.yaml", rule: "rule/full-stop", replace: "to release.\n", by: "to release\n" },
    {
      file: "components/errors/Error200.yaml",
      rule: "rule/no-discriminator",
      replace: "oneOf:",
      by: "discriminator: { propertyName: code }\noneOf:",
    },
    {
      file: "components/schemas/Success.yaml",
      rule: "milvus/open-responses",
      replace: "type: object",
      by: "type: object\nadditionalProperties: false",
    },
    { file: "components/errors/Error401.yaml", rule: "milvus/catalogue-entry", replace: /remedy: .*/, by: "" },
    {
      file: "components/errors/Error403.yaml",
      rule: "milvus/catalogue-entry",
      replace: /x-milvus-error:[\s\S]*/,
      by: "",
    },
    {
      file: "components/headers/WwwAuthenticate.yaml",
      rule: "milvus/extensions",
      replace: "{ security: basic }",
      by: "{ scheme: basic }",
    },
  ];
  let spec: SpecCopy;
  let problems: Problem[];

  beforeAll(async () => {
    spec = new SpecCopy();
    for (const { file, replace, by } of broken) spec.replace(file, replace, by);
    problems = await spec.lint();
  });
  afterAll(() => spec[Symbol.dispose]());

  test.each(broken)("$rule in $file", ({ file, rule }) => {
    expect(problems).toContainEqual(expect.objectContaining({ file, rule }));
  });
});

test("the linter rejects an unknown rule in redocly.yaml", async () => {
  using spec = new SpecCopy();
  spec.replace("redocly.yaml", "info-contact: off", "info-kontakt: off");

  await expect(spec.lint()).rejects.toThrow("info-kontakt");
});

/** An operation of the group `invented`, with one mistake. */
function operation(name: string, replace: string | RegExp = "", by = "") {
  return {
    path: `/v2/vectordb/invented/${name}`,
    file: `paths/invented/${name}.yaml`,
    text: inventedOperation(name).replace(replace, by),
  };
}

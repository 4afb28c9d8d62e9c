import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { catalogue } from "../src/catalogue.ts";
import { operationsOf } from "../src/document.ts";
import { possibleErrors } from "../src/possible-errors.ts";
import { cases } from "../src/recordings/read-cases.ts";

const errors = possibleErrors(openapi);
const operationsWith = (name: string) => [...errors].filter(([, names]) => names.has(name)).map(([id]) => id);

describe("the operations that can respond with an error", () => {
  test.each([
    ["IndexNotFound", ["loadCollection", "loadPartitions", "refreshLoad"]],
    ["ParameterMissing", ["createCollection"]],
    ["PartitionNotFound", ["loadPartitions", "releasePartitions"]],
  ])("of %s are those whose work needs it", (name, expected) => {
    expect(operationsWith(name).sort()).toEqual(expected);
  });

  test("of CollectionNotFound are not those to which a name without a collection is a result", () => {
    expect(operationsWith("CollectionNotFound")).toEqual(
      expect.not.arrayContaining(["hasCollection", "dropCollection"]),
    );
    expect(operationsWith("CollectionNotFound")).toContain("releaseCollection");
  });

  test("of any error are some", () => {
    expect(catalogue.filter(({ name }) => operationsWith(name).length === 0)).toEqual([]);
  });
});

test.each(operationsOf(openapi))(
  "every error that was recorded of $operationId is among its own",
  ({ operationId, path }) => {
    const exchanges = cases.flatMap((each) => each.exchanges);
    const recorded = exchanges.flatMap(({ request, response }) => {
      if (request?.path !== path || request.method !== "POST") return [];
      const [, code] = /^\{"code":(\d+),"message":/.exec(response?.body ?? "") ?? [];
      return catalogue.filter((error) => error.status === response?.status && String(error.code) === code);
    });

    const missing = recorded.filter(({ name }) => !errors.get(operationId)?.has(name)).map(({ name }) => name);
    expect(recorded.length).toBeGreaterThan(0);
    expect([...new Set(missing)]).toEqual([]);
  },
);

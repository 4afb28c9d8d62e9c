import { describe, expect, test } from "vitest";
import { defaultProfile, errorDetails, errorTable, operationTable, profileNames, successCodes } from "../src/index.ts";

describe("the error table", () => {
  const entries = Object.values(errorTable);

  test("identifies every error by its code and HTTP status", () => {
    const keys = entries.map(({ code, status }) => `${status}/${code}`);

    expect(new Set(keys).size).toBe(keys.length);
  });

  test("shares one code with the successes, which only `data` tells apart", () => {
    const shared = Object.entries(errorTable).filter(([, { code }]) => successCodes.some((each) => each === code));

    expect(successCodes).toEqual([0, 200]);
    expect(shared.map(([name]) => name)).toEqual(["PartitionNotFound"]);
  });

  test("has the details of each error", () => {
    expect(Object.keys(errorDetails)).toEqual(Object.keys(errorTable));
  });
});

test("the profiles are the recorded generations, the oldest first", () => {
  expect(profileNames).toEqual(["2.3", "2.4", "2.5", "2.6", "3.0"]);
  expect(profileNames).toContain(defaultProfile);
});

test("the operation table groups operations as their paths are", () => {
  expect(Object.keys(operationTable)).toEqual(["collections", "partitions", "databases"]);
  expect(operationTable.collections.getLoadState.path).toBe("/v2/vectordb/collections/get_load_state");
  expect(operationTable.collections.release).toEqual({
    id: "releaseCollection",
    method: "POST",
    path: "/v2/vectordb/collections/release",
    idempotent: true,
    dbName: true,
  });
});

test("the operation table tells which requests have the field `dbName`", () => {
  expect(operationTable.collections.list.dbName).toBe(true);
  expect(operationTable.databases.list.dbName).toBe(false);
});

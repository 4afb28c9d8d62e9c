import { describe, expect, test } from "vitest";
import { errorDetails, errorTable, operationTable, profileTable, stepTable, successCodes } from "../src/index.ts";

describe("the error table", () => {
  const entries = Object.values(errorTable);

  test("tells every error by its code and HTTP status", () => {
    const keys = entries.map(({ code, status }) => `${status}/${code}`);

    expect(new Set(keys).size).toBe(keys.length);
  });

  test("shares one code with the successes, so that only `data` tells them apart", () => {
    const shared = Object.entries(errorTable).filter(([, { code }]) => successCodes.some((each) => each === code));

    expect(successCodes).toEqual([0, 200]);
    expect(shared.map(([name]) => name)).toEqual(["PartitionNotFound"]);
  });

  test("has the details of each error", () => {
    expect(Object.keys(errorDetails)).toEqual(Object.keys(errorTable));
  });

  test("names the error of each check", () => {
    for (const name of Object.values(stepTable)) expect(errorTable).toHaveProperty(name);
  });
});

describe("the profile table", () => {
  test("has one row per recorded generation, with the difference that everyone trips over", () => {
    const codes = Object.entries(profileTable).map(([name, { successCode }]) => [name, successCode]);

    expect(codes).toEqual([
      ["2.3", 200],
      ["2.4", 0],
      ["2.5", 0],
      ["2.6", 0],
      ["3.0", 0],
    ]);
  });

  test("orders only steps that exist", () => {
    const known = Object.keys(stepTable);

    for (const { order } of Object.values(profileTable)) expect(known).toEqual(expect.arrayContaining([...order]));
  });
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

import { describe, expectTypeOf, test } from "vitest";
import type { components, ErrorName, errorTable, Int64, operations, paths } from "../src/index.ts";

type ResponseBody = operations["releaseCollection"]["responses"][200]["content"]["application/json"];
type Request = paths["/v2/vectordb/collections/release"]["post"]["requestBody"]["content"]["application/json"];
type SuccessCode = 0 | 200;
/** The codes of the catalogue under HTTP 200. */
type ErrorCode = Extract<(typeof errorTable)[ErrorName], { status: 200 }>["code"];

declare const body: ResponseBody;
declare const loadState: operations["getLoadState"]["responses"][200]["content"]["application/json"];

describe("the union of a response", () => {
  test("is narrowed by `data` to success or error", () => {
    if ("data" in body) {
      expectTypeOf(body.code).toEqualTypeOf<SuccessCode>();
      expectTypeOf(body.data).toEqualTypeOf<Record<string, never>>();
    } else {
      expectTypeOf(body.code).toEqualTypeOf<ErrorCode>();
      expectTypeOf(body.message).toEqualTypeOf<string>();
    }
  });

  test("is narrowed by `code`, except by 200: a success or PartitionNotFound", () => {
    switch (body.code) {
      case 0:
        expectTypeOf(body).toEqualTypeOf<{ code: 0; data: Record<string, never> }>();
        break;
      case 200:
        expectTypeOf(body).toEqualTypeOf<{ code: 200; data: Record<string, never> } | { code: 200; message: string }>();
        break;
      case 100:
        expectTypeOf(body).toEqualTypeOf<{ code: 100; message: string }>();
        break;
      default:
        expectTypeOf(body.code).toEqualTypeOf<Exclude<ErrorCode, 100 | 200>>();
    }
  });

  test("is narrowed by `data` where a success has a `message` also", () => {
    if ("data" in loadState) {
      expectTypeOf(loadState.data.loadState).toEqualTypeOf<
        "LoadStateLoaded" | "LoadStateLoading" | "LoadStateNotLoad"
      >();
      expectTypeOf(loadState.message).toEqualTypeOf<string | undefined>();
    } else {
      expectTypeOf(loadState.code).toEqualTypeOf<ErrorCode>();
    }
  });

  test("has exactly the codes of the catalogue under HTTP 200", () => {
    expectTypeOf<ResponseBody["code"]>().toEqualTypeOf<SuccessCode | ErrorCode>();
  });
});

describe("the request", () => {
  test("requires a collection name", () => {
    // @ts-expect-error collectionName is missing
    ({}) satisfies Request;
  });

  test("rejects an unknown field", () => {
    // @ts-expect-error the field is named dbName
    ({ collectionName: "quick_setup", db_name: "default" }) satisfies Request;
  });

  test("accepts a database name, which may be null", () => {
    expectTypeOf<Request["dbName"]>().toEqualTypeOf<string | null | undefined>();
  });
});

describe("an integer of 64 bits", () => {
  test("is an Int64 where it may be above 2^53", () => {
    expectTypeOf<components["schemas"]["CollectionDescription"]["collectionID"]>().toEqualTypeOf<Int64>();
  });

  test("is a number where the spec has a safe maximum", () => {
    if ("data" in loadState) expectTypeOf(loadState.data.loadProgress).toEqualTypeOf<number | undefined>();
  });
});

import { describe, expectTypeOf, test } from "vitest";
import type { ErrorName, errorTable, operations, paths } from "../src/index.ts";

type ResponseBody = operations["releaseCollection"]["responses"][200]["content"]["application/json"];
type Request = paths["/v2/vectordb/collections/release"]["post"]["requestBody"]["content"]["application/json"];
type SuccessCode = 0 | 200;
/** The codes of the catalogue under HTTP 200. */
type ErrorCode = Extract<(typeof errorTable)[ErrorName], { status: 200 }>["code"];

declare const body: ResponseBody;

describe("the response's union on `code`", () => {
  test("narrows in both branches of an `if`", () => {
    if (body.code === 0) {
      expectTypeOf(body).toEqualTypeOf<{ code: 0; data: Record<string, never> }>();
    } else {
      expectTypeOf(body.code).toEqualTypeOf<200 | ErrorCode>();
    }
  });

  test("leaves only errors when both success codes are excluded", () => {
    if (body.code !== 0 && body.code !== 200) {
      expectTypeOf(body.code).toEqualTypeOf<ErrorCode>();
      expectTypeOf(body.message).toEqualTypeOf<string>();
    }
  });

  test("narrows in a `switch`, which can be exhaustive", () => {
    switch (body.code) {
      case 0:
      case 200:
        expectTypeOf(body.data).toEqualTypeOf<Record<string, never>>();
        break;
      case 100:
        expectTypeOf(body).toEqualTypeOf<{ code: 100; message: string }>();
        break;
      default:
        expectTypeOf(body.code).toEqualTypeOf<Exclude<ErrorCode, 100>>();
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

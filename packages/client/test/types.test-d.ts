import type { ErrorName } from "@milvus-rest/types";
import { expectTypeOf, test } from "vitest";
import type * as client from "../src/index.ts";
import { createClient, type MethodsOf, type MilvusApiError, type MilvusTimeoutError } from "../src/index.ts";

const { collections, raw } = createClient({ url: "http://localhost:19530" });

test("release refuses a missing collectionName", () => {
  // @ts-expect-error
  collections.release({});
  // @ts-expect-error
  collections.release();
});

test("release refuses an unknown field", () => {
  // @ts-expect-error
  collections.release({ collectionName: "quick_setup", collection: "quick_setup" });
});

test("release refuses a field of another type", () => {
  // @ts-expect-error
  collections.release({ collectionName: 7 });
});

test("release takes a database", () => {
  expectTypeOf(collections.release).toBeCallableWith({ dbName: "book", collectionName: "in_book" });
});

test("release takes the options of a call, and no others", () => {
  const { signal } = new AbortController();
  expectTypeOf(collections.release).toBeCallableWith({ collectionName: "a" }, { signal, timeout: null, retries: 0 });
  // @ts-expect-error
  collections.release({ collectionName: "a" }, { abort: signal });
});

test("release resolves to the data of the success branch", () => {
  expectTypeOf(collections.release).returns.resolves.toEqualTypeOf<Record<string, never>>();
});

test("the reason of an API error is a name of the catalogue or Unknown, but not that of a timeout", () => {
  expectTypeOf<MilvusApiError["reason"]>().toEqualTypeOf<
    Exclude<ErrorName, "RequestTimeout" | "DeadlineExceeded"> | "Unknown"
  >();
});

test("the reason of a timeout is that of the server, or undefined", () => {
  expectTypeOf<MilvusTimeoutError["reason"]>().toEqualTypeOf<"RequestTimeout" | "DeadlineExceeded" | undefined>();
});

type Post<Body> = {
  post: { requestBody: { content: { "application/json": Body } }; responses: Ok };
};
type Ok = { 200: { content: { "application/json": { code: 0; data: string[] } | { code: 100; message: string } } } };
type Methods = MethodsOf<
  {
    collections: { list: { path: "/list" }; load: { path: "/load" } };
    users: { list: { path: "/users" } };
  },
  {
    "/list": Post<{ dbName?: string | null }>;
    "/load": Post<{ dbName?: string | null; collectionName: string }>;
    "/users": { post: { requestBody?: { content: { "application/json": { dbName?: string } } }; responses: Ok } };
  }
>;
declare const methods: Methods;

test("a method whose fields are all optional may be called without a body", () => {
  expectTypeOf(methods.collections.list).toBeCallableWith();
  expectTypeOf(methods.collections.list).toBeCallableWith({ dbName: "book" }, { timeout: 5 });
  expectTypeOf(methods.collections.list).toBeCallableWith(undefined, { timeout: 5 });
  expectTypeOf(methods.users.list).toBeCallableWith();
  expectTypeOf(methods.collections.list).returns.resolves.toEqualTypeOf<string[]>();
  // @ts-expect-error
  methods.collections.load();
  // @ts-expect-error
  methods.collections.list({ database: "book" });
});

test("every type that a public signature mentions can be imported", () => {
  expectTypeOf<client.CallOptions["headers"]>().toEqualTypeOf<client.HeadersGiven | undefined>();
  expectTypeOf<client.ClientOptions["token"]>().toEqualTypeOf<client.Token | undefined>();
  expectTypeOf<client.ClientOptions["fetch"]>().toEqualTypeOf<client.Fetch | undefined>();
  expectTypeOf<client.ClientOptions["hooks"]>().toEqualTypeOf<readonly client.Hooks[] | undefined>();
  expectTypeOf<Parameters<client.Transport>>().toEqualTypeOf<[client.TransportRequest]>();
  expectTypeOf<client.Transport>().returns.resolves.toEqualTypeOf<client.TransportResponse>();
  expectTypeOf<Parameters<client.TransportRequest["onPhase"]>[0]>().toEqualTypeOf<client.TimeoutPhase>();
  expectTypeOf<client.RetryEvent>().toExtend<client.CallInfo>();
  expectTypeOf<client.MilvusApiError>().toExtend<client.ApiErrorDetails>();
  expectTypeOf<client.MilvusResponseError>().toExtend<client.ResponseErrorDetails>();
  expectTypeOf<client.MilvusTimeoutError>().toExtend<client.TimeoutErrorDetails>();
  expectTypeOf<client.MilvusLoadStateError>().toExtend<client.LoadStateErrorDetails>();
  expectTypeOf<Parameters<typeof client.waitForLoadState>[3]>().toEqualTypeOf<client.WaitOptions | null | undefined>();
  expectTypeOf<Parameters<NonNullable<client.WaitOptions["onProgress"]>>>().toEqualTypeOf<[client.LoadProgress]>();
  expectTypeOf<client.ApiErrorReason>().toEqualTypeOf<MilvusApiError["reason"]>();
  expectTypeOf<client.ServerTimeoutReason | undefined>().toEqualTypeOf<MilvusTimeoutError["reason"]>();
  expectTypeOf<client.MilvusClient["raw"]>().toEqualTypeOf<client.RawClient>();
  expectTypeOf<client.MilvusClient>().toExtend<client.MethodsOf<client.OperationTable, client.paths>>();
  type Release = client.operations["releaseCollection"];
  expectTypeOf<client.MilvusClient["collections"]["release"]>().toEqualTypeOf<client.Method<Release>>();
  expectTypeOf<client.BodyOf<Release>>().toEqualTypeOf<client.components["schemas"]["ReleaseCollectionRequest"]>();
  expectTypeOf<client.DataOf<Release>>().toEqualTypeOf<Record<string, never>>();
  expectTypeOf<client.ErrorName>().toEqualTypeOf<ErrorName>();
});

test("the name of an error is a literal", () => {
  expectTypeOf<MilvusApiError["name"]>().toEqualTypeOf<"MilvusApiError">();
});

test("raw is typed by the paths", () => {
  // @ts-expect-error
  raw.POST("/v2/vectordb/collections/release", { body: {} });
  // @ts-expect-error
  raw.POST("/v2/vectordb/collections/freeze", { body: { collectionName: "a" } });
});

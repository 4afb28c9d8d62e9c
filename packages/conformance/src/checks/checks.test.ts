import { describe, expect, test } from "vitest";
import { expectOutcomes } from "../judge/expect.ts";
import { circumstancesOf } from "../run/known.ts";
import { anyOperation, type Operation, operations } from "../spec/operation.ts";
import { buildRequest } from "./build-request.ts";
import type { Check } from "./check.ts";
import { checksOf } from "./checks.ts";

const nobody = `milvus_conformance_${"0".repeat(32)}`;
const access = { url: new URL("http://localhost"), token: "root:Milvus", unprivilegedToken: "reader:Reader_1" };

function listOf(operation: Operation): readonly Check[] {
  const { probe, anonymous, others } = checksOf(operation, nobody, "quick_setup");
  return [...(probe ? [probe] : []), anonymous, ...others];
}

/** What the checks of an operation come to: id → names of what may be answered by Milvus 2.6, with authentication on. */
function expectationsOf(operation: Operation): Record<string, string> {
  const circumstances = circumstancesOf("2.6", { auth: true, access, collection: "quick_setup" });
  return Object.fromEntries(
    listOf(operation).map((check) => {
      const { outcomes } = expectOutcomes(buildRequest(check, access), circumstances);
      return [check.id, [...outcomes.keys()].join(" or ")];
    }),
  );
}

test("no two checks have the same id", () => {
  const ids = operations.flatMap((operation) => listOf(operation).map(({ id }) => id));

  expect(new Set(ids).size).toBe(ids.length);
});

test("the checks of a release keep their ids, and what they may come to", () => {
  expect(expectationsOf(anyOperation)).toEqual({
    "release/accept": "CollectionNotFound",
    "release/auth-bare": "CollectionNotFound",
    "release/auth-basic": "CollectionNotFound",
    "release/auth-basic-wrong": "NotAuthenticated",
    "release/auth-bearer-case": "NotAuthenticated",
    "release/auth-bearer-only": "NotAuthenticated",
    "release/auth-before-body": "NotAuthenticated",
    "release/auth-before-path": "NotAuthenticated",
    "release/auth-ignored": "NotAuthenticated",
    "release/auth-no-colon": "NotAuthenticated",
    "release/auth-none": "NotAuthenticated",
    "release/auth-unknown-user": "NotAuthenticated",
    "release/body-array": "InvalidJson",
    "release/body-blank": "InvalidJson",
    "release/body-bom": "InvalidJson",
    "release/body-deep": "InvalidJson",
    "release/body-empty": "InvalidJson",
    "release/body-followed": "CollectionNotFound",
    "release/body-form": "InvalidJson",
    "release/body-key-case": "CollectionNotFound",
    "release/body-key-twice": "CollectionNotFound",
    "release/body-malformed": "InvalidJson",
    "release/body-null": "MissingParameter",
    "release/body-number": "InvalidJson",
    "release/body-object-empty": "MissingParameter",
    "release/body-string": "InvalidJson",
    "release/body-text": "InvalidJson",
    "release/body-truncated": "InvalidJson",
    "release/body-unknown-field": "CollectionNotFound",
    "release/collectionName-empty": "MissingParameter",
    "release/collectionName-missing": "MissingParameter",
    "release/collectionName-null": "MissingParameter",
    "release/collectionName-type": "InvalidJson",
    "release/content-type-none": "CollectionNotFound",
    "release/content-type-other": "CollectionNotFound",
    "release/database-body-wins": "CollectionNotFound",
    "release/database-empty": "CollectionNotFound",
    "release/database-header": "DatabaseNotFound",
    "release/database-underscore": "DatabaseNotFound",
    "release/database-unknown": "DatabaseNotFound",
    "release/database-unknown-bad-name": "InvalidParameter",
    "release/dbName-null": "CollectionNotFound",
    "release/dbName-type": "InvalidJson",
    "release/method-delete": "notFound",
    "release/method-get": "notFound",
    "release/method-patch": "notFound",
    "release/method-put": "notFound",
    "release/name-blank": "InvalidParameter",
    "release/name-blank-first": "InvalidParameter",
    "release/name-digit-first": "InvalidParameter",
    "release/name-hyphen": "InvalidParameter",
    "release/name-longest": "CollectionNotFound",
    "release/name-too-long": "InvalidParameter",
    "release/name-unicode": "InvalidParameter",
    "release/partitionNames-items": "InvalidJson",
    "release/partitionNames-null": "CollectionNotFound",
    "release/partitionNames-type": "InvalidJson",
    "release/path-case": "notFound",
    "release/path-double-slash": "notFound",
    "release/path-encoded": "CollectionNotFound",
    "release/path-query": "CollectionNotFound",
    "release/path-trailing-slash": "trailingSlash",
    "release/path-unknown": "notFound",
    "release/preflight": "preflight",
    "release/preflight-unknown-path": "preflight",
    "release/privilege-after-body": "MissingParameter",
    "release/privilege-before-name": "PermissionDenied",
    "release/privilege-denied": "PermissionDenied",
    "release/success": "Success",
    "release/success-again": "Success",
    "release/timeout": "CollectionNotFound",
    "release/timeout-fraction": "CollectionNotFound",
    "release/timeout-negative": "RequestTimeout or DeadlineExceeded",
    "release/timeout-text": "CollectionNotFound",
    "release/timeout-zero": "RequestTimeout or DeadlineExceeded",
    "release/traceparent": "CollectionNotFound",
    "release/unknown-collection": "CollectionNotFound",
  });
});

describe("an operation that the kit has never seen", () => {
  const polish: Operation = {
    ...anyOperation,
    name: "polish",
    path: "/v2/vectordb/collections/polish",
    example: { collectionName: "quick_setup", shine: 3 },
    keepsData: false,
    takesTimeLimit: false,
    answers: anyOperation.answers.filter(({ status }) => status === 200),
    body: {
      type: "object",
      required: ["collectionName", "shine"],
      properties: { ...anyOperation.body.properties, shine: { type: "integer" }, softly: { type: "boolean" } },
    },
  };
  const ids = listOf(polish).map(({ id }) => id);

  test("has checks of its own fields", () => {
    expect(ids).toEqual(
      expect.arrayContaining(["polish/shine-missing", "polish/shine-type", "polish/softly-type", "polish/softly-null"]),
    );
  });

  test("has no checks of what it does not declare", () => {
    expect(ids.filter((id) => /timeout|privilege|success/.test(id))).toEqual([]);
  });

  test("is asked with the example's values, and a collection that cannot exist", () => {
    const [probe] = listOf(polish);
    const body = probe && JSON.parse(buildRequest(probe, access).body.toString());

    expect(probe?.id).toBe("polish/unknown-collection");
    expect(body).toEqual({ collectionName: nobody, shine: 3 });
  });
});

describe("an operation that names no collection", () => {
  const { properties, ...body } = anyOperation.body;
  const list: Operation = {
    ...anyOperation,
    name: "list",
    body: { ...body, required: [], properties: { dbName: properties?.dbName ?? {} } },
    names: { collection: {}, database: anyOperation.names.database },
  };
  const ids = listOf(list).map(({ id }) => id);

  test("has no probe: what asks for nothing that cannot exist may rightly succeed", () => {
    expect(checksOf(list, nobody)).not.toHaveProperty("probe");
    expect(ids).not.toContain("list/unknown-collection");
  });

  test("has its other checks", () => {
    expect(ids).toEqual(expect.arrayContaining(["list/auth-none", "list/body-empty", "list/dbName-type"]));
  });
});

import { decide, publishedSpec, type Spec } from "@milvus-rest/semantics";
import { describe, expect, test } from "vitest";
import { operationLike, released, releaseSpec, specOf } from "../../test/specs.ts";
import { resolveOptions } from "../options.ts";
import { knowledgeOf } from "../run/server-state.ts";
import { planChecks } from "./plan.ts";

const absent = `milvus_conformance_${"0".repeat(32)}`;
const tokens = { token: "root:Milvus", unprivilegedToken: "reader:Reader_1" };

function planOf(spec: Spec, collection = "quick_setup") {
  const settings = resolveOptions({ url: "http://localhost", ...tokens, collection, spec });
  const plan = planChecks(settings, absent);
  return { settings, all: plan ? [plan.probe, plan.anonymous, ...plan.checks] : [] };
}

const idsOf = (spec: Spec) => planOf(spec).all.map(({ id }) => id);

/** What the checks come to: id → names of what Milvus 2.6 may answer, with authentication on. */
function outcomesOf(spec: Spec): Record<string, string> {
  const { settings, all } = planOf(spec);
  const knowledge = knowledgeOf(spec.defaultProfile, true, settings);
  return Object.fromEntries(
    all.map(({ id, request }) => {
      const settled = decide(spec, request, knowledge).responses.filter((each) => each.isCertain || !each.isTransient);
      return [id, [...new Set(settled.map(({ outcome }) => outcome))].join(" or ")];
    }),
  );
}

test("the checks of the server and of a release keep their ids, and what they may come to", () => {
  expect(outcomesOf(releaseSpec)).toEqual({
    "release/auth-none": "NotAuthenticated",
    "release/body-empty": "InvalidJson",
    "release/collectionName-empty": "MissingParameter",
    "release/collectionName-missing": "MissingParameter",
    "release/collectionName-type": "InvalidJson",
    "release/database-header": "DatabaseNotFound",
    "release/database-unknown": "DatabaseNotFound",
    "release/database-unknown-bad-name": "InvalidParameter",
    "release/dbName-type": "InvalidJson",
    "release/name-hyphen": "InvalidParameter",
    "release/name-too-long": "InvalidParameter",
    "release/optional-null": "CollectionNotFound",
    "release/partitionNames-items": "InvalidJson",
    "release/partitionNames-type": "InvalidJson",
    "server/privilege-after-body": "MissingParameter",
    "server/privilege-before-name": "PermissionDenied",
    "release/privilege-denied": "PermissionDenied",
    "release/success": "Success",
    "release/success-again": "Success",
    "release/unknown-collection": "CollectionNotFound",
    "server/accept": "CollectionNotFound",
    "server/auth-bare": "CollectionNotFound",
    "server/auth-basic": "CollectionNotFound",
    "server/auth-basic-wrong": "NotAuthenticated",
    "server/auth-bearer-case": "NotAuthenticated",
    "server/auth-bearer-only": "NotAuthenticated",
    "server/auth-before-body": "NotAuthenticated",
    "server/auth-before-path": "NotAuthenticated",
    "server/auth-ignored": "NotAuthenticated",
    "server/auth-no-colon": "NotAuthenticated",
    "server/auth-unknown-user": "NotAuthenticated",
    "server/auth-wrong-password": "NotAuthenticated",
    "server/body-array": "InvalidJson",
    "server/body-blank": "InvalidJson",
    "server/body-bom": "InvalidJson",
    "server/body-deep": "InvalidJson",
    "server/body-followed": "CollectionNotFound",
    "server/body-form": "InvalidJson",
    "server/body-key-case": "CollectionNotFound",
    "server/body-key-twice": "CollectionNotFound",
    "server/body-malformed": "InvalidJson",
    "server/body-null": "MissingParameter",
    "server/body-number": "InvalidJson",
    "server/body-string": "InvalidJson",
    "server/body-text": "InvalidJson",
    "server/body-truncated": "InvalidJson",
    "server/body-unknown-field": "CollectionNotFound",
    "server/content-type-none": "CollectionNotFound",
    "server/content-type-other": "CollectionNotFound",
    "server/database-body-wins": "CollectionNotFound",
    "server/database-empty": "CollectionNotFound",
    "server/database-underscore": "DatabaseNotFound",
    "server/method-delete": "notFound",
    "server/method-get": "notFound",
    "server/method-patch": "notFound",
    "server/method-put": "notFound",
    "server/name-blank": "InvalidParameter",
    "server/name-blank-first": "InvalidParameter",
    "server/name-digit-first": "InvalidParameter",
    "server/name-longest": "CollectionNotFound",
    "server/name-unicode": "InvalidParameter",
    "server/path-case": "notFound",
    "server/path-double-slash": "notFound",
    "server/path-encoded": "CollectionNotFound",
    "server/path-query": "CollectionNotFound",
    "server/path-trailing-slash": "trailingSlash",
    "server/path-unknown": "notFound",
    "server/preflight": "preflight",
    "server/preflight-unknown-path": "preflight",
    "server/timeout": "CollectionNotFound",
    "server/timeout-fraction": "CollectionNotFound",
    "server/timeout-kept": "CollectionNotFound",
    "server/timeout-negative": "RequestTimeout or DeadlineExceeded",
    "server/timeout-text": "CollectionNotFound",
    "server/timeout-zero": "RequestTimeout or DeadlineExceeded",
    "server/traceparent": "CollectionNotFound",
  });
});

describe("with every operation of the spec", () => {
  const { all } = planOf(publishedSpec());

  test("no two checks have the same id", () => {
    const ids = all.map(({ id }) => id);

    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("no operation has more than 25 checks", () => {
    const byOperation = Map.groupBy(
      all.filter(({ id }) => !id.startsWith("server/")),
      ({ operation }) => operation.path,
    );
    const large = [...byOperation]
      .filter(([, checks]) => checks.length > 25)
      .map(([path, { length }]) => [path, length]);

    expect(byOperation.size).toBe(publishedSpec().operations.length);
    expect(large).toEqual([]);
  });
});

describe("an operation that the kit has never seen", () => {
  const polish = operationLike(
    { "x-milvus-non-destructive": false, "x-milvus-privilege": undefined, "x-milvus-effect": "drop" },
    {
      required: ["collectionName", "shine"],
      properties: {
        collectionName: { $ref: "#/components/schemas/CollectionName" },
        shine: { type: "integer" },
        softly: { type: "boolean" },
      },
    },
  );
  const spec = specOf({ "collections/release": released, "collections/polish": polish });
  const own = planOf(spec).all.filter(({ id }) => id.startsWith("polish/"));

  test("has checks of its own fields", () => {
    expect(own.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "polish/shine-missing",
        "polish/shine-type",
        "polish/softly-type",
        "polish/optional-null",
      ]),
    );
  });

  test("has no checks of what it does not declare", () => {
    expect(own.filter(({ id }) => /timeout|privilege|success|database/.test(id))).toEqual([]);
  });

  test("is sent the example's values, and a collection that cannot exist", () => {
    const body = own[0]?.request.body?.toString() ?? "";

    expect(own[0]?.id).toBe("polish/unknown-collection");
    expect(JSON.parse(body)).toEqual({ collectionName: absent, shine: 3 });
  });
});

describe("the probe, and with it the checks of the server, is of the first operation that", () => {
  const probeOf = (first: Record<string, object>) => idsOf(specOf({ ...first, "collections/release": released }))[0];

  test("names a collection", () => {
    const list = operationLike({ "x-milvus-effect": undefined }, { required: [], properties: {} });

    expect(probeOf({ "collections/list": list })).toBe("release/unknown-collection");
  });

  test("refuses one that does not exist", () => {
    const steps = { collection: { "2.3": { outcome: "Success" } } };
    const drop = operationLike({ "x-milvus-effect": "drop", "x-milvus-steps": steps });

    expect(probeOf({ "collections/drop": drop })).toBe("release/unknown-collection");
  });

  test("every generation has", () => {
    const refresh = operationLike({ "x-milvus-since": "2.5" });

    expect(probeOf({ "collections/refresh_load": refresh })).toBe("release/unknown-collection");
  });

  test("comes first in the spec, if it is such a one", () => {
    const polish = operationLike({});

    expect(probeOf({ "collections/polish": polish })).toBe("polish/unknown-collection");
  });
});

test("where no operation is such a one, there is no plan", () => {
  const list = operationLike({ "x-milvus-effect": undefined }, { required: [], properties: {} });

  expect(planOf(specOf({ "collections/list": list })).all).toEqual([]);
});

test("operations of other groups than collections have the group in their name", () => {
  const load = operationLike({});
  const ids = idsOf(specOf({ "partitions/load": load, "collections/get_load_state": load }));

  expect(ids).toEqual(expect.arrayContaining(["partitions.load/body-empty", "getLoadState/body-empty"]));
});

import type { MockOptions } from "@milvus-rest/mock";
import type * as client from "../../src/index.ts";
import type { ContractCase } from "./cases.ts";

type Milvus = client.MilvusClient;

const world: MockOptions["world"] = {
  databases: {
    default: {
      collections: {
        big: { id: "460000000000000007", rowCount: 1000, partitions: { p1: {}, p2: { loaded: false } } },
        cold: { loaded: false },
        warming: { progress: 42 },
      },
    },
    book: { collections: { in_book: {} } },
  },
};
const big = { collectionName: "big" };
const p1 = { ...big, partitionName: "p1" };
const p2 = { ...big, partitionNames: ["p2"] };
const fields = [
  { fieldName: "id", dataType: "Int64", isPrimary: true },
  { fieldName: "v", dataType: "FloatVector", elementTypeParams: { dim: 4 } },
];

/** A call, what it resolves to, and the first release that has the operation. */
const calls: Record<string, [call: (milvus: Milvus) => Promise<unknown>, data: unknown, since?: string]> = {
  "collections.list": [(milvus) => milvus.collections.list(), ["big", "cold", "warming"]],
  "collections.list of a database": [(milvus) => milvus.collections.list({ dbName: "book" }), ["in_book"]],
  "collections.has": [(milvus) => milvus.collections.has(big), { has: true }],
  "collections.has of an unknown name": [
    (milvus) => milvus.collections.has({ collectionName: "none" }),
    { has: false },
  ],
  "collections.describe": [
    async (milvus) => {
      const { collectionID, load, partitionsNum } = await milvus.collections.describe(big);
      // JSON has no bigint.
      return { type: typeof collectionID, collectionID: String(collectionID), load, partitionsNum };
    },
    { type: "bigint", collectionID: "460000000000000007", load: "LoadStateLoaded", partitionsNum: 3 },
  ],
  "collections.getStats": [(milvus) => milvus.collections.getStats(big), { rowCount: 1000 }],
  "collections.getLoadState": [
    (milvus) => milvus.collections.getLoadState({ collectionName: "warming" }),
    { loadState: "LoadStateLoading", loadProgress: 42 },
  ],
  "collections.getLoadState of a cold collection": [
    (milvus) => milvus.collections.getLoadState({ collectionName: "cold" }),
    { loadState: "LoadStateNotLoad" },
  ],
  "collections.getLoadState of a partition that is not loaded": [
    (milvus) => milvus.collections.getLoadState(p2),
    { loadState: "LoadStateLoading", loadProgress: -1 },
  ],
  "collections.load": [(milvus) => milvus.collections.load({ collectionName: "cold" }), {}],
  "collections.refreshLoad": [(milvus) => milvus.collections.refreshLoad(big), {}, "2.5"],
  "collections.release": [(milvus) => milvus.collections.release(big), {}],
  "collections.create in the quick form": [
    (milvus) => milvus.collections.create({ collectionName: "made", dimension: 4 }),
    {},
  ],
  "collections.create with a schema": [
    (milvus) => milvus.collections.create({ collectionName: "made", schema: { fields } }),
    {},
  ],
  "collections.drop": [(milvus) => milvus.collections.drop(big), {}],
  "partitions.list": [(milvus) => milvus.partitions.list(big), ["_default", "p1", "p2"]],
  "partitions.has": [(milvus) => milvus.partitions.has(p1), { has: true }],
  "partitions.load": [(milvus) => milvus.partitions.load(p2), {}],
  "partitions.release": [(milvus) => milvus.partitions.release({ ...big, partitionNames: ["p1"] }), {}],
  "databases.list": [(milvus) => milvus.databases.list(), ["book", "default"], "2.5"],
};

/** Every operation, with the success code 200 of old releases and with 0. */
export const operationCases: Record<string, ContractCase> = Object.fromEntries(
  Object.entries(calls).flatMap(([name, [call, data, since = "2.3"]]) =>
    (["2.3", "2.6"] as const).map((profile): [string, ContractCase] => [
      `${name}, Milvus ${profile}`,
      {
        mock: { profile, world },
        run: async ({ createClient, MilvusResponseError }, url) => {
          try {
            return { data: await call(createClient({ url })) };
          } catch (error) {
            if (!MilvusResponseError.is(error)) throw error;
            return { status: error.status };
          }
        },
        expected: profile >= since ? { data } : { status: 404 },
      },
    ]),
  ),
);

import type { operations } from "@milvus-rest/types";
import { describeCollection } from "./describe-collection.ts";
import { getCollectionStats } from "./get-collection-stats.ts";
import { getLoadState } from "./get-load-state.ts";
import { hasCollection } from "./has-collection.ts";
import { hasPartition } from "./has-partition.ts";
import { listCollections } from "./list-collections.ts";
import { listDatabases } from "./list-databases.ts";
import { listPartitions } from "./list-partitions.ts";
import type { Reader } from "./reader.ts";

/** The operations that read state, by their operationId. All others respond with the spec's example. */
export const readers = {
  describeCollection,
  getCollectionStats,
  getLoadState,
  hasCollection,
  hasPartition,
  listCollections,
  listDatabases,
  listPartitions,
} satisfies { [Id in keyof operations]?: Reader<Id> };

import type { Reader } from "./reader.ts";

/** Whether the collection has the partition. */
export const hasPartition: Reader<"hasPartition"> = ({ found, partitions: [name = ""] = [] }, state) => ({
  data: { has: found !== undefined && name in state.partitionsOf(found.collection) },
});

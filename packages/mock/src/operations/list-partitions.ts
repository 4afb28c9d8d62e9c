import type { Reader } from "./reader.ts";

/** The names of a collection's partitions. */
export const listPartitions: Reader<"listPartitions"> = ({ found }, state) => ({
  data: found ? Object.keys(state.partitionsOf(found.collection)) : [],
});

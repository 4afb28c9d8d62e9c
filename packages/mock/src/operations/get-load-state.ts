import { formatMessage } from "@milvus-rest/semantics";
import type { Reader } from "./reader.ts";

/**
 * Whether a collection, or those of its partitions that are named, are in memory. While another partition is loaded,
 * Milvus reports one that is not as being loaded, with −1 percent.
 */
export const getLoadState: Reader<"getLoadState"> = ({ spec, found, body }, state) => {
  if (!found) return { data: { loadState: "LoadStateNotLoad" } };
  const { collection } = found;
  const loadState = state.loadStateOf(collection);
  if (loadState === "LoadStateNotLoad") return { data: { loadState } };
  const named = body?.fields.get("partitionNames");
  const partitions = state.partitionsOf(collection);
  const absent = (Array.isArray(named) ? named : []).map(String).find((name) => !partitions[name]?.loaded);
  if (absent !== undefined) {
    const partition = partitions[absent];
    const { partitionNotLoaded = "", partitionNotFound = "" } = spec.messages;
    const reason = partition
      ? formatMessage(partitionNotLoaded, { id: partition.id })
      : formatMessage(partitionNotFound, { partition: absent });
    return { data: { loadProgress: -1, loadState: "LoadStateLoading" }, message: reason.text };
  }
  return { data: { loadProgress: state.progressOf(collection), loadState }, message: "" };
};

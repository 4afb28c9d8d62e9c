import type { Reader } from "./reader.ts";

/** How many rows a collection has, loaded or not. */
export const getCollectionStats: Reader<"getCollectionStats"> = ({ found }) => ({
  data: { rowCount: found?.collection.rowCount ?? 0 },
});

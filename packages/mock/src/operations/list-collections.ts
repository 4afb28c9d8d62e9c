import type { Reader } from "./reader.ts";

/** The names of a database's collections, sorted. */
export const listCollections: Reader<"listCollections"> = ({ database }, { world }) => ({
  data: Object.keys(world.databases[database]?.collections ?? {}).sort(),
});

import type { Reader } from "./reader.ts";

/** The names of all databases, sorted. */
export const listDatabases: Reader<"listDatabases"> = (_, { world }) => ({
  data: Object.keys(world.databases).sort(),
});

import type { Reader } from "./readers.ts";

/** How many collections are loaded, in all databases. */
export const countLoaded: Reader<"countLoaded"> = (_, { collections }) => ({
  data: { number: [...collections.values()].filter(({ loaded }) => loaded).length },
});

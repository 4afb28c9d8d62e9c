import type { Collection } from "./world/world.ts";

/** What an operation does to the collection it names, by `operationId`. An operation that is not here changes nothing. */
export const effects: Readonly<Record<string, (collection: Collection) => void>> = {
  releaseCollection(collection) {
    collection.loaded = false;
    collection.released++;
  },
};

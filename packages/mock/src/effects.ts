import type { Collection, World } from "./world/world.ts";

/** What an operation does to the collection that it names: `x-milvus-effect` in the spec. */
export type Effect = keyof typeof effects;

export const effects = {
  load(_, collection) {
    collection.loaded = true;
  },
  release(_, collection) {
    collection.loaded = false;
    collection.released++;
  },
  drop(world, collection) {
    world.drop(collection);
  },
} satisfies Record<string, (world: World, collection: Collection) => void>;

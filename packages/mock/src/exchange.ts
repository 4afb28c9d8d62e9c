import type { Profile } from "@milvus-rest/types";
import type { Value } from "./json/decoder.ts";
import type { Operation } from "./operations.ts";
import type { WireRequest } from "./wire/connection.ts";
import type { Collection, World } from "./world/world.ts";

/** One request on its way through the steps, with what they have found out so far. */
export interface Exchange {
  readonly request: WireRequest;
  readonly operation: Operation | undefined;
  readonly world: World;
  readonly profile: Profile;
  readonly authenticates: boolean;
  /** Who asks; undefined where nobody is asked. */
  user?: string;
  /** The fields of the body that are given. */
  fields: ReadonlyMap<string, Value>;
  /** What the request names, once its body is known. */
  database: string;
  name: string | undefined;
  collection: Collection | undefined;
}

/** What a step has against a request: its message, in place of the example's. */
export interface Objection {
  message?: string;
}

/** One step; the order is the profile's. */
export type Step = (exchange: Exchange) => Objection | undefined | Promise<Objection | undefined>;

/** A wording of the spec with the request's own words in it. */
export function word(template: string, words: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(words[name] ?? placeholder));
}

import { createMethods } from "./methods.ts";
import type { MilvusClient } from "./milvus-client.ts";
import type { ClientOptions } from "./options.ts";
import { createRawClient } from "./raw-client.ts";
import { resolveOptions } from "./settings.ts";

/**
 * A client of the Milvus server at `url`. Nothing is sent before the first call.
 *
 * @example
 * const milvus = createClient({ url: "http://localhost:19530", token: "root:Milvus" });
 * await milvus.collections.release({ collectionName: "quick_setup" });
 *
 * @throws {TypeError | RangeError} for an option that cannot be right.
 */
export function createClient(options: ClientOptions): MilvusClient {
  const settings = resolveOptions(options);
  return { ...createMethods(settings), raw: createRawClient(settings) };
}

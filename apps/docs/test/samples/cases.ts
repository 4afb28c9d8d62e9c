import type { Mock, MockOptions } from "@milvus-rest/mock";
import type { ErrorName } from "@milvus-rest/types";

/** What the samples of an operation must do. */
export interface SampleCase {
  /** The last line that each of them writes on success. */
  output: string;
  /** Whether the mock shows that it was done. */
  isDone: (mock: Mock) => boolean;
  /** A server on which they must fail, and the error that they must show. */
  failure: { server: MockOptions; error: ErrorName };
}

/** By operationId: samples/<operationId>/ needs an entry here. */
export const cases: Record<string, SampleCase> = {
  releaseCollection: {
    output: "released",
    isDone: (mock) => mock.collections.get("default.quick_setup")?.loaded === false,
    failure: { server: { collections: ["default.other"] }, error: "CollectionNotFound" },
  },
};

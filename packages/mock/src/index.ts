export type { Collection, Database, Partition, User, World } from "@milvus-rest/semantics";
export type { Fault, FaultWords } from "./faults.ts";
export { type Mock, startMock } from "./mock.ts";
export type { Bug, MockOptions, SeenRequest } from "./options.ts";
export type { CollectionState } from "./state.ts";

export * from "../index.ts";
export { createClient, type NodeClientOptions, type NodeMilvusClient } from "./create-client.ts";

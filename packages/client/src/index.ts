export type { components, ErrorName, Int64, OperationTable, operations, paths } from "@milvus-rest/types";
export {
  type BodyOf,
  createClient,
  type DataOf,
  type Method,
  type MethodsOf,
  type MilvusClient,
} from "./create-client.ts";
export {
  type ApiErrorDetails,
  type ApiErrorReason,
  type CallInfo,
  type LoadStateErrorDetails,
  MilvusApiError,
  MilvusConnectionError,
  MilvusError,
  MilvusLoadStateError,
  MilvusResponseError,
  MilvusTimeoutError,
  type ResponseErrorDetails,
  type ServerTimeoutReason,
  type TimeoutErrorDetails,
  type TimeoutPhase,
} from "./errors.ts";
export type { Fetch } from "./fetch-transport.ts";
export type { HeadersGiven, Token } from "./headers.ts";
export { type Hooks, logTo, type RetryEvent } from "./hooks.ts";
export type { CallOptions, ClientOptions } from "./options.ts";
export type { RawClient } from "./raw-client.ts";
export type { Transport, TransportRequest, TransportResponse } from "./transport.ts";
export { type LoadProgress, type WaitOptions, waitForLoadState } from "./wait-for-load-state.ts";

export { type AllowedResponse, errorResponse } from "./allowed-response.ts";
export { defaultFields, newCollectionOf } from "./create.ts";
export { apiPathOf, type Decision, decide } from "./decide.ts";
export { decodeUtf8, encodeGoJson } from "./go-text.ts";
export { isHeaderSent } from "./headers.ts";
export { headerSlackBytes } from "./http-layer.ts";
export {
  type Collection,
  type Database,
  defaultDatabase,
  defaultPartition,
  type Field,
  findCollection,
  type Index,
  type Knowledge,
  own,
  type Partition,
  type User,
  type World,
} from "./knowledge.ts";
export { formatMessage, type MessagePattern, matchesMessage } from "./message.ts";
export type { Effect, OpenApiDocument, Schema } from "./openapi.ts";
export type { DeclaredResponse, HeaderRule, NamedBy, NameForm, Operation } from "./operation.ts";
export type { ParsedRequest } from "./parsed-request.ts";
export type { Profile, RouteResponse, SeverityRule, StepName } from "./profile.ts";
export {
  type Credentials,
  credentialsOf,
  type Header,
  type HttpRequest,
  headerOf,
  headersOf,
  parseTarget,
  traceIdOf,
} from "./request.ts";
export { type CatalogueError, createSpec, publishedSpec, type Spec } from "./spec.ts";
export { limitOf } from "./work.ts";

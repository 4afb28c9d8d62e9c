export { apiPathOf, type Decision, decide } from "./decide.ts";
export {
  type Header,
  type HttpRequest,
  headerOf,
  headerSlackBytes,
  headersOf,
  parseTarget,
} from "./go-http.ts";
export { decodeUtf8, encodeGoJson } from "./go-text.ts";
export * from "./knowledge.ts";
export type * from "./openapi.ts";
export type * from "./profile.ts";
export { hasSince } from "./profile.ts";
export { type Credentials, credentialsOf, type ParsedRequest, traceIdOf } from "./request.ts";
export {
  type AllowedResponse,
  formatMessage,
  isHeaderSent,
  type MessagePattern,
  matchesMessage,
  operationResponse,
} from "./response.ts";
export * from "./spec.ts";
export { limitOf, newCollectionOf } from "./work.ts";

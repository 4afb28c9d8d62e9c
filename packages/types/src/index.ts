export { errorDetails } from "./error-details.gen.ts";
export { type ErrorCode, type ErrorName, errorTable, successCodes } from "./errors.gen.ts";
export type { Int64 } from "./int64.ts";
export type { components, operations, paths } from "./openapi.gen.ts";
export { type OperationTable, operationTable, pathPrefix } from "./operations.gen.ts";
export { defaultProfile, type ProfileName, profileNames } from "./profiles.gen.ts";

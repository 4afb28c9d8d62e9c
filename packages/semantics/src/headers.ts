import type { Knowledge } from "./knowledge.ts";
import type { HeaderRule } from "./operation.ts";
import { credentialsOf, type HttpRequest } from "./request.ts";

/** Whether a response carries a header; undefined where it may or may not. */
export function isHeaderSent(
  { isRequired, sentWhen: { difference, security } }: HeaderRule,
  request: HttpRequest,
  { auth, profile }: Knowledge,
): boolean | undefined {
  if (isRequired) return true;
  if (difference !== undefined) return Reflect.get(profile, difference) === true;
  if (security === undefined) return undefined;
  // Basic is the one scheme that shows in the headers of a response; the response to a preflight comes before any check of credentials.
  if (request.method === "OPTIONS") return false;
  return auth === undefined ? undefined : auth && credentialsOf(request).isBasic;
}

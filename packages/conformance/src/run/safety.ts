import { successCodes } from "@milvus-rest/types";
import { buildRequest } from "../checks/build-request.ts";
import type { Check } from "../checks/check.ts";
import { expectOutcomes } from "../judge/expect.ts";
import { codeIn } from "./code-in.ts";
import { circumstancesOf } from "./known.ts";
import type { Settings } from "./options.ts";
import type { Reply } from "./send.ts";

/**
 * Whether a sound server might do what a check asks for. Such a check is made only on the collection that was given
 * for it; all others name a collection that cannot exist, or are no proper requests.
 */
export function mightDoWork(check: Check, auth: boolean, { access, collection, profiles }: Settings): boolean {
  const request = buildRequest(check, access);
  const namesCollection = check.operation.names.collection.field !== undefined;
  return profiles.some((profile) => {
    const { world, ...unknown } = circumstancesOf(profile, { auth, access, collection });
    // Where no collection is named, what the kit knows of names keeps nobody from the work: it may be to make one.
    return expectOutcomes(request, { ...unknown, ...(namesCollection && world && { world }) }).outcomes.has("Success");
  });
}

const codes: ReadonlySet<number> = new Set(successCodes);

/** Whether a server says that it did something, in whatever form. */
export function claimsSuccess(reply: Reply): boolean {
  if ("failure" in reply || reply.answer.status >= 300) return false;
  const code = codeIn(reply.answer);
  return code !== undefined && codes.has(code);
}

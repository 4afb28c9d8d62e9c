import {
  decide,
  defaultDatabase,
  type HttpRequest,
  type Knowledge,
  type ParsedRequest,
  type Profile,
  type User,
} from "@milvus-rest/semantics";
import { basePathOf, type Settings } from "../options.ts";
import type { Check } from "../plan/check.ts";

/**
 * What the kit knows of the server: which names exist, and who may do what; not how it is at the moment. Of the
 * collections only the one that was given exists; any other that the kit names is made up.
 *
 * @param scratch the collections of the kit's own that exist.
 * @param auth whether the server asks for credentials; undefined before that is known.
 */
export function knowledgeOf(
  profile: Profile,
  auth: boolean | undefined,
  settings: Settings,
  scratch: readonly string[] = [],
): Knowledge {
  const names = settings.collection === undefined ? scratch : [...scratch, settings.collection];
  const collections = Object.fromEntries(names.map((name) => [name, {}]));
  const databases = { [defaultDatabase]: { collections } };
  return { profile, auth, world: { databases, users: usersOf(settings) }, basePath: basePathOf(settings.url) };
}

/** To whom an API key belongs is not known: then the users are not known either. */
function usersOf({ token, unprivilegedToken }: Settings): Record<string, User> | undefined {
  if (token !== undefined && !token.includes(":")) return undefined;
  const entry = (each: string | undefined, admin: boolean): [string, User][] => {
    const colon = each?.indexOf(":") ?? -1;
    return each === undefined || colon < 0 ? [] : [[each.slice(0, colon), { password: each.slice(colon + 1), admin }]];
  };
  return Object.fromEntries([...entry(unprivilegedToken, false), ...entry(token, true)]);
}

/**
 * Whether a sound server, of whichever generation, might change something for a check. Such a check is made only on the
 * collection that was given for it; all others name what cannot exist, or are refused for their form.
 */
export function mightChangeSomething({ request }: Check, auth: boolean | undefined, settings: Settings): boolean {
  return settings.profiles.some((profile) => {
    const knowledge = knowledgeOf(profile, auth, settings);
    const { parsed } = decide(settings.spec, request, knowledge);
    if (parsed?.operation.effect === undefined) return false;
    const { responses, late } = decide(settings.spec, completed(parsed), knowledge);
    return responses.some((each) => each.isWorkDone) || late?.isWorkDone === true;
  });
}

/** The request with the optional fields of the example: that the work itself refuses it otherwise is not relied on. */
function completed({ request, operation, body }: ParsedRequest): HttpRequest {
  if (!body || body.error) return request;
  const required = new Set(operation.body.required);
  const optional = Object.entries(operation.example).filter(([name]) => !required.has(name));
  const fields = { ...Object.fromEntries(optional), ...Object.fromEntries(body.fields) };
  return { ...request, body: Buffer.from(JSON.stringify(fields)) };
}

import type { ProfileName } from "@milvus-rest/types";
import { profileTable } from "@milvus-rest/types";
import { type Access, basePathOf } from "../checks/build-request.ts";
import type { Circumstances } from "../judge/facts.ts";
import { defaultDatabase, type User, type World } from "../judge/world.ts";

/** What the kit knows of the server that it asks: which names exist, and who may ask. */
export function circumstancesOf(
  profile: ProfileName,
  known: { auth: boolean; access: Access; collection: string | undefined },
): Circumstances {
  return {
    profile: profileTable[profile],
    auth: known.auth,
    world: worldOf(known),
    basePath: basePathOf(known.access),
  };
}

/** Of the collections only the one that is given is known to exist; of those that the kit names no other does. */
function worldOf({ access, collection }: { access: Access; collection: string | undefined }): World {
  const collections = collection === undefined ? {} : { [collection]: {} };
  const databases = { [defaultDatabase]: { collections } };
  const users = usersOf(access);
  return users ? { databases, users } : { databases };
}

/** Whose an API key is, nobody can tell: then the users are not known. */
function usersOf({ token, unprivilegedToken }: Access): Record<string, User> | undefined {
  if (token !== undefined && !token.includes(":")) return undefined;
  const entry = (each: string | undefined, admin: boolean): [string, User][] => {
    const colon = each?.indexOf(":") ?? -1;
    return each === undefined || colon < 0 ? [] : [[each.slice(0, colon), { password: each.slice(colon + 1), admin }]];
  };
  return Object.fromEntries([...entry(unprivilegedToken, false), ...entry(token, true)]);
}

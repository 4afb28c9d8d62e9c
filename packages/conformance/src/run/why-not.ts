import { type Check, type Need, needs } from "../checks/check.ts";
import type { Settings } from "./options.ts";
import { mightDoWork } from "./safety.ts";

/** What the first two answers showed of the server. */
export interface Shown {
  /** Whether it asks for credentials. */
  auth: boolean;
  /** Whether it takes the token, where it asks for one. */
  takesToken: boolean;
}

/** Why a check cannot or must not be made; undefined where it can. */
export function whyNot(check: Check, shown: Shown, settings: Settings): string | undefined {
  const unmet = needsOf(check, shown).find((need) => !isMet[need](shown, settings));
  if (unmet !== undefined) return needs[unmet];
  if (shown.auth && !shown.takesToken && usesToken(check)) return "needs a token that the server accepts";
  if (!check.needs.includes("collection") && mightDoWork(check, shown.auth, settings))
    return "might change something on the server";
  return undefined;
}

function needsOf(check: Check, { auth }: Shown): readonly Need[] {
  return auth && usesToken(check) ? [...check.needs, "token"] : check.needs;
}

function usesToken({ plan: { credentials } }: Check): boolean {
  return credentials === undefined || ("of" in credentials && credentials.of === "token");
}

const isMet: Record<Need, (shown: Shown, settings: Settings) => boolean> = {
  authOn: ({ auth }) => auth,
  authOff: ({ auth }) => !auth,
  token: (_, { access }) => access.token !== undefined,
  password: (_, { access }) => access.token?.includes(":") ?? false,
  unprivilegedToken: (_, { access }) => access.unprivilegedToken !== undefined,
  collection: (_, { collection }) => collection !== undefined,
};

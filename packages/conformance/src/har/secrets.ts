import { secretsOf } from "../checks/build-request.ts";
import { credentialsOf } from "../judge/credentials.ts";
import type { HarEntry } from "./har-file.ts";

/** Everything of the entries' credentials that could be read back from a text, longest first. */
export function secretsIn(entries: readonly HarEntry[]): string[] {
  const values = entries.flatMap(({ request }) =>
    request.headers.filter(({ name }) => /^(?:proxy-)?authorization$/i.test(name)).map(({ value }) => value),
  );
  return secretsOf([...new Set(values.flatMap(tokensOf))]);
}

/** What stands after the scheme, and what it means. */
function tokensOf(authorization: string): string[] {
  const { user, password, key } = credentialsOf({ headers: [["Authorization", authorization]] });
  return [authorization.replace(/^\S+\s+/, ""), user === "" ? key : `${user}:${password}`];
}

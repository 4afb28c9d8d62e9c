import { randomBytes } from "node:crypto";
import type { Profile } from "@milvus-rest/types";
import { basicOf } from "./checks/authentication.ts";
import { type Head, headerOf } from "./wire/head.ts";

/** What decides whether an answer carries a header that the spec calls optional. */
interface Circumstances {
  profile: Profile;
  request: Head;
  authenticates: boolean;
}

/** The optional headers of the spec, each with its value in an answer; undefined leaves it out. */
const optional: Record<string, (circumstances: Circumstances, example: string) => string | undefined> = {
  "Www-Authenticate": ({ authenticates, request }, example) =>
    authenticates && basicOf(request) ? example : undefined,
  "X-Content-Type-Options": ({ profile }, example) => (profile.nosniff ? example : undefined),
  "X-Milvus-Trace-Id": ({ profile, request }) => (profile.traceId ? traceIdOf(request) : undefined),
};

/**
 * The headers of an answer: those of the spec's example as the profile sends them, spelled and sorted as Go does.
 *
 * @param mediaType of the answer; not given where it has no body.
 */
export function headersOf(
  examples: Readonly<Record<string, string>>,
  circumstances: Circumstances,
  mediaType?: string,
): Record<string, string> {
  const headers: [string, string][] = mediaType === undefined ? [] : [["Content-Type", mediaType]];
  for (const [given, example] of Object.entries(examples)) {
    const name = goSpelling(given);
    if (name === "Content-Type") continue;
    const value = name in optional ? optional[name]?.(circumstances, example) : example;
    if (value !== undefined) headers.push([name, value]);
  }
  return Object.fromEntries(headers.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const spellings = new Map<string, string>();

/** `WWW-Authenticate` is `Www-Authenticate` in Go. */
function goSpelling(name: string): string {
  const known = spellings.get(name);
  if (known !== undefined) return known;
  const spelled = name.toLowerCase().replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
  spellings.set(name, spelled);
  return spelled;
}

/** The id of the trace that the request belongs to, by W3C Trace Context, or a new one. */
function traceIdOf(request: Head): string {
  const parent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/;
  return parent.exec(headerOf(request, "traceparent") ?? "")?.[1] ?? randomBytes(16).toString("hex");
}

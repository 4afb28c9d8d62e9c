import { randomBytes } from "node:crypto";
import type { Profile } from "@milvus-rest/types";
import { openapi, resolve, type SpecHeader } from "./document.ts";
import { basicOf } from "./steps/authentication.ts";
import { type Head, headerOf } from "./wire/head.ts";

/** What decides whether an answer carries a header that the spec calls optional. */
interface Circumstances {
  profile: Profile;
  request: Head;
  authenticates: boolean;
}

/** When an answer carries a header, by its name: always, where nothing is said. */
const conditions = new Map(
  Object.values(openapi.components.responses)
    .flatMap(({ headers = {} }) => Object.entries(headers))
    .map(([name, header]) => [name, resolve<SpecHeader>(header)["x-milvus-sent-when"]]),
);

/** The values that are not the example's, by the difference that the header stands for. */
const values: Record<string, (request: Head) => string> = { traceId: traceIdOf };

/** Whether a request has credentials of a scheme. */
const hasCredentials: Record<string, (request: Head) => boolean> = {
  basic: (request) => basicOf(request) !== undefined,
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
  for (const [name, example] of Object.entries(examples)) {
    const condition = conditions.get(name);
    const spelled = goSpelling(name);
    if (spelled === "Content-Type" || !isSent(condition, circumstances)) continue;
    headers.push([spelled, values[condition?.difference ?? ""]?.(circumstances.request) ?? example]);
  }
  return Object.fromEntries(headers.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isSent(
  { difference, security }: NonNullable<SpecHeader["x-milvus-sent-when"]> = {},
  { profile, request, authenticates }: Circumstances,
): boolean {
  if (security !== undefined && !(authenticates && hasCredentials[security]?.(request))) return false;
  return difference === undefined || Reflect.get(profile, difference) === true;
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

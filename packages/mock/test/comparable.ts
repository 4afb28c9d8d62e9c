import type { Profile } from "@milvus-rest/semantics";
import type { RawResponse } from "./raw-client.ts";

/** Parts of messages that are not compared, and why. */
const incomparable: { what: RegExp; in: (profile: Profile) => boolean; why: string }[] = [
  {
    what: /(?<=json format request, error: )(?!unexpected EOF).*/s,
    in: ({ jsonDecoder }) => jsonDecoder === "sonic",
    why: "sonic quotes the request around the place where it stopped; the catalogue calls only the prefix stable",
  },
  {
    what: /(?<=dial tcp )[\d.:]+/,
    in: () => true,
    why: "the port of the coordinator that was not there",
  },
];

/**
 * What a response of the mock must have in common with the recorded one: all but the time of day, the length that follows
 * from the body, a trace id that was made up, and what is incomparable.
 *
 * Real servers race with their own time limit: a timeout is 408, or 200 with the same code.
 */
export function comparablePart({ status, headers, body }: RawResponse, profile: Profile, hasOwnTraceId: boolean) {
  const { date, "content-length": _, "x-milvus-trace-id": traceId, ...kept } = headers;
  return {
    status: body.includes('"code":10001,') ? 408 : status,
    isDated: date !== undefined,
    traceId: hasOwnTraceId ? String(traceId).replace(/^[0-9a-f]{32}$/, "made up") : traceId,
    headers: kept,
    body: incomparable.filter((part) => part.in(profile)).reduce((text, { what }) => text.replace(what, "…"), body),
  };
}

import { code } from "../markdown.ts";

/** How a statement of this page is known: by recorded exchanges, each linked to its page, or by reading the server's source. */
export function describeEvidence(recordings: readonly string[] = [], since?: string): string {
  const from = since === undefined ? "" : ` from Milvus ${since} on`;
  return recordings.length > 0
    ? `Recorded${from}: ${recordings.map(recordingLink).join(", ")}.`
    : `Known only from the server's source${from}; no recording shows it.`;
}

/** A link to the page of a recorded case, which src/recordings/ writes. */
function recordingLink(id: string): string {
  return `[${code(id)}](recordings/${id}.html)`;
}

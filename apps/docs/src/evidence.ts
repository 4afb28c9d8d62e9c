import { code } from "./markdown.ts";

/** How a statement of the docs is known: by recorded exchanges, each with a link, or by reading the server's source. */
export function describeEvidence(recordings: readonly string[] = [], since?: string): string {
  const from = since === undefined ? "" : ` from Milvus ${since} on`;
  return recordings.length > 0
    ? `Recorded${from}: ${recordings.map(recordingLink).join(", ")}.`
    : `Known only from the server's source${from}; no recording shows it.`;
}

/** A link to a recorded case. */
function recordingLink(id: string): string {
  return `[${code(id)}](/recordings/#${id})`;
}

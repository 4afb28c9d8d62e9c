import { code } from "./markdown.ts";

/** How a statement of this page is known: by exchanges with real servers, or by reading the server's source. */
export function describeEvidence(recordings: readonly string[] = []): string {
  return recordings.length > 0
    ? `Recorded: ${recordings.map(code).join(", ")}.`
    : "Read in the server's source; no recording shows it.";
}

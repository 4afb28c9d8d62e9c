/** Where a response is not as the spec says. */
export interface Deviation {
  /** The same for every response that deviates for the same reason, whatever the request was. */
  cause: string;
  /** What was expected, and what came. */
  message: string;
  /** The file that says so. */
  spec: string;
  remedy: string;
  /** For a response that the spec knows but does not allow here: its outcome, and those that are allowed. */
  outcome?: { got: string; allowed: readonly string[] };
}

export const profilesFile = "spec/profiles.yaml";

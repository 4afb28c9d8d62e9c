import type { OutcomeName } from "./outcome.ts";

/** Where an answer is not what the spec says. */
export interface Deviation {
  /** The same for every answer that deviates for the same reason, whatever was asked. */
  cause: string;
  /** What came, against what the spec says. */
  message: string;
  /** The file that says so. */
  spec: string;
  remedy: string;
  /** For an answer that the spec knows but does not allow here: what came, and what might have. */
  outcome?: { got: OutcomeName; allowed: readonly OutcomeName[] };
}

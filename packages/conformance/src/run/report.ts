import type { ProfileName } from "@milvus-rest/types";

/** What came of a run. */
export interface Report {
  /** The URL that was checked; of a HAR, its file, and the servers in it. */
  target: string;
  /** The profile that was judged by: `2.6`; or `2.4 or 2.3` where the answers are those of both. */
  profile: string;
  /** How it was chosen: by the options; by the answers; or, where the answers do not tell the release, by default. */
  profileFrom: "options" | "answers" | "default";
  /** Those that fit equally well; the first one was judged by. */
  profiles: readonly ProfileName[];
  /** Whether the server asks for credentials; a HAR does not tell. */
  auth?: boolean;
  checks: readonly CheckResult[];
  /** Every deviation once, with the checks that show it. */
  findings: readonly Finding[];
  passed: number;
  failed: number;
  /** How many checks were not made, by the reason why. */
  skipped: Readonly<Record<string, number>>;
  /** Milliseconds. */
  ms: number;
}

export interface CheckResult {
  /** Never changes; of an entry of a HAR, `har/` and its index in `log.entries`. */
  id: string;
  /** What was sent, in words. */
  title: string;
  status: "passed" | "failed" | "skipped";
  /** What the request may come to, by the spec: names of the error catalogue, `Success`, or answers of no operation. */
  expected: readonly string[];
  /** What it came to: the same names; of an undeclared answer, its status and media type. Undefined where nothing was asked. */
  got?: string;
  /** Milliseconds until the answer. */
  ms: number;
  /** The deviations that this check is the first to show. */
  findings: readonly Finding[];
  /** The checks that showed this one's other deviations before. */
  sameAs: readonly string[];
  /** Why it was skipped. */
  reason?: string;
}

/** One deviation, told once. */
export interface Finding {
  /** The same in every run, for the same deviation. */
  cause: string;
  /** What came, against what the spec says. */
  message: string;
  /** The request of the first check that shows it, without secrets. */
  sent: string;
  /** The answer to it. */
  came: string;
  /** The file of the spec that says so. */
  spec: string;
  remedy: string;
  /** Every check that shows it. */
  checks: readonly string[];
}

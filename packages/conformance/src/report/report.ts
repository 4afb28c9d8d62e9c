import type { Severity } from "../judge/expectation.ts";

/** What a run came to. */
export interface Report {
  /** The URL that was checked; of a HAR, its file, and the servers in it. */
  target: string;
  /** The profile that was judged by: `2.6`; or `2.4 or 2.3` where the responses are those of both. */
  profile: string;
  /** How it was chosen: by the options; by the responses; or, where these do not show the release, by default. */
  profileFrom: "options" | "responses" | "default";
  /** The profiles that fit equally well; the first one was judged by. */
  profiles: readonly string[];
  /** Whether the server asks for credentials; a HAR does not tell. */
  auth?: boolean;
  checks: readonly CheckResult[];
  /** Every deviation once, with the checks that show it. */
  findings: readonly Finding[];
  /** Bugs of the release that showed: they are known, and no deviations. */
  knownBugs: readonly { name: string; message: string; checks: readonly string[] }[];
  /** What else there is to say of the run: that it was interrupted, or left something behind. */
  notes: readonly string[];
  /** The run was aborted: this is what was made by then. */
  isInterrupted?: true;
  passed: number;
  failed: number;
  /** Checks that show only deviations that do not fail the run: warnings, or those of the baseline. */
  warned: number;
  /** How many checks were skipped, by the reason. */
  skipped: Readonly<Record<string, number>>;
  durationMs: number;
}

export interface CheckResult {
  /** Never changes; of an entry of a HAR, `har/` and its index in `log.entries`. */
  id: string;
  /** What was sent, in words. */
  title: string;
  status: "passed" | "failed" | "warned" | "skipped";
  /** What the request may come to: names of the error catalogue, `Success`, or responses that no operation gives. */
  expected: readonly string[];
  /** What it came to: the same names; of an undeclared response, its status and media type. Undefined where it was not sent. */
  got?: string;
  /** Milliseconds until the whole response was there. */
  durationMs: number;
  /** The causes of the findings that it shows. */
  causes: readonly string[];
  /** Why it was skipped. */
  reason?: string;
}

/** One deviation, reported once. */
export interface Finding {
  /** The same in every run, for the same deviation. */
  cause: string;
  /** An error breaks a client that follows the spec, or puts data or secrets at risk; a warning only differs. */
  severity: Severity;
  /** Why it is an error or a warning. */
  reason: string;
  /** Whether the run fails for it: an error does, with `strict` a warning, too; but not what the baseline names. */
  fails: boolean;
  /** What the baseline says of it. */
  baseline?: BaselineEntry;
  /** What was expected, and what came. */
  message: string;
  /** The request of the first check that shows it, without secrets. */
  request: string;
  /** For a generated request: the command for a POSIX shell that sends it; `MILVUS_TOKEN` stands for the token. */
  curl?: string;
  /** The response to it. */
  response: string;
  /** The file of the spec that says so. */
  spec: string;
  remedy: string;
  /** Every check that shows it. */
  checks: readonly string[];
}

/** A deviation that is known: until it expires, a run does not fail for it. */
export interface BaselineEntry {
  /** The finding's cause. */
  cause: string;
  /** Why it is accepted. */
  reason: string;
  /** The last day on which it is, such as 2027-03-31. */
  expires: string;
  /** A check that shows it: only where this one passed is the entry one that no longer occurs. Default: any. */
  check?: string | undefined;
}

import {
  type AllowedResponse,
  decide,
  type HttpRequest,
  type Knowledge,
  type Operation,
  type SeverityRule,
  type Spec,
} from "@milvus-rest/semantics";
import type { Redact } from "../redact.ts";

/** An error breaks a client that follows the spec, or puts data or secrets at risk; a warning only differs. */
export type Severity = SeverityRule["severity"];

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

/** The rule of the spec for a deviation; undefined where there is none, so that it is an error. */
export function severityRuleOf({ severity }: Spec, cause: string, check?: string): SeverityRule | undefined {
  const fits = (patterns: readonly string[], text: string) => patterns.some((pattern) => globOf(pattern).test(text));
  return severity.find(({ causes, except = [], checks }) => {
    return fits(causes, cause) && !fits(except, cause) && (!checks || (check !== undefined && fits(checks, check)));
  });
}

const globOf = (pattern: string) =>
  new RegExp(`^${pattern.replace(/[.+?()[\]{}|\\^$]/g, String.raw`\$&`).replaceAll("*", "[^]*")}$`);

export const profilesFile = "spec/profiles.yaml";

/** What a response is judged by. */
export interface Expectation {
  spec: Spec;
  request: HttpRequest;
  knowledge: Knowledge;
  /** That of the request; for a request of no operation any, since it has no response of its own. */
  operation: Operation;
  responses: readonly AllowedResponse[];
  /** The outcomes of the responses, without those that depend on the state of the server at the moment. */
  outcomes: readonly string[];
  /** Masks the secrets in what the server sent. */
  redact: Redact;
}

/** What a request may come to, by what is known of the server. */
export function expectationOf(spec: Spec, request: HttpRequest, knowledge: Knowledge, redact: Redact): Expectation {
  const { parsed, responses } = decide(spec, request, knowledge);
  const operation = parsed?.operation ?? spec.operations[0];
  if (!operation) throw new Error("spec: there is no operation");
  const settled = responses.filter(({ isTransient, isCertain }) => isCertain || !isTransient);
  const outcomes = new Set((settled.length > 0 ? settled : responses).map(({ outcome }) => outcome));
  return { spec, request, knowledge, operation, responses, outcomes: [...outcomes], redact };
}

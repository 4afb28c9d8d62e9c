import type { Profile } from "@milvus-rest/types";
import { type Answer, headerOf, type SentRequest } from "../exchange.ts";
import type { HeaderRule } from "../spec/header-rule.ts";
import { violations } from "../spec/validate.ts";
import { credentialsOf } from "./credentials.ts";
import type { Deviation } from "./deviation.ts";
import type { Circumstances } from "./facts.ts";
import { quote } from "./quote.ts";

/** Holds the headers of an answer against the spec's rules; those that are missing count as one deviation. */
export function judgeHeaders(
  rules: readonly HeaderRule[],
  answer: Answer,
  request: SentRequest,
  circumstances: Circumstances,
): Deviation[] {
  const read = rules.map((rule) => ({
    rule,
    value: headerOf(answer, rule.name),
    isSent: isSent(rule, request, circumstances),
  }));
  const missing = read.filter(({ value, isSent }) => value === undefined && isSent === true).map(({ rule }) => rule);
  const surplus = read.filter(({ value, isSent }) => value !== undefined && isSent === false).map(({ rule }) => rule);
  const present = read.flatMap(({ rule, value }) => (value === undefined ? [] : [{ rule, value }]));
  return [
    ...together("missing", missing),
    ...together("surplus", surplus),
    ...present.filter(({ rule }) => !surplus.includes(rule)).flatMap(({ rule, value }) => wrongValue(rule, value)),
    ...present.flatMap(({ rule, value }) => wrongTrace(rule, value, request, circumstances.profile)),
  ];
}

/** Whether an answer carries the header; undefined where it may or may not. */
function isSent({ isRequired, sentWhen }: HeaderRule, request: SentRequest, circumstances: Circumstances) {
  if (isRequired) return true;
  const { difference, security } = sentWhen;
  if (difference !== undefined) return isOn(circumstances.profile, difference);
  // Basic is the one scheme that shows in the headers of an answer; a preflight is answered before anyone looks.
  if (security !== undefined && request.method === "OPTIONS") return false;
  if (security !== undefined && circumstances.auth !== undefined)
    return circumstances.auth && credentialsOf(request).isBasic;
  return undefined;
}

function isOn(profile: Profile, difference: string): boolean {
  return Object.entries(profile).some(([name, value]) => name === difference && value === true);
}

const faults = {
  missing: { says: ["is missing", "are missing"], remedy: "Send it with every answer for which the spec demands it." },
  surplus: {
    says: ["was sent, which this profile never does", "were sent, which this profile never does"],
    remedy: "Leave it out, or judge by the profile of your release with --profile.",
  },
};

function together(fault: keyof typeof faults, [first, ...others]: readonly HeaderRule[]): Deviation[] {
  if (!first) return [];
  const names = [first, ...others].map(({ name }) => name).join(", ");
  const { says, remedy } = faults[fault];
  const message = `${names} ${others.length > 0 ? says[1] : says[0]}`;
  return [{ cause: `headers:${fault}:${names}`, message, spec: first.file, remedy }];
}

function wrongValue({ name, pointer, file }: HeaderRule, value: string): Deviation[] {
  const flaws = violations(pointer, value);
  if (flaws.length === 0) return [];
  return [
    {
      cause: `headers:value:${name}`,
      message: `unexpected value of ${name}, ${quote(value)}: ${flaws.join("; ")}`,
      spec: file,
      remedy: "Send the value that the spec demands.",
    },
  ];
}

/** The id of the trace that a request belongs to, by W3C Trace Context. */
const traceParent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-|$)/;

function wrongTrace(
  { name, sentWhen, file }: HeaderRule,
  value: string,
  request: SentRequest,
  profile: Profile,
): Deviation[] {
  if (sentWhen.difference !== "traceId" || !profile.traceId) return [];
  const traceId = traceParent.exec(headerOf(request, "traceparent") ?? "")?.[1];
  if (traceId === undefined || traceId === value) return [];
  return [
    {
      cause: `headers:trace:${name}`,
      message: `expected the request's trace id ${traceId} as ${name}, got ${quote(value)}`,
      spec: file,
      remedy: "Take the trace id from the request's `traceparent`.",
    },
  ];
}

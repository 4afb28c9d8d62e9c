export type { Answer, Exchange, Header, SentRequest } from "./exchange.ts";
export type { Deviation } from "./judge/deviation.ts";
export type { Circumstances } from "./judge/facts.ts";
export { judge } from "./judge/judge.ts";
export type { World } from "./judge/world.ts";
export { type ConformanceOptions, UsageError } from "./run/options.ts";
export type { CheckResult, Finding, Report } from "./run/report.ts";
export { runConformance } from "./run/run-conformance.ts";
export { TargetUnreachable } from "./run/target-unreachable.ts";

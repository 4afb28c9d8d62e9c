import type { Report } from "../run/report.ts";

/** The report as it is. */
export function toJson(report: Report): string {
  return JSON.stringify(report, null, 2);
}

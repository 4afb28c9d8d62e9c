import type { Report } from "../run/report.ts";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.ts";
import { toText } from "./text.ts";

/** Ways to write a report down. */
export const reporters = {
  text: toText,
  json: toJson,
  junit: toJunit,
} satisfies Record<string, (report: Report) => string>;

export type ReporterName = keyof typeof reporters;

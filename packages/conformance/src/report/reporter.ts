import type { Report } from "../run/report.ts";
import { toGithub } from "./github.ts";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.ts";
import { toSarif } from "./sarif.ts";
import { toText } from "./text.ts";

/** Ways to write a report down. */
export const reporters = {
  text: toText,
  json: toJson,
  junit: toJunit,
  sarif: toSarif,
  github: toGithub,
} satisfies Record<string, (report: Report) => string>;

export type ReporterName = keyof typeof reporters;

import { askAll } from "./ask-all.ts";
import { judgeByBest } from "./detect.ts";
import { NothingChecked } from "./nothing-checked.ts";
import { type ConformanceOptions, resolveOptions } from "./options.ts";
import type { Report } from "./report.ts";
import { summarise } from "./summarise.ts";

/** So many times the limit of one answer may a whole run take. */
const runLimit = 12;

/**
 * Asks a server everything that the spec says about its operations, one request after the other, and judges its answers.
 * Without `collection` every request names what cannot exist, and an answer of success to the first one ends the run.
 *
 * @throws {UsageError} where an option is not what it may be.
 * @throws {TargetUnreachable} where no HTTP server answers at the URL.
 * @throws {NothingChecked} where no check could be made: a report without findings would look like a server that conforms.
 * @throws the signal's reason, where it is aborted.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const settings = resolveOptions(options);
  const started = performance.now();
  const { asked, skipped, auth } = await askAll(settings, started + settings.timeout * runLimit);
  const judged = judgeByBest(asked, settings.profiles, { ...settings, auth });
  const report = summarise(judged, skipped, settings, { auth, ms: performance.now() - started });
  if (report.passed + report.failed === 0) throw new NothingChecked(report);
  return report;
}

import { secretsOf } from "../checks/build-request.ts";
import { askAll } from "./ask-all.ts";
import { judgeByBest } from "./detect.ts";
import { demandVerdict } from "./nothing-checked.ts";
import { type ConformanceOptions, resolveOptions } from "./options.ts";
import type { Report } from "./report.ts";
import { summarise } from "./summarise.ts";
import { judgeAsked } from "./verdict.ts";

/** So many times the limit of one answer may a whole run take. */
const runLimit = 12;

/**
 * Asks a server everything that the spec says about its operations, one request after the other, and judges its answers.
 * Without `collection` every request names what cannot exist, and an answer of success to the first one ends the run.
 *
 * @throws {UsageError} where an option is not what it may be.
 * @throws {TargetUnreachable} where no HTTP server answers at the URL.
 * @throws {NothingChecked} where no check could be made.
 * @throws the signal's reason, where it is aborted.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const settings = resolveOptions(options);
  const started = performance.now();
  const { asked, skipped, auth } = await askAll(settings, started + settings.timeout * runLimit);
  const known = { ...settings, auth };
  const judged = judgeByBest(settings.profiles, (profile) => asked.map((each) => judgeAsked(each, profile, known)));
  const report = summarise(judged, skipped, {
    target: settings.access.url.href.replace(/\/$/, ""),
    secrets: secretsOf([settings.access.token, settings.access.unprivilegedToken]),
    auth,
    ms: performance.now() - started,
  });
  return demandVerdict(report, "See what the checks need");
}

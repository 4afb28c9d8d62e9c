import { secretsOfAccess } from "../checks/build-request.ts";
import { askAll } from "./ask-all.ts";
import { judgeByBest } from "./detect.ts";
import { demandVerdict } from "./nothing-checked.ts";
import { type ConformanceOptions, resolveOptions } from "./options.ts";
import type { Report } from "./report.ts";
import { summarise } from "./summarise.ts";
import { judgeAsked } from "./verdict.ts";

/**
 * Asks a server everything that the spec says about its operations, one request after the other, and judges its answers.
 * Without `collection` every request names what cannot exist, and an answer of success to the first one ends the run.
 *
 * @throws {UsageError} where an option is not what it may be, or the server does not have the collection.
 * @throws {TargetUnreachable} where no REST API v2 answers at the URL, or none that is ready.
 * @throws {NothingChecked} where no check could be made.
 * @throws the signal's reason, where it is aborted.
 */
export async function runConformance(options: ConformanceOptions): Promise<Report> {
  const settings = resolveOptions(options);
  const started = performance.now();
  const { asked, skipped, auth } = await askAll(settings);
  const known = { ...settings, auth };
  const judged = judgeByBest(settings.profiles, (profile) => asked.map((each) => judgeAsked(each, profile, known)));
  const report = summarise(judged, skipped, {
    target: settings.access.url.href.replace(/\/$/, ""),
    secrets: secretsOfAccess(settings.access),
    auth,
    ms: performance.now() - started,
  });
  return demandVerdict(report, "Give the checks what they need");
}

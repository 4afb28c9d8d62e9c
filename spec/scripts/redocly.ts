import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The file that Redocly's command runs: lint, bundle and docs. */
export const redoclyCli = commandOf("@redocly/cli");

/** The same of the newer release that has `diff`. */
export const redoclyDiffCli = commandOf("redocly-diff");

/** What keeps Redocly's commands from talking to anybody. */
export const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

function commandOf(packageName: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), "bin", "cli.js");
}

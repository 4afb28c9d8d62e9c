import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The program of Redocly that lints, bundles and builds the docs. */
export const redoclyCli = commandOf("@redocly/cli");

/** The program of the newer release that has `diff`. */
export const redoclyDiffCli = commandOf("redocly-diff");

/** Environment that keeps Redocly from using the network. */
export const offline = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

function commandOf(packageName: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), "bin", "cli.js");
}

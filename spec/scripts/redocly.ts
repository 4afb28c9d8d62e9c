import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The file that Redocly's command runs. */
export const redoclyCli = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin",
  "cli.js",
);

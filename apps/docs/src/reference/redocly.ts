import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const docs = join(import.meta.dirname, "..", "..");
const redoclyCli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin", "cli.js");

/**
 * Writes a document as a pre-rendered page, by `redocly build-docs` with redocly.yaml and assets/template.html.
 *
 * @throws {Error} with what Redocly said, when the document or redocly.yaml is not valid.
 */
export function renderRedoc(document: string, page: string, { summary }: { summary: string }): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...[redoclyCli, "build-docs", document, "--output", page],
      ...["--template", "assets/template.html", `--templateOptions.summary=${summary}`],
      ...["--disableGoogleFont", "--lint-config=error"],
    ],
    {
      cwd: docs,
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  if (status !== 0) throw new Error(`redocly build-docs of ${document} failed:\n${stderr}`);
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTwoFilesPatch } from "diff";
import { renderErrorDetails, renderErrors } from "./render/errors.ts";
import { renderOpenapi } from "./render/openapi.ts";
import { renderOperations } from "./render/operations.ts";
import { renderProfiles } from "./render/profiles.ts";
import { openapi, profiles } from "./spec.ts";

/**
 * Generates src/*.gen.ts from the bundled spec. With `--check` it only compares, prints the differences, and fails if
 * there are any.
 */
const src = join(import.meta.dirname, "..", "src");

const files = {
  "openapi.gen.ts": await renderOpenapi(openapi),
  "errors.gen.ts": renderErrors(openapi, profiles),
  "error-details.gen.ts": renderErrorDetails(openapi),
  "operations.gen.ts": renderOperations(openapi),
  "profiles.gen.ts": renderProfiles(profiles),
};

const stale = Object.entries(files)
  .map(([name, fresh]) => ({ name, fresh, committed: read(join(src, name)) }))
  .filter(({ fresh, committed }) => fresh !== committed);

if (process.argv.includes("--check")) check();
else for (const { name, fresh } of stale) writeFileSync(join(src, name), fresh);

function check(): void {
  if (stale.length === 0) return;
  for (const { name, fresh, committed } of stale) {
    const path = `packages/types/src/${name}`;
    process.stderr.write(createTwoFilesPatch(path, path, committed, fresh, "committed", "generated from spec/"));
  }
  process.stderr.write(
    `\n${stale.map(({ name }) => name).join(", ")} drifted from spec/. To fix it, run: pnpm generate\n`,
  );
  process.exitCode = 1;
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

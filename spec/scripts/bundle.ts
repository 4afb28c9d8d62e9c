import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { redoclyCli } from "./redocly.ts";

/**
 * Bundles the hand-written files into what the other packages and users read:
 * dist/openapi.json, the same as dist/openapi.yaml, dist/profiles.json, and the SHA-256 of each.
 */
const spec = dirname(import.meta.dirname);
const dist = join(spec, "dist");

execFileSync(process.execPath, [redoclyCli, "bundle", "milvus", "--output", "dist/openapi.json"], {
  cwd: spec,
  env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  stdio: ["ignore", "inherit", "inherit"],
});

const openapi: unknown = JSON.parse(readFileSync(join(dist, "openapi.json"), "utf8"));
const profiles: unknown = parse(readFileSync(join(spec, "profiles.yaml"), "utf8"));

const files = {
  "openapi.json": toJson(openapi),
  "openapi.yaml": stringify(openapi, { aliasDuplicateObjects: false, lineWidth: 0 }),
  "profiles.json": toJson(profiles),
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
writeFileSync(join(dist, "SHA256SUMS"), Object.entries(files).map(toChecksumLine).join(""));

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The format that `sha256sum --check` reads. */
function toChecksumLine([name, text]: [string, string]): string {
  return `${createHash("sha256").update(text).digest("hex")}  ${name}\n`;
}

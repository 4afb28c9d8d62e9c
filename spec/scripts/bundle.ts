import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { applyOverlay, type Overlay } from "./overlay.ts";
import { offline, redoclyCli } from "./redocly.ts";

/**
 * Bundles the hand-written files into dist/, which is emptied first: the document and its variant for Zilliz Cloud, each as
 * JSON and as YAML, the profiles, and the SHA-256 of every file.
 */
const spec = dirname(import.meta.dirname);
const dist = join(spec, "dist");

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [redoclyCli, "bundle", "milvus", "--output", "dist/openapi.json"], {
  cwd: spec,
  env: { ...process.env, ...offline },
  stdio: ["ignore", "inherit", "inherit"],
});

const openapi: object = JSON.parse(readFileSync(join(dist, "openapi.json"), "utf8"));
const cloud = await applyOverlay(openapi, readYaml<Overlay>("overlays/zilliz-cloud.yaml"));

const files = {
  "openapi.json": toJson(openapi),
  "openapi.yaml": toYaml(openapi),
  "zilliz-cloud.json": toJson(cloud),
  "zilliz-cloud.yaml": toYaml(cloud),
  "profiles.json": toJson(readYaml("profiles.yaml")),
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
writeFileSync(join(dist, "SHA256SUMS"), Object.entries(files).map(toChecksumLine).join(""));

function readYaml<Document>(path: string): Document {
  return parse(readFileSync(join(spec, path), "utf8"));
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function toYaml(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** The format that `sha256sum --check` reads. */
function toChecksumLine([name, text]: [string, string]): string {
  return `${createHash("sha256").update(text).digest("hex")}  ${name}\n`;
}

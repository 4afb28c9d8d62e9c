import { execFile } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { quiet, redoclyCli } from "../scripts/redocly.ts";
import { folder } from "./spec.ts";

const names = [
  "openapi.yaml",
  "redocly.yaml",
  "catalogue.schema.json",
  "extensions.schema.json",
  "profiles.yaml",
  "package.json",
  "paths",
  "components",
  "plugin",
];

/** Copies what is written by hand, and what the linter needs, into an existing folder. */
export function copySpec(target: string): void {
  for (const name of names) cpSync(join(folder, name), join(target, name), { recursive: true });
  for (const name of ["node_modules", "recordings"]) symlinkSync(join(folder, name), join(target, name), "junction");
}

/** What the linter has against a spec. */
export interface Problem {
  ruleId: string;
  message: string;
  location: { source: { ref: string } }[];
}

/** Runs the linter as `pnpm lint` does. */
export function lint(cwd: string): Promise<Problem[]> {
  const env = { ...process.env, ...quiet };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [redoclyCli, "lint", "--format=json"], { cwd, env }, (_, stdout, stderr) => {
      if (stdout === "") reject(new Error(`redocly lint said nothing but:\n${stderr}`));
      else resolve(JSON.parse(stdout).problems);
    });
  });
}

import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { recordingFiles, recordingPath } from "./read-cases.ts";

/** What describes the servers behind the recordings. */
export const worldFile = "world.yaml";

/** Writes the recordings beside their page, byte for byte, and what the recorded servers held. */
export function writeRecordings(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of [...recordingFiles, worldFile]) copyFileSync(recordingPath(file), join(folder, file));
}

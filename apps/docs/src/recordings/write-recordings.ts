import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { recordingFiles, recordingPath, worldFiles } from "./read-cases.ts";

/** Writes the recordings beside their page, byte for byte, and what the recorded servers held. */
export function writeRecordings(folder: string): void {
  for (const file of [...recordingFiles, ...worldFiles]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(recordingPath(file), join(folder, file));
  }
}

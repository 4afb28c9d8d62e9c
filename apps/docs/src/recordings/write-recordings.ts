import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { casePage } from "./case-page.ts";
import { indexPage } from "./index-page.ts";
import { readCases, recordingFiles, recordingPath } from "./read-cases.ts";

/** Writes a folder of the recordings: a page of each case, the list of them, and the files themselves. */
export function writeRecordings(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const cases = readCases();
  for (const each of cases) writeFileSync(join(folder, `${each.id}.html`), casePage(each));
  writeFileSync(join(folder, "index.html"), indexPage(cases));
  for (const file of [...recordingFiles, "world.yaml"]) copyFileSync(recordingPath(file), join(folder, file));
  copyFileSync(join(import.meta.dirname, "..", "..", "assets", "recordings.css"), join(folder, "recordings.css"));
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };

/** One request, and what each recorded release answered. */
export interface Case {
  id: string;
  rows: Row[];
}

/** A line of spec/recordings/*.jsonl; README.md there says what each key means. */
export interface Row {
  id: string;
  /** The release whose line this is, such as 2.6.18. */
  release: string;
  auth: "on" | "off";
  request: RecordedRequest | null;
  response: RecordedResponse | null;
  secondResponse?: RecordedResponse;
  interim?: string[];
  elapsedMs: number | null;
  note: string;
}

export interface RecordedRequest {
  method: string;
  path: string;
  httpVersion: string;
  headers: Headers;
  body?: string | null;
  bodyBase64?: string;
  bodyParts?: [text: string, times: number][];
}

export interface RecordedResponse {
  status: number | null;
  statusLine?: string;
  headers: Headers;
  body?: string | null;
  rawBase64?: string;
}

type Headers = Record<string, string | string[]>;

/** The files of the recordings, one for each release. */
export const recordingFiles = Object.values(profilesJson.profiles).map(({ recordings }) => recordings);

/** Where a file of the recordings is. */
export function recordingPath(file: string): string {
  return fileURLToPath(import.meta.resolve(`@milvus-rest/spec/recordings/${file}`));
}

/** Every recorded case, in the order of the recordings. */
export function readCases(): Case[] {
  const rows = Object.values(profilesJson.profiles).flatMap(({ release, recordings }) => readRows(release, recordings));
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, same]) => ({ id, rows: same }));
}

function readRows(release: string, file: string): Row[] {
  const lines = readFileSync(recordingPath(file), "utf8").trimEnd().split("\n");
  return lines.map((line) => ({ ...JSON.parse(line), release }));
}

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };

/** One request, and what each recorded release responded. */
export interface Case {
  id: string;
  exchanges: Exchange[];
}

/** A line of spec/recordings/*.jsonl; README.md there says what each key means. */
export interface Exchange {
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

/** The files of the recordings, one or more for each release. */
export const recordingFiles = Object.values(profilesJson.profiles).flatMap(({ recordings }) => recordings);

/** The recorded releases, the oldest first. */
export const releases = Object.values(profilesJson.profiles).map(({ release }) => release);

const defaultRelease = Object.entries(profilesJson.profiles).find(([name]) => name === profilesJson.default)?.[1].release;

/** Where a file of the recordings is. */
export function recordingPath(file: string): string {
  return fileURLToPath(import.meta.resolve(`@milvus-rest/spec/recordings/${file}`));
}

/** Every recorded case, in the order of the recordings. */
export const cases: readonly Case[] = readCases();

/** A case as the default release responded to it, or the newest release that has it. */
export function typicalExchange(id: string): Exchange | undefined {
  const answered = cases.find((each) => each.id === id)?.exchanges.filter(({ response }) => response !== null) ?? [];
  return answered.find(({ release }) => release === defaultRelease) ?? answered.at(-1);
}

function readCases(): Case[] {
  const exchanges = Object.values(profilesJson.profiles).flatMap(({ release, recordings }) =>
    [recordings].flat().flatMap((file) => readExchanges(release, file)),
  );
  return [...Map.groupBy(exchanges, ({ id }) => id)].map(([id, same]) => ({ id, exchanges: same }));
}

function readExchanges(release: string, file: string): Exchange[] {
  const lines = readFileSync(recordingPath(file), "utf8").trimEnd().split("\n");
  return lines.map((line) => ({ ...JSON.parse(line), release }));
}

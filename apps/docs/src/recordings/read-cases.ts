import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import profilesJson from "@milvus-rest/spec/profiles.json" with { type: "json" };
import { pathPrefix } from "@milvus-rest/types";

/** One request, and what each recorded release responded. */
export interface Case {
  id: string;
  /** The operation that it is about, as its path ends: `collections/release`. */
  operation: string;
  exchanges: Exchange[];
}

/** A line of spec/recordings/*.jsonl; README.md there says what each key means. */
export interface Exchange {
  id: string;
  operation: string;
  /** The release whose line this is, such as 2.6.18. */
  release: string;
  auth: "on" | "off";
  request: RecordedRequest | null;
  response: RecordedResponse | null;
  secondResponse?: RecordedResponse;
  /** Requests that were made just before, on the same server. */
  before?: { request: RecordedRequest; response: RecordedResponse }[];
  interim?: string[];
  elapsedMs: number | null;
  note: string;
}

/** A line as it is in its file. */
type RecordedLine = Omit<Exchange, "operation" | "release"> & { operation?: string };

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

const folder = dirname(fileURLToPath(import.meta.resolve("@milvus-rest/spec/recordings/world.yaml")));
const inFolder = (pattern: string) =>
  globSync(pattern, { cwd: folder })
    .map((file) => file.replaceAll("\\", "/"))
    .sort((one, other) => one.split("/").length - other.split("/").length || one.localeCompare(other));

/** The files of the recordings, in the order of the releases. */
export const recordingFiles = Object.values(profilesJson.profiles).flatMap(({ recordings }) => inFolder(`**/${recordings}`));

/** The files that describe the servers behind the recordings. */
export const worldFiles = inFolder("**/world.yaml");

/** The recorded releases, the oldest first. */
export const releases = Object.values(profilesJson.profiles).map(({ release }) => release);

const defaultRelease = Object.entries(profilesJson.profiles).find(([name]) => name === profilesJson.default)?.[1].release;

/** Where a file of the recordings is. */
export function recordingPath(file: string): string {
  return join(folder, file);
}

/** Every recorded case, in the order of the recordings. */
export const cases: readonly Case[] = readCases();

/** A case as the default release responded to it, or the newest release that has it. */
export function typicalExchange(id: string): Exchange | undefined {
  const answered = cases.find((each) => each.id === id)?.exchanges.filter(({ response }) => response !== null) ?? [];
  return answered.find(({ release }) => release === defaultRelease) ?? answered.at(-1);
}

function readCases(): Case[] {
  const exchanges = recordingFiles.flatMap(readExchanges);
  return [...Map.groupBy(exchanges, ({ id }) => id)].map(([id, same]) => ({
    id,
    operation: same[0]?.operation ?? "",
    exchanges: same,
  }));
}

function readExchanges(file: string): Exchange[] {
  const release = Object.values(profilesJson.profiles).find(({ recordings }) => recordings === basename(file))?.release;
  const lines: RecordedLine[] = readFileSync(recordingPath(file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const operation = mostFrequentOperation(lines);
  return lines.map((line) => ({ operation, ...line, release: release ?? "" }));
}

/** A file whose lines name no operation is about one. */
function mostFrequentOperation(lines: readonly RecordedLine[]): string {
  const byPath = Map.groupBy(lines, ({ request }) => request?.path ?? "");
  const [path = ""] = [...byPath].sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return path.replace(pathPrefix, "");
}

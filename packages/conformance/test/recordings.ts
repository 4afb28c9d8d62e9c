import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ProfileName, profileTable } from "@milvus-rest/types";
import { parse } from "yaml";
import type { Answer, Header, SentRequest } from "../src/exchange.ts";
import type { Circumstances } from "../src/judge/facts.ts";
import type { World } from "../src/judge/world.ts";

/** An exchange that a real server gave, with what is known of that server. */
export interface Recorded {
  id: string;
  release: ProfileName;
  request: SentRequest;
  answer: Answer;
  circumstances: Circumstances;
}

export const releases = Object.keys(profileTable) as ProfileName[];

const world: World = parse(readText("world.yaml"));

/** Every exchange with an answer: the first and second of a line, and those that a summary's note quotes. */
export function readRecordings(): Recorded[] {
  return releases.flatMap((release) => {
    const lines = readLines(release);
    return lines.flatMap((line) => [...exchangesOf(line, release), ...quotedExchangesOf(line, lines, release)]);
  });
}

/** A line of recordings/*.jsonl; README.md there says what each key means. */
interface Line {
  id: string;
  auth: "off" | "on";
  request: LineRequest | null;
  response: LineResponse | null;
  secondResponse?: LineResponse;
  interim?: string[];
  note: string;
}

interface LineRequest {
  method: string;
  path: string;
  httpVersion: string;
  headers: Record<string, string | string[]>;
  bodyBase64?: string;
  bodyParts?: [string, number][];
  bodySha256?: string;
  /** A chunked body with its framing. */
  wireBodyBase64?: string;
}

interface LineResponse {
  status: number | null;
  headers: Record<string, string | string[]>;
  body: string | null;
  bodyBase64?: string;
  rawBase64?: string;
}

function exchangesOf(
  { id, auth, request, response, secondResponse, interim = [], note }: Line,
  release: ProfileName,
): Recorded[] {
  if (!request || !response) return [];
  const rest = { release, request: requestOf(request), circumstances: circumstancesOf(release, auth, note) };
  const first = { ...rest, id, answer: answerOf(response, interim) };
  if (!secondResponse) return [first];
  return [first, { ...rest, id: `${id}, second`, request: plainRequest, answer: answerOf(secondResponse, []) }];
}

/** What follows on a connection is the plain release of `success`, by the answers. */
const plainRequest: SentRequest = {
  method: "POST",
  target: "/v2/vectordb/collections/release",
  httpVersion: "HTTP/1.1",
  headers: [
    ["Host", "localhost:19530"],
    ["Content-Length", "32"],
  ],
  body: Buffer.from('{"collectionName":"quick_setup"}'),
};

/** `50 runs of timeout-0: 49 x (408, 'timeout'); 1 x (200, '…')` */
function quotedExchangesOf(
  { id, auth, note, request }: Line,
  lines: readonly Line[],
  release: ProfileName,
): Recorded[] {
  const [, repeated] = /runs of ([\w-]+)/.exec(note) ?? [];
  const original = lines.find((line) => line.id === repeated);
  if (request || !original?.request || !original.response) return [];
  const { headers } = original.response;
  return [...note.matchAll(/\((\d+), '([^']*)'\)/g)].map(([, status, body = ""], index) => {
    const type = body.startsWith("{") ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
    return {
      id: `${id}, ${index + 1}`,
      release,
      request: requestOf(original.request as LineRequest),
      circumstances: circumstancesOf(release, auth, ""),
      answer: answerOf({ status: Number(status), headers: { ...headers, "content-type": type }, body }, []),
    };
  });
}

/** Before each case a request with 30 was sent to the releases that remember; a note tells of another one. */
function circumstancesOf(release: ProfileName, auth: "off" | "on", note: string): Circumstances {
  const [, earlier = "30"] = /request before this one .*Request-Timeout: (\d+)/.exec(note) ?? [];
  return { profile: profileTable[release], auth: auth === "on", world, rememberedTimeout: Number(earlier) };
}

function requestOf(line: LineRequest): SentRequest {
  const { method, path, httpVersion, headers, bodyBase64 = "", bodyParts, bodySha256, wireBodyBase64 } = line;
  const body = bodyParts
    ? Buffer.concat(bodyParts.map(([text, times]) => Buffer.from(text.repeat(times))))
    : Buffer.from(bodyBase64, "base64");
  if (bodySha256 !== undefined && createHash("sha256").update(body).digest("hex") !== bodySha256) {
    throw new Error("a body's parts do not come to its SHA-256");
  }
  const isCutOff = wireBodyBase64 !== undefined && !isChunked(Buffer.from(wireBodyBase64, "base64").toString("latin1"));
  return { method, target: path, httpVersion, headers: headersOf(headers), body, isCutOff };
}

/** Whether chunks follow one another up to the empty one. */
function isChunked(text: string): boolean {
  const [line, size = ""] = /^([0-9a-fA-F]+)[^\r\n]*\r?\n/.exec(text) ?? [];
  if (line === undefined) return false;
  if (Number.parseInt(size, 16) === 0) return true;
  const rest = text.slice(line.length + Number.parseInt(size, 16));
  return rest.startsWith("\r\n") && isChunked(rest.slice(2));
}

function answerOf({ status, headers, body, bodyBase64, rawBase64 }: LineResponse, interim: readonly string[]): Answer {
  const bytes = bodyBase64 ?? rawBase64;
  return {
    status: status ?? Number(/ (\d+) /.exec(interim[0] ?? "")?.[1]),
    headers: headersOf(headers),
    body: bytes === undefined ? Buffer.from(body ?? "") : Buffer.from(bytes, "base64"),
  };
}

function headersOf(headers: Record<string, string | string[]>): Header[] {
  return Object.entries(headers).flatMap(([name, values]) => [values].flat().map((value): Header => [name, value]));
}

function readLines(release: ProfileName): Line[] {
  return readText(profileTable[release].recordings)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function readText(name: string): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`@milvus-rest/spec/recordings/${name}`)), "utf8");
}

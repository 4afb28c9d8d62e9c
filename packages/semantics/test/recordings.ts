import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";
import type { Header, HttpRequest } from "../src/go-http.ts";
import type { Knowledge, World } from "../src/knowledge.ts";
import type { Profile } from "../src/profile.ts";
import { publishedSpec } from "../src/spec.ts";

/** A response as it was recorded. */
export interface RecordedResponse {
  status: number;
  headers: readonly Header[];
  body: Buffer;
}

/** An exchange with a real server, and what is known of that server. */
export interface Recorded {
  /** Of a second response on the connection, or one that a summary quotes, with its number behind a comma. */
  id: string;
  release: string;
  request: Required<Pick<HttpRequest, "body">> & HttpRequest;
  response: RecordedResponse;
  knowledge: Knowledge;
  line: Line;
}

/** A line of spec/recordings/*.jsonl; README.md there says what each key means. */
export interface Line {
  id: string;
  auth: "off" | "on";
  request: LineRequest | null;
  response: LineResponse | null;
  secondResponse?: LineResponse;
  interim?: string[];
  /** Requests made just before: only with them does the response make sense. */
  before?: { request: LineRequest; response: LineResponse }[];
  note: string;
}

export interface LineRequest {
  method: string;
  path: string;
  httpVersion: string;
  headers: Record<string, string | string[]>;
  bodyBase64?: string;
  /** A long body: texts, and how often each is repeated. */
  bodyParts?: [string, number][];
  bodySha256?: string;
  /** A chunked body with its framing. */
  wireBodyBase64?: string;
}

export interface LineResponse {
  status: number | null;
  headers: Record<string, string | string[]>;
  body: string | null;
  bodyBase64?: string;
  rawBase64?: string;
}

const require = createRequire(import.meta.url);
const spec = publishedSpec();

export const releases = [...spec.profiles.keys()];

/** The path of a file under spec/recordings/. */
export const recordingFile = (name: string): string => require.resolve(`@milvus-rest/spec/recordings/${name}`);

/** The sets of recordings: their folder under spec/recordings/, with a slash, and the world behind them. */
export const sets = [
  { folder: "", world: readWorld("world.yaml") },
  { folder: "memory/", world: readWorld("memory/world.yaml") },
];

function readWorld(name: string): World {
  return parse(readFileSync(recordingFile(name), "utf8"));
}

/** The lines of a set that a release was asked. */
export function readLines(folder: string, { recordings }: Pick<Profile, "recordings">): Line[] {
  const text = readFileSync(recordingFile(folder + recordings), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Every exchange with a response: the first and second of a line, and those that a summary's note quotes. */
export function readRecordings(): Recorded[] {
  return sets.flatMap(({ folder, world }) =>
    [...spec.profiles.values()].flatMap((profile) => {
      const lines = readLines(folder, profile);
      return lines.flatMap((line) => [...exchangesOf(line, profile, world), ...quotedOf(line, lines, profile, world)]);
    }),
  );
}

function exchangesOf(line: Line, profile: Profile, world: World): Recorded[] {
  const { id, request, response, secondResponse, interim = [] } = line;
  if (!request || !response) return [];
  const rest = {
    release: profile.name,
    line,
    request: requestOf(request),
    knowledge: knowledgeOf(profile, line, world),
  };
  const first = { ...rest, id, response: responseOf(response, interim) };
  if (!secondResponse) return [first];
  return [first, { ...rest, id: `${id}, second`, request: plainRequest, response: responseOf(secondResponse, []) }];
}

/** By its response, what follows on a connection is the plain release of `success`. */
const plainRequest: Recorded["request"] = {
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
function quotedOf(line: Line, lines: readonly Line[], profile: Profile, world: World): Recorded[] {
  const [, repeated] = /runs of ([\w-]+)/.exec(line.note) ?? [];
  const original = lines.find(({ id }) => id === repeated);
  const { request, response } = original ?? {};
  if (line.request || !request || !response) return [];
  return [...line.note.matchAll(/\((\d+), '([^']*)'\)/g)].map(([, status, body = ""], index) => {
    const type = body.startsWith("{") ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
    return {
      id: `${line.id}, ${index + 1}`,
      release: profile.name,
      line,
      request: requestOf(request),
      knowledge: knowledgeOf(profile, { ...line, note: "" }, world),
      response: responseOf(
        { status: Number(status), headers: { ...response.headers, "content-type": type }, body },
        [],
      ),
    };
  });
}

/** Before each case a request with 30 was sent to the releases that remember; a note tells of another one. */
function knowledgeOf(profile: Profile, { auth, note, before = [] }: Line, world: World): Knowledge {
  const [, earlier = "30"] = /request before this one .*Request-Timeout: (\d+)/.exec(note) ?? [];
  return {
    profile,
    auth: auth === "on",
    world: { ...worldAfter(world, before), ...(note.includes("proxy was not ready") && { ready: false }) },
    isWholeWorld: true,
    rememberedTimeout: Number(earlier),
  };
}

/** The world with the collections that earlier requests created, and without those that they dropped. */
function worldAfter(world: World, before: NonNullable<Line["before"]>): World {
  if (before.length === 0) return world;
  const changed = structuredClone(world);
  const { collections = {} } = changed.databases.default ?? {};
  for (const { request } of before) {
    const { body } = requestOf(request);
    const { collectionName }: { collectionName: string } = JSON.parse(String(body));
    if (request.path.endsWith("/create")) collections[collectionName] = { enableDynamicField: true };
    if (request.path.endsWith("/drop")) delete collections[collectionName];
  }
  return changed;
}

/** A recorded request, as a server received it. */
export function requestOf(line: LineRequest): Recorded["request"] {
  const { method, path, httpVersion, headers, bodyBase64 = "", bodyParts, bodySha256, wireBodyBase64 } = line;
  const sent = bodyParts
    ? Buffer.concat(bodyParts.map(([text, times]) => Buffer.from(text.repeat(times))))
    : Buffer.from(bodyBase64, "base64");
  if (bodySha256 !== undefined && createHash("sha256").update(sent).digest("hex") !== bodySha256) {
    throw new Error("a body's parts do not come to its SHA-256");
  }
  const list = headersOf(headers);
  const isChunked = list.some(([name]) => name.toLowerCase() === "transfer-encoding");
  const [, declared = "0"] = list.find(([name]) => name.toLowerCase() === "content-length") ?? [];
  const length = isChunked ? sent.length : Number(declared);
  const isCutOff = isChunked
    ? wireBodyBase64 !== undefined && !isWhole(Buffer.from(wireBodyBase64, "base64").toString("latin1"))
    : sent.length < length;
  return {
    method,
    target: path,
    httpVersion,
    headers: list,
    body: sent.subarray(0, length),
    ...(isCutOff && { bodyError: "unexpected EOF" }),
  };
}

/** Whether chunks follow one another up to the empty one. */
function isWhole(text: string): boolean {
  const [line, size = ""] = /^([0-9a-fA-F]+)[^\r\n]*\r?\n/.exec(text) ?? [];
  if (line === undefined) return false;
  if (Number.parseInt(size, 16) === 0) return true;
  const rest = text.slice(line.length + Number.parseInt(size, 16));
  return rest.startsWith("\r\n") && isWhole(rest.slice(2));
}

function responseOf(line: LineResponse, interim: readonly string[]): RecordedResponse {
  const { status, headers, body, bodyBase64, rawBase64 } = line;
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

import { decodeUtf8 } from "../json/utf8.ts";
import type { Refusal } from "./refusal.ts";
import { badRequest, refuse } from "./refusal.ts";
import { parseTarget, type Target } from "./target.ts";

/** What a request says before its body. */
export interface Head {
  method: string;
  target: Target;
  version: { major: number; minor: number };
  /** By the name in lower case; values without the blanks around them, in the order they came. */
  headers: ReadonlyMap<string, readonly string[]>;
}

/** The value of a header; of several, the first. */
export function headerOf({ headers }: Pick<Head, "headers">, name: string): string | undefined {
  return headers.get(name.toLowerCase())?.[0];
}

/** Whether a comma-separated header has the word, in any letter case. */
export function headerHas({ headers }: Pick<Head, "headers">, name: string, word: string): boolean {
  return (headers.get(name) ?? []).some((value) => value.split(",").some((each) => each.trim().toLowerCase() === word));
}

/** Whether it is no request at all, but what an HTTP/2 connection begins with. */
export function isPreface({ method, target, version, headers }: Head): boolean {
  return method === "PRI" && target.raw === "*" && version.major === 2 && version.minor === 0 && headers.size === 0;
}

/** Whether the client speaks HTTP/1.0: it knows no chunks, no interim answers, and hangs up unless it says otherwise. */
export function isHttp10({ version }: Pick<Head, "version">): boolean {
  return version.major === 1 && version.minor === 0;
}

/** The request line of a head. */
export type RequestLine = Omit<Head, "headers">;

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Reads a request line as Go's net/http does. */
export function parseRequestLine(line: string): RequestLine | Refusal {
  const [method = "", target, ...rest] = line.split(" ");
  const version = /^HTTP\/(\d)\.(\d)$/.exec(rest.join(" "));
  if (target === undefined || !version || !token.test(method)) return badRequest;
  const parsed = parseTarget(method, target);
  return parsed
    ? { method, target: parsed, version: { major: Number(version[1]), minor: Number(version[2]) } }
    : badRequest;
}

/** Reads the lines between the request line and the body as Go does, and checks what it checks. */
export function parseHead(requestLine: RequestLine, lines: readonly string[]): Head | Refusal {
  const headers = parseHeaders(lines);
  if (!headers) return badRequest;
  const hosts = headers.get("host") ?? [];
  const { major, minor } = requestLine.version;
  if (hosts.length > 1) return badRequest;
  if (isPreface({ ...requestLine, headers })) return { ...requestLine, headers };
  if (major !== 1) return refuse(505, "unsupported protocol version");
  if (minor > 0 && hosts.length === 0 && requestLine.method !== "CONNECT")
    return badHost("missing required Host header");
  if (!/^[!$%&'()*+,\-.:;=[\]_~0-9A-Za-z]*$/.test(hosts[0] ?? "")) return badHost("malformed Host header");
  if ([...headers.keys()].some((name) => name.includes(" "))) return refuse(400, "invalid header name");
  return { ...requestLine, headers };
}

const badHost = (text: string) => refuse(400, text);

/** Undefined where a line is no header. A line that begins with a blank goes on with the one before. */
function parseHeaders(lines: readonly string[]): Map<string, string[]> | undefined {
  const headers = new Map<string, string[]>();
  for (const line of unfold(lines)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = trim(line.slice(colon + 1));
    if (colon < 1 || !token.test(name.replaceAll(" ", "")) || hasControls(value)) return undefined;
    const text = decodeUtf8(Buffer.from(value, "latin1"));
    const values = headers.get(name);
    if (values) values.push(text);
    else headers.set(name, [text]);
  }
  return headers;
}

function unfold(lines: readonly string[]): string[] {
  const unfolded: string[] = [];
  for (const line of lines) {
    const before = unfolded.at(-1);
    if (/^[ \t]/.test(line) && before !== undefined) unfolded[unfolded.length - 1] = `${trim(before)} ${trim(line)}`;
    else unfolded.push(line);
  }
  return unfolded;
}

/** Blanks and tabs only, unlike String.trim. */
const trim = (text: string) => text.replace(/^[ \t]+|[ \t]+$/g, "");

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hasControls = (text: string) => /[\0-\x08\x0a-\x1f\x7f]/.test(text);

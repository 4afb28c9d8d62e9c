import type { HttpLayerName, Profile } from "@milvus-rest/types";
import { headerOf, headersOf, type SentRequest } from "../exchange.ts";
import { pathOf } from "./target.ts";

/** What Go's HTTP layer answers a request with before any handler sees it; undefined where it lets it pass. */
export function httpLayerAnswer(request: SentRequest, profile: Profile): HttpLayerName | undefined {
  return answers.find(([, applies]) => applies(request, profile))?.[0];
}

/** In the order in which net/http comes to them. */
const answers: readonly [HttpLayerName, (request: SentRequest, profile: Profile) => boolean][] = [
  ["headersTooLarge", (request, { headerLimit }) => sizeOfHead(request) > headerLimit + slop],
  ["malformed", (request) => flaws.some((isFlawed) => isFlawed(request))],
  ["unknownVersion", ({ httpVersion }) => !httpVersion.startsWith("HTTP/1.")],
  ["unknownTransferEncoding", (request) => !["", "chunked"].includes(lower(request, "Transfer-Encoding"))],
  ["unknownExpectation", (request) => !["", "100-continue"].includes(lower(request, "Expect"))],
  ["serverOptions", ({ method, target }) => method === "OPTIONS" && target === "*"],
  ["upgrade", (request, { h2c }) => h2c && asksForH2c(request)],
];

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const flaws: readonly ((request: SentRequest) => boolean)[] = [
  ({ method, httpVersion }) => !token.test(method) || !/^HTTP\/\d\.\d$/.test(httpVersion),
  (request) => pathOf(request) === undefined,
  ({ headers }) => headers.some(([name, value]) => !token.test(name) || /[^\t\P{Cc}]/u.test(value)),
  (request) => headersOf(request, "Content-Length").some((value) => !/^\d*$/.test(value)),
  (request) => new Set(headersOf(request, "Content-Length")).size > 1,
  isHostWrong,
];

function isHostWrong(request: SentRequest): boolean {
  const hosts = headersOf(request, "Host");
  if (hosts.length > 1) return true;
  const isDemanded = request.httpVersion === "HTTP/1.1" && request.method !== "CONNECT";
  if (isDemanded && hosts.length === 0) return true;
  return !/^[!$%&'()*+,\-.:;=[\]_~0-9A-Za-z]*$/.test(hosts[0] ?? "");
}

/** What net/http grants beyond the limit. */
const slop = 4096;

function sizeOfHead({ method, target, headers }: SentRequest): number {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`), ""];
  return lines.reduce((size, line) => size + line.length + 2, 0);
}

function asksForH2c(request: SentRequest): boolean {
  const isAsked = words(request, "Upgrade").includes("h2c") && words(request, "Connection").includes("http2-settings");
  return isAsked && headerOf(request, "HTTP2-Settings") !== undefined;
}

function words(request: SentRequest, name: string): string[] {
  return headersOf(request, name).flatMap((value) => value.split(",").map((word) => word.trim().toLowerCase()));
}

function lower(request: SentRequest, name: string): string {
  return (headerOf(request, name) ?? "").toLowerCase();
}

import type { Exchange, Header } from "../exchange.ts";
import { answerBody, requestBody } from "./body.ts";
import type { HarEntry } from "./har-file.ts";
import { cleanHeaders } from "./headers.ts";
import { type Place, placeOf } from "./place.ts";

/** What the judge gets of an entry. */
export interface Taken {
  exchange: Exchange;
  origin: string;
  /** What stands before every path of the API. */
  basePath: string;
}

/**
 * Makes an exchange of an entry, or says why it is none to judge.
 *
 * @param server the only one whose exchanges are judged; not given: any.
 */
export function takeEntry(entry: HarEntry, server: URL | undefined): Taken | { reason: string } {
  const place = placeOf(entry.request.url);
  if (place?.basePath === undefined) return { reason: "not a request for an operation of the spec" };
  const { url, basePath } = place;
  if (server && !isAt(server, url, basePath)) return { reason: "a request to another server" };
  if (entry.response.status < 100) return { reason: "no answer recorded" };
  const sent = requestBody(entry);
  if ("reason" in sent) return sent;
  const came = answerBody(entry);
  if ("reason" in came) return came;
  const answer = { status: entry.response.status, headers: cleanHeaders(entry.response), body: came };
  return { exchange: { request: requestOf(entry, place, sent), answer }, origin: url.origin, basePath };
}

function isAt(server: URL, { origin }: URL, basePath: string): boolean {
  return server.origin === origin && server.pathname.replace(/\/$/, "") === basePath;
}

/** The request as it would be over HTTP/1.1: of the framing, a HAR does not tell what the server saw. */
function requestOf({ request }: HarEntry, { url, target }: Place, body: Buffer): Exchange["request"] {
  const headers = cleanHeaders(request).filter(([name]) => !framing.has(name.toLowerCase()));
  const framed: Header[] = [["Host", url.host], ...headers, ["Content-Length", String(body.length)]];
  return { method: request.method, target, httpVersion: "HTTP/1.1", headers: framed, body };
}

const framing = new Set(["host", "content-length", "transfer-encoding"]);

/** An entry in words. A query, or a user in the URL, may be a secret. */
export function nameEntry({ request: { method, url } }: HarEntry): string {
  const place = placeOf(url);
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? "";
  return `${method} ${place ? `${place.url.origin}${place.target}` : `${scheme}…`}`.slice(0, longestName);
}

const longestName = 200;

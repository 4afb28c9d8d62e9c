import { type HttpRequest, headerOf, type Spec } from "@milvus-rest/semantics";
import { type HttpResponse, mediaTypeOf } from "./http.ts";
import { type Redact, redactNothing } from "./redact.ts";

const maxQuoted = 160;
/** So much of a text is looked at for secrets; its end may be the start of one. */
const [maxRead, maxSecret] = [131_072, 65_536];

/** A text as a report quotes it: without secrets, on one line, cut when it is long. */
export function quote(text: string, redact: Redact): string {
  const masked = redact(text.slice(0, maxRead));
  const known = text.length > maxRead ? masked.slice(0, -maxSecret) : masked;
  const start = known.slice(0, maxQuoted);
  const end = start.length < masked.length ? `… (${text.length} characters)` : "";
  return escapeControls(JSON.stringify(start + end));
}

/** A short text of a server's without quotation marks, such as a media type. */
export function show(text: string, redact: Redact): string {
  return quote(text, redact).slice(1, -1).replaceAll('\\"', '"');
}

/** Characters that nobody sees, or that turn the direction of what follows: JSON leaves them as they are. */
const controls = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const escapeControls = (text: string) =>
  text.replace(controls, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A request on one line, with the headers that a server heeds. Of an `Authorization` only the scheme is shown. */
export function describeRequest({ method, target, headers, body }: HttpRequest, spec: Spec, redact: Redact): string {
  const heeded = heededHeaders(spec);
  const lines = headers
    .filter(([name]) => heeded.has(name.toLowerCase()))
    .map(
      ([name, value]) => `${name}: ${/^authorization$/i.test(name) ? maskAuthorization(value) : show(value, redact)}`,
    );
  const text = body?.length ? `with the body ${quote(body.toString("utf8"), redact)}` : "without a body";
  return [`${show(method, redact)} ${show(target, redact)}`, ...lines, text].join("; ");
}

/** A command for a POSIX shell that sends a request again, with the administrator's token from the environment. */
export function toCurl({ method, target, headers, body }: HttpRequest, { origin }: URL): string {
  const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const sent = headers.flatMap(([name, value]) => {
    if (name === "Host" || name === "Content-Length") return [];
    return ["-H", name === "Authorization" ? '"Authorization: Bearer $MILVUS_TOKEN"' : quoted(`${name}: ${value}`)];
  });
  const data = body?.length ? ["--data-raw", quoted(body.toString("utf8"))] : [];
  return ["curl", "-X", method, quoted(origin + target), ...sent, ...data].join(" ");
}

/** Of an `Authorization` only the scheme. */
export const maskAuthorization = (value: string) => `${/^(?:bearer|basic) /i.exec(value)?.[0] ?? ""}…`;

function heededHeaders({ operations, requestTimeout }: Spec): ReadonlySet<string> {
  const named = operations.flatMap(({ names }) => Object.values(names).flatMap(({ header = [] }) => header));
  const others = ["Authorization", "Accept", "Access-Control-Request-Method", "Origin", "traceparent"];
  return new Set([...others, requestTimeout.header, ...named].map((name) => name.toLowerCase()));
}

/** The media type of a response. The header is masked as a whole: a parameter may be the end of a secret. */
export function showMediaType(response: HttpResponse, redact: Redact): string {
  const masked = redact(headerOf(response, "Content-Type") ?? "");
  return show(mediaTypeOf({ headers: [["Content-Type", masked]] }), redactNothing) || "no media type";
}

/** A response on one line. */
export function describeResponse(response: HttpResponse, redact: Redact): string {
  const type = headerOf(response, "Content-Type");
  const body = response.body.length === 0 ? "no body" : quote(response.body.toString("utf8"), redact);
  return `HTTP ${response.status}; ${type === undefined ? "no Content-Type" : show(type, redact)}; ${body}`;
}

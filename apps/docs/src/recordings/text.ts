import type { Exchange, RecordedRequest, RecordedResponse } from "./read-cases.ts";

interface Body {
  body?: string | null | undefined;
  bodyBase64?: string;
  bodyParts?: RecordedRequest["bodyParts"];
}

/** Longer bodies are cut on the page; the files have them whole. */
const longestBody = 1_000;

/** Headers that every response of an operation carries with the same value, and `date`. The reference describes them. */
const commonHeaders = /^(access-control-|date$|connection$|content-length$)/;

/** A request as it was sent. */
export function requestText({ method, path, httpVersion, headers, ...body }: RecordedRequest): string {
  return message(`${method} ${path} ${httpVersion}`, headers, bodyText(body));
}

/** A response as it was received, without the headers that all have in common. */
export function responseText({ statusLine, headers, body, rawBase64 }: RecordedResponse): string {
  if (rawBase64 !== undefined) return bodyText({ body, bodyBase64: rawBase64 });
  const own = Object.entries(headers).filter(([name]) => !commonHeaders.test(name));
  return message(statusLine ?? "", Object.fromEntries(own), body == null ? "" : bodyText({ body }));
}

/** Everything that was received for one request. */
export function responsesText({ interim = [], response, secondResponse }: Exchange): string {
  return [...interim, ...[response, secondResponse].filter((each) => each != null).map(responseText)].join("\n\n");
}

/** A response in a word or two: the HTTP status, with the envelope's code where there is one. */
export function responseBrief({ response, interim = [] }: Exchange): string {
  if (!response) return "runs";
  const { status, body } = response;
  const [, code] = /"code":(\d+)/.exec(body ?? "") ?? [];
  return [status ?? interim.map((line) => line.split(" ")[1]), code].filter((part) => part !== undefined).join(" · ");
}

function message(firstLine: string, headers: RecordedRequest["headers"], body: string): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}`));
  return [firstLine, ...lines, "", body].join("\n").trimEnd();
}

function bodyText({ body, bodyBase64 = "", bodyParts }: Body): string {
  if (bodyParts) return bodyParts.map(([text, times]) => (times === 1 ? text : `${text} (${times} times)`)).join("\n");
  if (body == null) return `(not UTF-8; in base64) ${cut(bodyBase64)}`;
  return cut(body);
}

function cut(text: string): string {
  return text.length > longestBody ? `${text.slice(0, longestBody)}… (${text.length} characters)` : text;
}

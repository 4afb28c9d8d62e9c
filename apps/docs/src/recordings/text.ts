import type { RecordedRequest, RecordedResponse, Row } from "./read-cases.ts";

interface Body {
  body?: string | null | undefined;
  bodyBase64?: string;
  bodyParts?: RecordedRequest["bodyParts"];
}

/** Longer bodies are cut on the page; the file has them whole. */
const longest = 2_000;

/** A request as it went over the wire. */
export function requestText({ method, path, httpVersion, headers, ...body }: RecordedRequest): string {
  return message(`${method} ${path} ${httpVersion}`, headers, bodyText(body));
}

/** All that came back to one request. Without `date`, so that releases that answered alike stand together. */
export function answerText({ interim = [], response, secondResponse }: Row): string {
  return [...interim, ...[response, secondResponse].filter((each) => each != null).map(responseText)].join("\n\n");
}

/** An answer in a word or two: the status, with the code where there is one. */
export function answerBrief({ response, interim = [] }: Row): string {
  if (!response) return "runs";
  const { status, body } = response;
  const [, code] = /"code":(\d+)/.exec(body ?? "") ?? [];
  return [status ?? interim.map((line) => line.split(" ")[1]), code].filter((part) => part !== undefined).join(" · ");
}

function responseText({ statusLine, headers, body, rawBase64 }: RecordedResponse): string {
  if (rawBase64 !== undefined) return bodyText({ body, bodyBase64: rawBase64 });
  const { date: _, ...rest } = headers;
  return message(statusLine ?? "", rest, body ?? "");
}

function message(firstLine: string, headers: RecordedRequest["headers"], body: string): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}`));
  return [firstLine, ...lines, "", body].join("\n").trimEnd();
}

function bodyText({ body, bodyBase64 = "", bodyParts }: Body): string {
  if (bodyParts) return bodyParts.map(([text, times]) => (times === 1 ? text : `${text} (${times} times)`)).join("\n");
  if (body == null) return `(no UTF-8; in base64) ${bodyBase64}`;
  return body.length > longest ? `${body.slice(0, longest)}… (${body.length} characters)` : body;
}

import { type Components, type Header, type Response, resolve, type Tag } from "../document.ts";
import { code, table } from "../markdown.ts";

/** The headers that every response can carry, described once. */
export function headersSection({ responses, headers }: Components): Tag {
  return {
    name: "headers",
    "x-displayName": "Response headers",
    "x-traitTag": true,
    description: [
      "Every response of an operation can carry these headers. An operation lists only its other headers.",
      table(
        ["Header", "When", "Value"],
        Object.entries(sharedHeaders(responses)).map(([name, header]) => headerRow(name, resolve(header, headers))),
      ),
    ].join("\n\n"),
  };
}

/** Removes the headers that all responses share: before each body they would only be in the reader's way. */
export function withoutSharedHeaders(response: Response, { responses }: Components): Response {
  const shared = sharedHeaders(responses);
  const own = Object.entries(response.headers ?? {}).filter(([name]) => !(name in shared));
  return { ...response, headers: Object.fromEntries(own) };
}

function sharedHeaders(responses: Components["responses"]): NonNullable<Response["headers"]> {
  const [first = {}, ...rest] = Object.values(responses).map(({ headers = {} }) => headers);
  return Object.fromEntries(Object.entries(first).filter(([name]) => rest.every((headers) => name in headers)));
}

function headerRow(name: string, { description, required, schema }: Header): string[] {
  return [code(name), `${required ? "Always." : ""} ${description}`, code(schema.const ?? schema.pattern ?? "")];
}

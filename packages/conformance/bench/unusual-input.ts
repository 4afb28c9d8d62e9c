import type { Change, ProxiedRequest } from "../test/servers/proxy.ts";

/**
 * Servers that crash on one kind of unusual input. They are not from the kit's tests, and were chosen before a tool was
 * run on them.
 */
const crashes: [name: string, test: (request: ProxiedRequest) => boolean][] = [
  ["a character beyond the BMP in the body", ({ body }) => /\\ud[89ab]|[\u{10000}-\u{10ffff}]/iu.test(body)],
  ["a NUL in a text", ({ body }) => body.includes("\\u0000")],
  ["a text longer than 1,000 characters", ({ body }) => /"[^"]{1001}/.test(body)],
  [
    "a field that the spec does not name",
    ({ body }) => /"(?!(collectionName|dbName|partitionNames)")[^"]*"\s*:/i.test(body),
  ],
  ["an empty text in a list", ({ body }) => /\[[^\]]*""/.test(body)],
  ["the same text twice in a list", ({ body }) => /\[.*("[^"]+").*,\s*\1/.test(body)],
  ["an object where a text is expected", ({ body }) => /:\s*\{/.test(body)],
  ["a negative number in the body", ({ body }) => /:\s*-\d/.test(body)],
  ["a body that is a list", ({ body }) => /^\s*\[/.test(body)],
  ["a Request-Timeout that is not a number", ({ headers }) => Number.isNaN(Number(headers["request-timeout"] ?? 0))],
  ["an empty DB-Name", ({ headers }) => headers["db-name"] === ""],
  ["a query in the URL", ({ url }) => url.includes("?")],
];

export const unusualInput = crashes.map(([name, test]): { name: string; change: Change } => ({
  name: `a crash on ${name}`,
  change: (response, request) =>
    test(request)
      ? { status: 500, headers: [["content-type", "text/plain"]], body: Buffer.from("Internal Server Error") }
      : response,
}));

import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createClient, type HeadersGiven, type MilvusError, type Token } from "../src/index.ts";
import { failureOf } from "./failure-of.ts";
import { json, serve, text } from "./serve.ts";

const body = { collectionName: "quick_setup" };

interface Given {
  token?: Token;
  headers?: HeadersGiven;
}

/** What a server's message becomes, which echoes something of the request. */
async function shownMessage(given: Given, echo: string): Promise<unknown> {
  await using server = await serve(json({ code: 1800, message: `<${echo}>` }, 401));
  const error = await failureOf(createClient({ ...given, url: server.url }).collections.release(body));
  expect(error).toMatchObject({ name: "MilvusApiError", serverMessage: expect.stringMatching(/^<.*>$/s) });
  const { serverMessage } = error as { serverMessage?: string } & MilvusError;
  expect((error as MilvusError).message).toContain(`: ${serverMessage?.slice(0, 400)}`);
  return serverMessage;
}

describe("a secret in a server's message is masked", () => {
  const umlauts = "root:pässwört";
  const signs = `root:p"w\\s&t<r>'%+/=`;
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const inGo = (text: string) => inJson(text).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
  const inHtml = (text: string) =>
    text.replace(/[<>&"']/g, (c) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&#34;", "'": "&#39;" })[c] ?? c);
  const asBytes = (text: string) => Buffer.from(text).toString("latin1");
  const perByte = (text: string, write: (hex: string) => string) =>
    [...Buffer.from(text)].map((byte) => write(byte.toString(16).padStart(2, "0"))).join("");

  const spellings: Record<string, (secret: string) => string> = {
    raw: (secret) => secret,
    "UTF-8 taken for Latin-1": asBytes,
    "in capitals": (secret) => secret.toUpperCase(),
    "JSON-escaped": inJson,
    "JSON-escaped twice": (secret) => inJson(inJson(secret)),
    "JSON-escaped as Go does": inGo,
    "JSON-escaped to ASCII": (secret) =>
      inJson(secret).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
    "escaped as Python does bytes": (secret) => inJson(perByte(secret, (hex) => `\\x${hex}`)),
    "HTML-escaped": inHtml,
    "HTML-escaped twice": (secret) => inHtml(inHtml(secret)),
    "HTML-escaped by numbers": (secret) => secret.replace(/[^\w]/g, (c) => `&#${c.charCodeAt(0)};`),
    "HTML-escaped by hex numbers": (secret) =>
      secret.replace(/[^\w]/g, (c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`),
    "HTML-escaped by names": (secret) => inHtml(secret).replace(/ä/g, "&auml;").replace(/ö/g, "&ouml;"),
    "JSON-escaped within HTML": (secret) => inHtml(inJson(secret)),
    "percent-encoded": encodeURIComponent,
    "percent-encoded twice": (secret) => encodeURIComponent(encodeURIComponent(secret)),
    "percent-encoded in every byte": (secret) => perByte(secret, (hex) => `%${hex}`),
    "form-encoded": (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
    base64: (secret) => Buffer.from(secret).toString("base64"),
    "base64 without padding": (secret) => Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    "base64 for URLs": (secret) => Buffer.from(secret).toString("base64url"),
    hex: (secret) => Buffer.from(secret).toString("hex"),
    "hex in capitals, with blanks": (secret) => perByte(secret, (hex) => ` ${hex.toUpperCase()}`).trim(),
    "hex as Go's %#v": (secret) => perByte(secret, (hex) => `0x${hex}, `).slice(0, -2),
    "bytes that are not UTF-8": (secret) => secret.replace(/[^ -~]/g, "\ufffd"),
  };

  test.each(
    Object.entries(spellings).flatMap(([name, write]) =>
      [umlauts, signs, "root:two words", "0123456789abcdefghijklmnopqrstuvwxyz"].map(
        (secret): [string, string, string] => [secret, name, write(secret)],
      ),
    ),
  )("%s, %s: %s", async (token, _, echo) => {
    // What is left of base64 is its padding, and of its last character less than a byte.
    expect(await shownMessage({ token }, echo)).toMatch(/^<\[redacted\][\w=]{0,3}>$/);
  });

  test.each(Object.entries(spellings).map(([name, write]) => [name, write("pässwört-1")]))(
    "the password alone, %s",
    async (_, echo) => {
      expect(await shownMessage({ token: "root:pässwört-1" }, echo)).toMatch(/^<\[redacted\][\w=]{0,3}>$/);
    },
  );

  test("base64 within a longer base64", async () => {
    for (const before of ["", "a", "ab", "Bearer "]) {
      const echo = Buffer.from(`${before}S3cret-Passw0rd`).toString("base64");

      expect(await shownMessage({ token: "root:S3cret-Passw0rd" }, echo)).toMatch(
        /^<[\w+/]{0,11}\[redacted\][\w=]{0,3}>$/,
      );
    }
  });

  test("a long token of which only the beginning is quoted, or all of it", async () => {
    const token = "k3y".repeat(1000);

    expect(await shownMessage({ token }, `${token} of`)).toBe("<[redacted] of>");
    expect(await shownMessage({ token }, `${token.slice(0, 300)}... of`)).toBe("<[redacted] of>");
  });

  test.each([
    ["the credentials of Basic", "Basic cm9vdDpwdy1vZi1yb290", "cm9vdDpwdy1vZi1yb290"],
    ["the credentials of Basic, decoded", "Basic cm9vdDpwdy1vZi1yb290", "root:pw-of-root"],
    ["the password of Basic, decoded", "Basic cm9vdDpwdy1vZi1yb290", "pw-of-root"],
    ["an API key without a scheme", "key-of-mine", "key-of-mine"],
    ["all of the header", "Bearer key-of-mine", "Bearer key-of-mine"],
  ])("%s, of an Authorization", async (_, Authorization, echo) => {
    expect(await shownMessage({ headers: { Authorization } }, echo)).toBe("<[redacted]>");
  });

  test.each([
    ["X-Api-Key", "opensesame", "opensesame"],
    ["Proxy-Authorization", "Basic cm9vdDpwdy1vZi1yb290", "root:pw-of-root"],
    ["Cookie", "lang=en; session=opensesame", "opensesame"],
    ["Cookie", "lang=en; session=opensesame", "lang=en; session=opensesame"],
    ["X-Gateway", "a1b2-c3d4", "a1b2-c3d4"],
    ["X-Api-Key", "schlüssel", "schl\ufffdssel"],
    ["X-Api-Key", "schlüssel", "schl%FCssel"],
  ])("of the header %s: %s as %s", async (name, value, echo) => {
    expect(await shownMessage({ headers: { [name]: value } }, echo)).toBe("<[redacted]>");
  });

  test("of a header of the call, and of a token that a function returns", async () => {
    await using server = await serve(json({ code: 1800, message: "key-of-call key-of-function" }));
    const client = createClient({ url: server.url, token: () => "key-of-function" });

    const error = await failureOf(client.collections.release(body, { headers: { "X-Api-Key": "key-of-call" } }));

    expect(error).toMatchObject({ serverMessage: "[redacted] [redacted]" });
  });

  test.each(["\\", "&amp;", "%25", "\ufffd", "\\u0", "ro"])(
    "in a message of a quarter of a million of %j",
    async (repeated) => {
      const message = repeated.repeat(250_000 / repeated.length);

      // A pattern that looked ahead to the end at each place would take minutes.
      expect(await shownMessage({ token: "root:pässwört" }, `${message} root:pässwört`)).toBe(
        `<${message} [redacted]>`,
      );
    },
  );

  test.each([
    [
      "a user, as a whole word",
      "reader:Reader_1",
      "permission deny to reader, readers",
      "permission deny to [redacted], readers",
    ],
    ["a short password, as a whole word", "root:pw1", "pw1 of pw12", "[redacted] of pw12"],
  ])("%s", async (_, token, message, shown) => {
    expect(await shownMessage({ token }, message)).toBe(`<${shown}>`);
  });
});

describe("what is not a secret stays readable", () => {
  test.each([
    ["the user root, whom every Milvus has", { token: "root:S3cret" }, "root at rootcoord"],
    ["what only begins like a secret", { token: "root:S3cret-1" }, "S3cret"],
    ["a password of one sign, which is everywhere", { token: "root:!" }, "no! such! user!"],
    ["a header of one word", { headers: { "X-Team": "search" } }, "search failed"],
    [
      "headers that every log may hold",
      { headers: { "User-Agent": "app/1.0", "DB-Name": "book_1" } },
      "app/1.0 book_1",
    ],
    ["all, where there is no secret", {}, "application/json 'root' &amp; %20"],
  ])("%s", async (_, given, message) => {
    expect(await shownMessage(given, message)).toBe(`<${message}>`);
  });

  test("our own words, whatever the password is", async () => {
    await using server = await serve(json({ code: 1800, message: "user hasn't authenticated" }, 401));

    const error = await failureOf(createClient({ url: server.url, token: "root:code" }).collections.release(body));

    expect((error as MilvusError).message).toBe(
      `POST ${server.url}/v2/vectordb/collections/release (collectionName "quick_setup") failed with NotAuthenticated (code 1800, HTTP 401): ` +
        "user hasn't authenticated. Check the user and the password; send them as `user:password`, or an API key on Zilliz Cloud.",
    );
  });
});

describe("the token is nowhere", () => {
  const token = "root:S3cret-Pässw0rd";
  const shown = (error: unknown) =>
    [inspect(error, { depth: 9, showHidden: true }), String(error), JSON.stringify(error)].join();

  test.each([
    ["a page", text(`<pre>Authorization: Bearer ${token}</pre>`, 400)],
    ["a page that is cut off within it", text(`${"x".repeat(185)}Bearer ${token}`, 400)],
    ["JSON that is not an envelope", json({ error: `invalid token "${token}"` }, 400)],
    ["a redirect", text("", 302, { Location: `http://elsewhere.test/?auth=${encodeURIComponent(token)}` })],
    ["a server timeout", json({ code: 10001, message: `timeout for ${token}` }, 408)],
    [
      "a status line that is not HTTP",
      (response: { socket: { end(text: string): void } | null }) =>
        response.socket?.end(`NOPE ${Buffer.from(token)}\r\n\r\n`),
    ],
  ])("where the server echoes it in %s", async (_, respond) => {
    await using server = await serve(respond);

    const error = await failureOf(createClient({ url: server.url, token, retries: 0 }).collections.release(body));

    expect(error).toMatchObject({ name: expect.stringMatching(/^Milvus/) });
    expect(shown(error)).not.toMatch(/S3cret|w0rd/);
  });

  test("where a custom fetch quotes it in its error", async () => {
    const reason = Object.assign(new Error(`refused ${token}`), { code: "ECONNRESET", cause: new Error(token) });
    expect(reason.stack).toContain("S3cret");
    const client = createClient({ url: "http://127.0.0.1:9", token, retries: 0, fetch: () => Promise.reject(reason) });

    const error = await failureOf(client.collections.release(body));

    expect(error).toMatchObject({ name: "MilvusConnectionError", cause: reason });
    expect(shown(error) + reason.stack).not.toContain("S3cret");
  });

  test("in the client itself", () => {
    expect(shown(createClient({ url: "http://localhost:19530", token }))).not.toContain("S3cret");
  });
});

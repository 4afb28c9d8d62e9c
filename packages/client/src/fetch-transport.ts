import type { HeaderRecord } from "./headers.ts";
import type { Transport } from "./transport.ts";

/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends over a `fetch`: the one given, else the global one of the moment, so that a later replacement of it counts. */
export function createFetchTransport(customFetch?: Fetch): Transport {
  // Most calls send what the last one sent, and a fetch takes ready-made headers faster than a record.
  let record: Readonly<HeaderRecord>;
  let ready: Headers;
  return async ({ method, url, headers, body, signal, answerLimit, onPhase }) => {
    const send = customFetch ?? fetch;
    if (headers !== record) {
      record = headers;
      ready = new Headers(headers);
    }
    // A followed redirect would take the token to another server.
    const response = await send(url, { method, headers: ready, body, signal, redirect: "manual" });
    onPhase("body", response.status);
    return { status: response.status, headers: response.headers, text: await readText(response, answerLimit) };
  };
}

// Takes a byte order mark off. One for all: a decoder that is told of a stream costs more than the rest of an answer.
const utf8 = new TextDecoder();

/** Reads a body, or gives up on it and returns null once it is longer than the limit. */
async function readText({ body }: Response, limit: number): Promise<string | null> {
  const reader = body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let bytes = 0; ; ) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return chunks[1] ? new Blob(chunks).text() : utf8.decode(chunks[0]);
    bytes += value.length;
    if (bytes > limit) {
      await reader?.cancel();
      return null;
    }
    chunks.push(value);
  }
}

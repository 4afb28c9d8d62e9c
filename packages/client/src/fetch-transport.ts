import type { HeaderRecord } from "./headers.ts";
import type { Transport } from "./transport.ts";

/**
 * The part of `fetch` that the client uses. A response whose `body` is not a web stream, as those of React Native and
 * node-fetch, is read with its `text()`: its size is then known, and limited, only when it is here.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends over a `fetch`: the one given, else the global one of the moment, so that a later replacement of it counts. */
export function createFetchTransport(customFetch?: Fetch): Transport {
  // Most calls send what the last one sent, and Node's fetch takes ready-made headers faster than a record.
  let record: Readonly<HeaderRecord>;
  let ready: Headers | HeaderRecord;
  let refusesSignals = false;

  return async ({ method, url, headers, body, signal, maxResponseBytes, onPhase }) => {
    const send = customFetch ?? fetch;
    if (headers !== record || customFetch) {
      record = headers;
      ready = customFetch || typeof Headers === "undefined" ? { ...headers } : new Headers(headers);
    }
    // A followed redirect would take the token to another server.
    const init: RequestInit = { method, headers: ready, body, signal, redirect: "manual" };
    let response: Response;
    try {
      response = await send(url, refusesSignals ? { ...init, signal: null } : init);
    } catch (error) {
      const { name, message } = Object(error);
      if (refusesSignals || name !== "TypeError" || !/AbortSignal|member signal/.test(message)) throw error;
      // Node's fetch refuses the signals of jsdom before it sends anything: the call is then sent without.
      refusesSignals = true;
      response = await send(url, { ...init, signal: null });
    }
    onPhase("body", response.status);
    const text = await readText(response, maxResponseBytes, refusesSignals ? signal : undefined);
    return { status: response.status, headers: response.headers, text };
  };
}

// Made when first needed: not every runtime has one. One for all: it takes a byte order mark off, and a decoder that is
// told of a stream costs more than the rest of a response.
let utf8: InstanceType<typeof TextDecoder> | undefined;

/**
 * Reads a body, or gives up on it and returns null once it is longer than the limit.
 *
 * @param unseenSignal of a fetch that could not be given it
 */
async function readText(response: Response, limit: number, unseenSignal?: AbortSignal): Promise<string | null> {
  if (!response.body?.getReader || typeof TextDecoder === "undefined") {
    const text = await response.text();
    return text.length > limit ? null : text.replace(/^\uFEFF/, "");
  }
  const reader = response.body.getReader();
  const release = () => void reader.cancel().catch(() => {});
  if (unseenSignal?.aborted) release();
  unseenSignal?.addEventListener("abort", release);
  const chunks: Uint8Array[] = [];
  for (let bytes = 0; ; ) {
    const { value } = await reader.read();
    if (!value) return decode(chunks);
    bytes += value.length;
    if (bytes > limit) {
      release();
      return null;
    }
    chunks.push(value);
  }
}

function decode([first, ...others]: Uint8Array[]): string {
  utf8 ??= new TextDecoder();
  if (others.length === 0) return utf8.decode(first);
  const decoder = new TextDecoder();
  return [first, ...others].map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}

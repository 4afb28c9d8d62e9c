import type { Transport } from "./transport.ts";

/** The part of `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends over a `fetch`: the one given, else the global one of the moment, so that a later replacement of it counts. */
export function createFetchTransport(customFetch?: Fetch): Transport {
  return async ({ method, url, headers, body, signal, answerLimit, onPhase }) => {
    const send = customFetch ?? globalThis.fetch;
    // A followed redirect would take the token to another server.
    const response = await send(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
    onPhase("body", response.status);
    return { status: response.status, headers: response.headers, text: await readText(response, answerLimit) };
  };
}

/** Reads a body, or gives up on it and returns null once it is longer than the limit. */
async function readText(response: Response, limit: number): Promise<string | null> {
  const length = response.headers.get("content-length");
  // Most answers: of a known length, which the runtime holds the server to.
  if (length && Number(length) <= limit && !response.headers.has("content-encoding")) return response.text();

  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (value === undefined) return text + decoder.decode();
    bytes += value.length;
    if (bytes > limit) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

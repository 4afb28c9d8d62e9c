import type { Dispatcher } from "undici";
import type { Transport, TransportResponse } from "../transport.ts";
import { decodeBody } from "./decode-body.ts";

type Fields = Readonly<Record<string, string | string[] | undefined>>;

/** Sends over an undici dispatcher to one origin, below the streams and promises of its own request functions. */
export function createPoolTransport(dispatcher: Dispatcher, origin: string): Transport {
  return ({ method, url, headers, body, signal, maxResponseBytes, onPhase }) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      let status: number;
      let fields: TransportResponse["headers"];
      let started: Dispatcher.DispatchController | undefined;
      onPhase("connect");
      signal.addEventListener("abort", () => {
        started?.abort(signal.reason);
        reject(signal.reason);
      });

      const handler: Dispatcher.DispatchHandler = {
        onRequestStart(controller) {
          // It may have waited for a connection, and been given up since.
          if (signal.aborted) return controller.abort(signal.reason);
          started = controller;
          onPhase("headers");
        },
        onResponseStart(_, statusCode, received) {
          if (statusCode < 200) return;
          status = statusCode;
          fields = toHeaders(received);
          onPhase("body", status);
        },
        onResponseData(controller, chunk) {
          bytes += chunk.length;
          if (bytes <= maxResponseBytes) return void chunks.push(chunk);
          resolve({ status, headers: fields, text: null });
          controller.abort(new Error("the response is longer than maxResponseBytes"));
        },
        onResponseEnd() {
          const [first = Buffer.alloc(0), ...rest] = chunks;
          const whole = rest.length === 0 ? first : Buffer.concat(chunks);
          try {
            const text = decodeBody(whole, fields.get("content-encoding"), maxResponseBytes);
            resolve({ status, headers: fields, text });
          } catch (error) {
            reject(error);
          }
        },
        onResponseError: (_, error) => reject(error),
      };
      const path = url.slice(origin.length);
      try {
        dispatcher.dispatch({ origin, path, method, headers, body, headersTimeout: 0, bodyTimeout: 0 }, handler);
      } catch (cause) {
        const isOld = cause instanceof Error && cause.message === "invalid onError method";
        reject(isOld ? new TypeError("dispatcher: expected one of undici 7 or 8, got one of an older undici") : cause);
      }
    });
}

/** The fields of a head, as `Headers` would show them: building one costs more than all else in a call. */
function toHeaders(fields: Fields): TransportResponse["headers"] {
  return {
    get: (name) => fields[name.toLowerCase()]?.toString() ?? null,
    *[Symbol.iterator](): Generator<[string, string]> {
      for (const [name, value] of Object.entries(fields)) if (value !== undefined) yield [name, value.toString()];
    },
  };
}

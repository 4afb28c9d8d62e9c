import type { Dispatcher } from "undici";
import type { Answer, Transport } from "../transport.ts";
import { decodeBody } from "./decode-body.ts";

type Fields = Readonly<Record<string, string | string[] | undefined>>;

/** Sends over an undici dispatcher of one origin, below the streams and promises of its own request functions. */
export function createPoolTransport(dispatcher: Dispatcher, origin: string): Transport {
  return ({ method, url, headers, body, signal, answerLimit, onPhase }) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      let status: number;
      let fields: Answer["headers"];
      let started: Dispatcher.DispatchController | undefined;
      onPhase("connect");
      signal.addEventListener("abort", () => {
        started?.abort(signal.reason);
        reject(signal.reason);
      });

      const handler: Dispatcher.DispatchHandler = {
        onRequestStart(controller) {
          if (signal.aborted) return controller.abort(signal.reason);
          started = controller;
          onPhase("headers");
        },
        onResponseStart(_, statusCode, received) {
          status = statusCode;
          fields = readable(received);
          onPhase("body", status);
        },
        onResponseData(controller, chunk) {
          bytes += chunk.length;
          if (bytes <= answerLimit) return void chunks.push(chunk);
          resolve({ status, headers: fields, text: null });
          controller.abort(new Error("the answer is longer than answerLimit"));
        },
        onResponseEnd() {
          const [first = Buffer.alloc(0), ...rest] = chunks;
          const whole = rest.length === 0 ? first : Buffer.concat(chunks);
          try {
            resolve({ status, headers: fields, text: decodeBody(whole, fields.get("content-encoding"), answerLimit) });
          } catch (error) {
            reject(error);
          }
        },
        onResponseError: (_, error) => reject(error),
      };
      const path = url.slice(origin.length);
      dispatcher.dispatch({ origin, path, method, headers, body, headersTimeout: 0, bodyTimeout: 0 }, handler);
    });
}

/** The fields of a head, as `Headers` would show them: building one costs more than all else in a call. */
function readable(fields: Fields): Answer["headers"] {
  return {
    get: (name) => fields[name.toLowerCase()]?.toString() ?? null,
    *[Symbol.iterator](): Generator<[string, string]> {
      for (const [name, value] of Object.entries(fields)) if (value !== undefined) yield [name, value.toString()];
    },
  };
}

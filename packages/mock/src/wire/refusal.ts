import { STATUS_CODES } from "node:http";

/** A request that net/http answers itself, before any handler, and closes the connection after. */
export interface Refusal {
  refused: true;
  status: number;
  /** The whole answer. */
  text: string;
}

/** The answer of net/http to what is no request: the status line says it all, and the body says it again. */
export function refuse(status: number, reason?: string): Refusal {
  const line = `${status} ${STATUS_CODES[status]}${reason === undefined ? "" : `: ${reason}`}`;
  return { refused: true, status, text: rawAnswer(line, line) };
}

export const badRequest = refuse(400);
export const headTooLarge = refuse(431);
export const unsupportedEncoding: Refusal = {
  refused: true,
  status: 501,
  text: rawAnswer("501 Not Implemented", "Unsupported transfer encoding"),
};

export function isRefusal(value: object): value is Refusal {
  return "refused" in value;
}

function rawAnswer(statusLine: string, body: string): string {
  return `HTTP/1.1 ${statusLine}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${body}`;
}

import { STATUS_CODES } from "node:http";
import type { Header, HttpRequest } from "@milvus-rest/semantics";
import type { Fault } from "./faults.ts";

/** A body as far as it could be read, and why not further. */
export type ReceivedBody = Pick<HttpRequest, "body" | "bodyError">;

/** A request whose body is read when it is asked for, once. */
export interface IncomingRequest extends Omit<HttpRequest, keyof ReceivedBody> {
  readBody(): Promise<ReceivedBody>;
}

/** A response, without what HTTP itself adds: Date, Content-Length, Connection. */
export interface MockResponse {
  status: number;
  headers: readonly Header[];
  body: string;
  /** Of a response of Go's own HTTP layer, which has no Date and ends the connection. Default: the usual text. */
  statusText?: string;
  /** The catalogue's name of the error that it reports. */
  error?: string | undefined;
  /** What goes wrong on the way. */
  connection?: Fault["connection"];
}

export type Handler = (request: IncomingRequest) => Promise<MockResponse>;

export function textResponse(status: number, body: string): MockResponse {
  return { status, headers: [["Content-Type", "text/plain; charset=utf-8"]], body };
}

/** The response of Go's own HTTP layer to what is not a request: the body repeats the status line. */
export function refusal(status: number, reason?: string): MockResponse {
  const statusText = [STATUS_CODES[status], reason].filter(Boolean).join(": ");
  const body = status === 501 ? "Unsupported transfer encoding" : `${status} ${statusText}`;
  return { ...textResponse(status, body), statusText };
}

import { STATUS_CODES } from "node:http";
import type { Header, HttpRequest } from "@milvus-rest/semantics";

/** A request whose body is read when it is asked for. */
export interface IncomingRequest extends Omit<HttpRequest, "body" | "bodyError"> {
  /** Reads the whole body, once; tells why where it breaks off. */
  readBody(): Promise<Pick<HttpRequest, "body" | "bodyError">>;
}

/** A response, without what HTTP itself adds: Date, Content-Length, Connection. */
export interface MockResponse {
  status: number;
  /** Default: the usual one of the status. */
  statusText?: string | undefined;
  headers: readonly Header[];
  body: string;
  /** Whether it is a response of Go's own HTTP layer: then the connection ends, and the only header is the body's type. */
  isOfHttpLayer?: boolean;
  /** What goes wrong on the way; nothing where it is not given. */
  delivery?: Delivery | undefined;
}

/** The connection is cut or falls silent, before the response or in the middle of its body. */
export interface Delivery {
  fault: "cut" | "stall";
  at: "start" | "body";
}

/** Responds to a request. */
export type Handler = (request: IncomingRequest) => Promise<MockResponse>;

/** The response of Go's own HTTP layer to what is not a request: the body repeats the status line. */
export function refusal(status: number, reason: string): MockResponse {
  const statusText = `${STATUS_CODES[status]}${reason === "" ? "" : `: ${reason}`}`;
  const body = status === 501 ? "Unsupported transfer encoding" : `${status} ${statusText}`;
  return { status, statusText, headers: [["Content-Type", "text/plain; charset=utf-8"]], body, isOfHttpLayer: true };
}

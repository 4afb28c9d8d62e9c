import type { Header } from "@milvus-rest/semantics";
import { headerOf } from "@milvus-rest/semantics";
import type { ErrorName } from "@milvus-rest/types";
import type { Delivery, MockResponse } from "./http.ts";

/** The header with which a request asks for its own fault. A real Milvus ignores it. */
export const faultHeader = "X-Milvus-Mock";

/** What goes wrong with one request. */
export interface Fault {
  /** Milliseconds of the world's time before anything else happens. */
  delayMs?: number | undefined;
  /** The response is this error of the catalogue; nothing is done. */
  error?: ErrorName | undefined;
  /** A proxy in front of the server responds with 502 and a page of HTML; nothing is done. */
  html?: boolean | undefined;
  /** The connection is cut, or falls silent and stays open: before the response, or in the middle of its body. */
  connection?: "cut" | "cut-body" | "stall" | "stall-body" | undefined;
}

/** A fault in words, several with commas between them: `delay=200,cut-body`. */
export type FaultWords = FaultWord | `${FaultWord},${FaultWord}`;
type FaultWord = ErrorName | "pass" | "html" | NonNullable<Fault["connection"]> | `delay=${number}`;

/** The words of faults beside the names of errors, and what each stands for. */
export const faultWords: Readonly<Record<string, (value: string) => Fault>> = {
  pass: () => ({}),
  delay: (value) => ({ delayMs: Number(value) }),
  html: () => ({ html: true }),
  cut: () => ({ connection: "cut" }),
  "cut-body": () => ({ connection: "cut-body" }),
  stall: () => ({ connection: "stall" }),
  "stall-body": () => ({ connection: "stall-body" }),
};

const page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";
/** The response of a proxy in place of the server's. */
export const badGateway: MockResponse = { status: 502, headers: [["Content-Type", "text/html"]], body: page };

/** The faults of the next requests, one each. */
export class Faults {
  readonly #errors: ReadonlyMap<string, unknown>;
  #queue: Fault[] = [];

  /** @param errors the error catalogue, by name. */
  constructor(errors: ReadonlyMap<string, unknown>) {
    this.#errors = errors;
  }

  /** @throws {TypeError} where one of them is not a fault; then none is added. */
  add(faults: readonly (Fault | string)[]): void {
    this.#queue.push(...faults.map((fault) => (typeof fault === "string" ? this.#parse(fault) : this.#check(fault))));
  }

  clear(): void {
    this.#queue = [];
  }

  /**
   * The fault of a request: what it asks for itself, else what is next.
   *
   * @throws {TypeError} where the request asks for something that is not a fault.
   */
  take(request: { headers: readonly Header[] }): Fault {
    const asked = headerOf(request, faultHeader);
    return (asked === undefined ? this.#queue.shift() : this.#parse(asked)) ?? {};
  }

  #parse(text: string): Fault {
    return Object.assign({}, ...text.split(",").map((word) => this.#parseWord(word.trim())));
  }

  #parseWord(word: string): Fault {
    const [name = "", value = ""] = word.split("=");
    if (this.#errors.has(word)) return { error: word as ErrorName };
    const isKnown = name === "delay" ? /^\d+(\.\d+)?$/.test(value) : word === name && Object.hasOwn(faultWords, name);
    if (isKnown) return faultWords[name]?.(value) ?? {};
    const known = [...Object.keys(faultWords), ...this.#errors.keys()]
      .join(", ")
      .replace("delay", "delay=MILLISECONDS");
    throw new TypeError(`${JSON.stringify(word)} is not a known fault; expected one of: ${known}`);
  }

  #check(fault: Fault): Fault {
    const { error, delayMs = 0, connection } = fault;
    if (error !== undefined) this.#parseWord(error);
    if (connection !== undefined) this.#parseWord(connection);
    if (!(delayMs >= 0)) throw new TypeError(`delayMs: expected a number of milliseconds from 0; got ${delayMs}`);
    return fault;
  }
}

/** How a response reaches the client. */
export function deliveryOf({ connection }: Fault): Delivery | undefined {
  if (connection === undefined) return undefined;
  return { fault: connection.startsWith("cut") ? "cut" : "stall", at: connection.endsWith("body") ? "body" : "start" };
}

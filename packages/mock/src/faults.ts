import { own } from "@milvus-rest/semantics";
import type { ErrorName } from "@milvus-rest/types";

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

/** The words of faults, beside `delay=MILLISECONDS` and the names of errors. */
export const faultWords: Readonly<Record<string, Fault>> = {
  pass: {},
  html: { html: true },
  cut: { connection: "cut" },
  "cut-body": { connection: "cut-body" },
  stall: { connection: "stall" },
  "stall-body": { connection: "stall-body" },
};

/** @throws {TypeError} where it is not a fault; the message lists the words that are. */
export function parseFault(fault: Fault | string, errors: ReadonlyMap<string, unknown>): Fault {
  if (typeof fault === "string") {
    return Object.assign({}, ...fault.split(",").map((word) => parseWord(word.trim(), errors)));
  }
  const { error, delayMs = 0, connection } = fault;
  for (const word of [error, connection]) if (word !== undefined) parseWord(word, errors);
  if (!(delayMs >= 0)) throw new TypeError(`delayMs: expected a number of milliseconds from 0; got ${delayMs}`);
  return fault;
}

function parseWord(word: string, errors: ReadonlyMap<string, unknown>): Fault {
  const [, delay] = /^delay=(\d+(?:\.\d+)?)$/.exec(word) ?? [];
  if (delay !== undefined) return { delayMs: Number(delay) };
  if (errors.has(word)) return { error: word as ErrorName };
  const fault = own(faultWords, word);
  if (fault) return fault;
  const known = [...Object.keys(faultWords), "delay=MILLISECONDS", ...errors.keys()].join(", ");
  throw new TypeError(`${JSON.stringify(word)} is not a known fault; expected one of: ${known}`);
}

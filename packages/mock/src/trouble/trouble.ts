import { type ErrorName, errorTable } from "@milvus-rest/types";
import type { Answer, Delivery } from "../answer.ts";

/** What goes wrong with one request. */
export interface Trouble {
  /** Milliseconds before anything else happens. */
  delay?: number;
  /** The answer is this error. */
  error?: ErrorName;
  /** The answer is this one, which is none of Milvus'. */
  answer?: Answer;
  /** The answer does not arrive as it should. */
  delivery?: Delivery;
}

/** A word of a trouble; several stand beside each other with commas between them. */
export type TroubleWord = ErrorName | Exclude<keyof typeof words, "delay"> | `delay=${number}`;

/** What one request gets into. */
export type Troubles = TroubleWord | `${TroubleWord},${TroubleWord}`;

const page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";

/** The words beside the names of the catalogue's errors, and what each stands for. */
export const words = {
  /** Nothing goes wrong. */
  pass: () => ({}),
  /** Milliseconds until the answer. */
  delay: (value: string) => ({ delay: Number(value) }),
  /** A proxy answers, in the server's stead. */
  html: () => ({ answer: { status: 502, headers: { "Content-Type": "text/html" }, body: page } }),
  /** The connection is cut instead of an answer. */
  cut: () => ({ delivery: { fault: "cut", at: "start" } }),
  /** The connection is cut in the middle of the answer's body. */
  "cut-body": () => ({ delivery: { fault: "cut", at: "body" } }),
  /** No answer comes, and the connection stays open. */
  stall: () => ({ delivery: { fault: "stall", at: "start" } }),
  /** The answer breaks off in the middle of its body, and the connection stays open. */
  "stall-body": () => ({ delivery: { fault: "stall", at: "body" } }),
} satisfies Record<string, (value: string) => Trouble>;

/**
 * Reads a trouble, as code and the header X-Milvus-Mock give it: words with commas between them.
 *
 * @throws {TypeError} where a word is none; the message lists those there are.
 */
export function parseTrouble(text: string): Trouble {
  return Object.assign({}, ...text.split(",").map((word) => parseWord(word.trim())));
}

function parseWord(text: string): Trouble {
  const [name = "", value = ""] = text.split("=");
  if (isKey(errorTable, text)) return { error: text };
  if (isKey(words, name) && (name === "delay" ? /^\d+(\.\d+)?$/.test(value) : text === name)) return words[name](value);
  const known = [...Object.keys(words), ...Object.keys(errorTable)].join(", ").replace("delay", "delay=MILLISECONDS");
  throw new TypeError(`${JSON.stringify(text)} is no trouble of the mock; there are: ${known}`);
}

function isKey<Table extends object>(table: Table, key: PropertyKey): key is keyof Table {
  return Object.hasOwn(table, key);
}

import { type Head, headerOf } from "../wire/head.ts";
import { parseTrouble, type Trouble } from "./trouble.ts";

/** The header with which a request asks for its own trouble. A real Milvus ignores it. */
export const troubleHeader = "X-Milvus-Mock";

/** The troubles that the next requests get into, one each. */
export class Script {
  #queue: Trouble[] = [];

  /** @throws {TypeError} where one of them is no trouble; then none is added. */
  add(troubles: readonly string[]): void {
    this.#queue.push(...troubles.map(parseTrouble));
  }

  clear(): void {
    this.#queue = [];
  }

  /** What the request gets into: what it asks for itself, else what is next. */
  take(request: Pick<Head, "headers">): Trouble | undefined {
    const asked = headerOf(request, troubleHeader);
    return asked === undefined ? this.#queue.shift() : parseAsked(asked);
  }
}

function parseAsked(text: string): Trouble {
  try {
    return parseTrouble(text);
  } catch (error) {
    const body = `${troubleHeader}: ${error instanceof Error ? error.message : error}\n`;
    return { answer: { status: 400, headers: { "Content-Type": "text/plain; charset=utf-8" }, body } };
  }
}

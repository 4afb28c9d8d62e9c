import type { Header } from "../exchange.ts";
import type { HarEntry } from "./har-file.ts";

/**
 * The headers of a message as HTTP/1.1 has them: without what HTTP/2 keeps beside them, as `:authority`, and one for
 * each value where a browser joined several by line ends.
 */
export function cleanHeaders({ headers }: HarEntry["request"] | HarEntry["response"]): Header[] {
  return headers
    .filter(({ name }) => !name.startsWith(":"))
    .flatMap(({ name, value }) => value.split(/\r?\n/).map((each): Header => [name, each]));
}

import type { Reader } from "./reader.ts";

/** Whether there is a collection or an alias of the name. */
export const hasCollection: Reader<"hasCollection"> = ({ found }) => ({ data: { has: found !== undefined } });

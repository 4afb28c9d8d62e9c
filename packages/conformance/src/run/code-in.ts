import type { Answer } from "../exchange.ts";

/** The envelope's `code`, also where it is a text, or where the envelope is otherwise broken. */
export function codeIn({ body }: Answer): number | undefined {
  const [, code] = /"code"\s*:\s*"?(\d+)/.exec(body.toString("utf8")) ?? [];
  return code === undefined ? undefined : Number(code);
}

import { pathOf } from "../judge/target.ts";
import { operations } from "../spec/operation.ts";

/** Where a request goes, taken apart by what the API's paths are. */
export interface Place {
  url: URL;
  /** The path as it is written. A query is no part of this API and may hold a secret: only that there is one is told. */
  target: string;
  /** What stands before the operation's path; undefined where the path is none of an operation. */
  basePath: string | undefined;
}

/** Undefined where a URL is none of HTTP. */
export function placeOf(text: string): Place | undefined {
  const [, path] = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(text) ?? [];
  const url = URL.parse(text);
  if (!url || path === undefined) return undefined;
  const target = `${path || "/"}${url.search === "" ? "" : "?…"}`;
  return { url, target, basePath: basePathOf(target) };
}

/** A slash after the path, and one that is doubled before it, make it another one to the server. */
function basePathOf(target: string): string | undefined {
  const path = (pathOf({ method: "POST", target }) ?? "").replace(/\/$/, "");
  const operation = operations.find((each) => path.endsWith(each.path));
  const before = operation && path.slice(0, -operation.path.length);
  return before?.endsWith("/") ? undefined : before;
}

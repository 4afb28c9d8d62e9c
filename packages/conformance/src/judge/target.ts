import type { SentRequest } from "../exchange.ts";

/** The path of the API that a request leads to; empty where it leads past it. */
export function apiPathOf(request: SentRequest, basePath = ""): string {
  const path = pathOf(request) ?? "";
  return path.startsWith(basePath) ? path.slice(basePath.length) : "";
}

/** The path that a request target leads to, percent-decoded; undefined where it is no target. */
export function pathOf({ method, target }: Pick<SentRequest, "method" | "target">): string | undefined {
  if (target === "*") return target;
  if (method === "CONNECT" && !target.startsWith("/")) return "";
  if (/[ \p{Cc}]/u.test(target)) return undefined;
  const [, path] = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?]*)?(\/[^?]*|(?=\?|$))/.exec(target) ?? [];
  if (path === undefined || target === "") return undefined;
  return decode(path);
}

/** Undefined where a percent sign is not followed by two hexadecimal digits. */
function decode(path: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return undefined;
  const bytes = Buffer.from(path).toString("latin1");
  const decoded = bytes.replace(/%(..)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(decoded, "latin1").toString("utf8");
}

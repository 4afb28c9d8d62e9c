import { decodeUtf8 } from "../json/utf8.ts";

/** What a request asks for. */
export interface Target {
  /** As it was sent. */
  raw: string;
  /** Percent-decoded, without the query: what routes are compared with. */
  path: string;
  /** With its question mark; empty where there is none. */
  query: string;
}

/**
 * Reads a request's target as Go's url.ParseRequestURI does.
 *
 * @returns undefined where it is no target.
 */
export function parseTarget(method: string, raw: string): Target | undefined {
  if (raw === "*") return { raw, path: "*", query: "" };
  if (raw === "" || /[\0-\x20\x7f]/.test(raw)) return undefined;
  if (method === "CONNECT" && !raw.startsWith("/")) return { raw, path: "", query: "" };
  const local = withoutAuthority(raw);
  if (local === undefined) return undefined;
  const mark = local.indexOf("?");
  const escaped = mark < 0 ? local : local.slice(0, mark);
  const path = decodePercent(escaped);
  return path === undefined ? undefined : { raw, path, query: mark < 0 ? "" : local.slice(mark) };
}

/** `http://host/path` is `/path`; what is neither a path nor such a URL is no target. */
function withoutAuthority(raw: string): string | undefined {
  if (raw.startsWith("/")) return raw;
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(raw);
  if (!scheme) return undefined;
  const rest = raw.slice(scheme[0].length);
  if (!rest.startsWith("//")) return "";
  const authority = /^\/\/([^/?]*)/.exec(rest)?.[1] ?? "";
  if (!/^(?:[^@]*@)?(?:\[[^\]]*\]|[^:[\]<>"\s%]*)(?::\d*)?$/.test(authority)) return undefined;
  return rest.slice(2 + authority.length);
}

/** Undefined where a percent sign is not followed by two hexadecimal digits. A plus sign stands for itself. */
function decodePercent(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const bytes = text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return decodeUtf8(Buffer.from(bytes, "latin1"));
}

import { pathPrefix } from "@milvus-rest/types";

/**
 * Mends what is clear, a trailing slash or the API's own path pasted along, and refuses the rest.
 *
 * @throws {TypeError} for a URL without an http(s) scheme, with credentials, a query or a fragment.
 */
export function parseBaseUrl(url: string): string {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    // What stands before an @ may be a password.
    throw new TypeError(`url: expected http(s)://host:port, got ${String(url).replace(/^.*@/s, "…@")}`);
  }
  const { username, password, search, hash, host, origin, pathname } = new URL(url);
  if (username || password || search || hash) {
    throw new TypeError(`url: expected no credentials (use \`token\`), no query and no fragment with ${host}`);
  }
  const [prefix = ""] = `${pathname}/`.split(pathPrefix);
  return origin + prefix.replace(/\/+$/, "");
}

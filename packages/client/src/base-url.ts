import { pathPrefix } from "@milvus-rest/types";

/**
 * Mends what is clear, a trailing slash or the API's own path pasted along, and refuses the rest.
 *
 * @throws {TypeError} for a URL without an http(s) scheme, with credentials, a query or a fragment.
 */
export function parseBaseUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:[^@?#]*$/i.test(url)) {
    // What stands before an @ or behind a ? may be secret.
    const shown = `${url}`.replace(/^.*@|[?#].*/gs, "…");
    throw new TypeError(`url: expected http(s)://host:port, no credentials (\`token\`), no query; got ${shown}`);
  }
  const { origin, pathname } = new URL(url);
  const [prefix = ""] = `${pathname}/`.split(pathPrefix);
  return origin + prefix.replace(/\/+$/, "");
}

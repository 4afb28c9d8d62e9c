/**
 * The address where the docs are published, with a slash at its end.
 *
 * @throws {Error} when it is not an absolute `http:` or `https:` URL, or has a query or a fragment.
 */
export function parseBaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(
      `DOCS_URL=${text} is not the address of a folder: expected an absolute URL such as https://example.github.io/milvus-rest/`,
    );
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}

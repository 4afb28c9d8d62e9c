/** The file of a page that a link leads to: the page itself, or its Markdown. */
export type IndexFile = "index.html" | "index.md";

/**
 * The address of a page or a file as a link from another page, relative, so that it works under any path and from `file://`.
 *
 * @param target starts with `/`, the root of the docs: `/errors/#x`, `/openapi.yaml`.
 * @param from path of the page that has the link: `errors/RateLimited/`, or empty for the start page.
 */
export function relativeLink(target: string, from: string, index: IndexFile = "index.html"): string {
  const [, path = "", anchor = ""] = /^\/([^#]*)(#.*)?$/.exec(target) ?? [];
  const isPage = path === "" || path.endsWith("/");
  // The Markdown of a page has no anchors that hold everywhere it may be shown.
  return rootOf(from) + path + (isPage ? index : "") + (index === "index.md" && isPage ? "" : anchor);
}

/** The way from a page to the root of the docs. */
export function rootOf(from: string): string {
  return "../".repeat(from.split("/").length - 1);
}

/** Markdown whose links to pages and files of the docs are relative. */
export function withRelativeLinks(markdown: string, from: string, index?: IndexFile): string {
  return markdown.replaceAll(/\]\((\/[^)\s]*)\)/g, (_, target: string) => `](${relativeLink(target, from, index)})`);
}

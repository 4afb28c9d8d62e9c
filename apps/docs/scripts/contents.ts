/** The page's table of contents for readers without JavaScript, to whom Redoc's menu says nothing. */
export function contentsOf(html: string): string {
  const entries = [...html.matchAll(/depth="(\d)" data-item-id="([^"]+)" role="menuitem" aria-label="([^"]+)"/g)];
  if (entries.length === 0) throw new Error("The page has no menu: Redoc has changed, see scripts/contents.ts");
  const links = entries
    .filter(([, depth = "", id = ""]) => depth === "1" || id.includes("/operation/"))
    .map(([, , id, label]) => `<a href="#${id}">${label}</a>`);
  return `<noscript><nav class="contents">${links.join(" ")}</nav></noscript>`;
}

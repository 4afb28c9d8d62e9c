/** Text that stands in HTML as it is. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** A page without a script; its policy asks nobody else for anything. */
export function htmlPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${escapeHtml(title)}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
    >
    <meta name="referrer" content="no-referrer">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="recordings.css">
  </head>
  <body>
    <h1>${escapeHtml(title)}</h1>
${content}
  </body>
</html>
`;
}

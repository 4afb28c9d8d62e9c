/** A page of the docs beside the Redoc page: one Markdown text, published as HTML and as it is. */
export interface Page {
  /** Folder of the page below the docs' root, with a slash at its end; empty for the start page. */
  path: string;
  title: string;
  /** One sentence, for search engines and llms.txt. */
  summary: string;
  /** Links to other pages start with `/`, the docs' root, and end as the path of the page does. */
  markdown: string;
  /** HTML in place of the rendered Markdown, where Markdown cannot say it. */
  html?: string;
  /** Scripts in assets/ that add something to the page; it works without them. */
  scripts?: string[];
  /** Style sheets in assets/ beside those of every page. */
  styles?: string[];
  /** What the page may connect to, a source of a Content-Security-Policy; nothing by default. */
  connect?: string;
}

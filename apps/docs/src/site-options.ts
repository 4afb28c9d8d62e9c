/** How the docs are built. */
export interface SiteOptions {
  /** Where the docs are published, with a slash at its end. Without it there is no sitemap, and every link is relative. */
  baseUrl?: string | undefined;
}

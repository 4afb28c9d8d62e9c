import type { OpenApiDocument } from "../document.ts";
import { errorPages } from "./errors.ts";
import { guidesPage, readGuides } from "./guides.ts";
import type { Page } from "./page.ts";
import { recordingsPage } from "./recordings.ts";
import { releasesPage } from "./releases.ts";
import { startPage } from "./start.ts";
import { tryItPage } from "./try-it.ts";
import { zillizCloudGuide } from "./zilliz-cloud.ts";

/** Every page of the docs but the Redoc page. */
export function pagesOf(document: OpenApiDocument): Page[] {
  const guides = [...readGuides(document), zillizCloudGuide(document)].sort((one, other) => one.order - other.order);
  return [
    startPage(document, guides),
    guidesPage(guides),
    ...guides,
    ...errorPages(document),
    releasesPage(),
    recordingsPage(document),
    tryItPage(document),
  ];
}

import { expect, test } from "vitest";
import { releasesPage } from "../src/pages/releases.ts";

const { markdown } = releasesPage();

test.each([
  ["2.4", "[limiter](/errors/RateLimited/) is new, after [privilege](/errors/PermissionDenied/)."],
  [
    "2.5",
    "[database](/errors/DatabaseNotFound/) comes after [name](/errors/InvalidParameter/) instead of after [required](/errors/MissingParameter/).",
  ],
  ["3.0", "[requestTimeout](/errors/InvalidParameter/) is new, after [authentication](/errors/NotAuthenticated/)."],
])("of the order of the steps only what changed in %s is shown", (release, change) => {
  const [, section = ""] = markdown.split(`## What changed in ${release}\n`);

  expect(section.split("\n## ")[0]).toContain(`- **order**: ${change}`);
});

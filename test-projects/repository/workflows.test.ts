import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { read, trackedFiles } from "./workspace.ts";

interface Workflow {
  permissions?: unknown;
  jobs: Record<string, { permissions?: Record<string, string>; "timeout-minutes"?: number }>;
}

const workflows = trackedFiles(".github/workflows/*.yml");
const withActions = trackedFiles("*.github/workflows/*.yml", "*action.yml");

/** Who may write what: to publish with the workflow's identity, to make a release on GitHub, to put the docs on a site. */
const mayWrite = [
  "release.yml publish id-token",
  "release.yml notes contents",
  "docs.yml deploy pages",
  "docs.yml deploy id-token",
];

describe("each workflow", () => {
  test.each(workflows)("%s may only read, but for the jobs of a list", (file) => {
    const { permissions, jobs }: Workflow = parse(read(file));

    expect(permissions).toEqual({ contents: "read" });
    const writes = Object.entries(jobs).flatMap(([job, { permissions: own = {} }]) =>
      Object.entries(own).flatMap(([name, level]) =>
        level === "write" ? [`${file.split("/").at(-1)} ${job} ${name}`] : [],
      ),
    );
    expect(writes.filter((each) => !mayWrite.includes(each))).toEqual([]);
  });

  test.each(workflows)("%s limits the time of every job", (file) => {
    const { jobs }: Workflow = parse(read(file));

    expect(Object.entries(jobs).filter(([, job]) => job["timeout-minutes"] === undefined)).toEqual([]);
  });
});

describe("an action of others", () => {
  const uses = withActions.flatMap((file) =>
    [...read(file).matchAll(/^\s*-? uses: (.+)$/gm)].map(([, used = ""]) => ({ file, used })),
  );
  // One of the folder itself, and ours under the tag of a release.
  const ofOthers = uses.filter(({ used }) => !used.startsWith("./") && !used.includes("/packages/conformance@"));

  test("is found", () => {
    expect(ofOthers.length).toBeGreaterThan(8);
  });

  test.each(ofOthers)("is pinned by commit, with its version: $used in $file", ({ used }) => {
    expect(used).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

// A lock file with addresses would install from one registry only.
test.each(trackedFiles("*pnpm-lock.yaml"))("%s has no download addresses", (file) => {
  expect(read(file).match(/^.*\btarball: .*$/gm)).toBeNull();
  expect(read(file).match(/^.*\bresolution: .*https?:.*$/gm)).toBeNull();
});

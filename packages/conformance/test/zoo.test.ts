import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { runConformance } from "../src/index.ts";
import { serveBehind } from "./servers/proxy.ts";
import { releaseSpec as spec } from "./specs.ts";
import type { Defect } from "./zoo/change.ts";
import { defectsOfARequest } from "./zoo/defects-of-a-request.ts";
import { defectsOfARun } from "./zoo/defects-of-a-run.ts";
import { harmless } from "./zoo/harmless.ts";

const defects: Defect[] = [
  ...defectsOfARequest.map(([name, cause, change]) => ({ name, cause, change })),
  ...defectsOfARun,
];
const users = { root: "Milvus", reader: "Reader_1" };

describe("a defect is an error with its cause", () => {
  test.each(defects)("$name", async ({ cause, change, auth = false, options }) => {
    await using mock = await startMock(auth ? { users } : {});
    await using server = await serveBehind(mock.url, change);

    const { findings, failed } = await runConformance({ url: server.url, spec, ...options });

    expect(findings.filter(({ fails }) => fails).map((each) => each.cause)).toContain(cause);
    expect(failed).toBeGreaterThan(0);
  });

  test("there are more than sixty", () => {
    expect(defects.length).toBeGreaterThanOrEqual(60);
  });
});

describe("a harmless difference fails nothing", () => {
  test.each(harmless)("%s", async (_, change, isWarned = false) => {
    await using mock = await startMock();
    await using server = await serveBehind(mock.url, change);

    const { findings, failed } = await runConformance({
      url: server.url,
      profile: "2.6",
      spec,
      collection: "quick_setup",
    });

    expect(findings.filter(({ fails }) => fails)).toEqual([]);
    expect({ failed, isWarned: findings.length > 0 }).toEqual({ failed: 0, isWarned });
  });

  test("there are more than twenty", () => {
    expect(harmless.length).toBeGreaterThanOrEqual(20);
  });
});

test("every check is made, with authentication on or off", async () => {
  const all = { collection: "quick_setup", scratch: true };
  await using open = await startMock();
  await using locked = await startMock({ users });

  const reports = [
    await runConformance({ url: open.url, ...all }),
    await runConformance({ url: locked.url, ...all, token: "root:Milvus", unprivilegedToken: "reader:Reader_1" }),
  ];

  const made = new Set(
    reports.flatMap(({ checks }) => checks.filter(({ status }) => status !== "skipped").map(({ id }) => id)),
  );
  const planned = new Set(reports.flatMap(({ checks }) => checks.map(({ id }) => id)));
  expect([...planned].filter((id) => !made.has(id))).toEqual([]);
  expect(made.size).toBeGreaterThan(300);
});

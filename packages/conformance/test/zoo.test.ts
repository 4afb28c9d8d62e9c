import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { type Report, runConformance } from "../src/index.ts";
import { plannedChecks } from "../src/run-conformance.ts";
import { collection, type Defect, ofEachResponse, token, unprivilegedToken, users } from "./zoo/change.ts";
import { check } from "./zoo/check.ts";
import { defectsOfACheck } from "./zoo/defects-of-a-check.ts";
import { defectsOfARequest } from "./zoo/defects-of-a-request.ts";
import { defectsOfARun } from "./zoo/defects-of-a-run.ts";
import { defectsOfAnEffect } from "./zoo/defects-of-an-effect.ts";
import { defectsOfAuthentication } from "./zoo/defects-of-authentication.ts";
import { harmless } from "./zoo/harmless.ts";

/** Those that are checked with every check that might show them. */
const inFull = [...defectsOfACheck, ...defectsOfARun, ...defectsOfAuthentication, ...defectsOfAnEffect];
const defects = [...defectsOfARequest, ...inFull];
const reports = new Map<Defect, Promise<Report>>();
/** Each defect is checked once, for its own test and for the census. */
function reportOn(defect: Defect): Promise<Report> {
  const report = reports.get(defect) ?? check(defect);
  reports.set(defect, report);
  return report;
}

const shown = ({ findings }: Report) => findings.filter(({ fails }) => fails).map(({ cause }) => cause);

/** A few of each kind, also over the mock. */
const some = defects.filter(({ mock }, index) => !mock && index % 12 === 0);
const overMock = some.map((defect) => ({ ...defect, mock: defect.auth ? { users } : {} }));

describe.concurrent("a defect is one error, with its cause and a check that shows it", () => {
  test.each(defects)("$name ($check)", async (defect) => {
    const report = await reportOn(defect);

    expect(shown(report)).toEqual([defect.cause]);
    expect(report.findings.flatMap(({ checks }) => checks)).toContain(defect.check);
    expect(report.failed).toBeGreaterThan(0);
  });

  test.each(overMock)("over the mock: $name", async (defect) => {
    expect(shown(await check(defect))).toEqual([defect.cause]);
  });
});

describe.concurrent.each([
  ["an independent server", {}],
  ["the mock", { mock: {} }],
])("a harmless difference of %s is no error", (_, server) => {
  test.each(harmless)("%s", async (_, change, isWarned = false) => {
    const report = await check({ change, ...server, options: { profile: "2.6", collection, checks: ofEachResponse } });

    expect(shown(report)).toEqual([]);
    expect({ failed: report.failed, isWarned: report.findings.length > 0 }).toEqual({ failed: 0, isWarned });
  });
});

describe("the census", () => {
  const full = { collection, scratch: true, token, unprivilegedToken };
  const kinds = new Set(plannedChecks({ url: "http://localhost", ...full }).map(({ id }) => kindOf(id)));

  /** What a check is of, whatever the operation, its field, or the request that has to be refused. */
  function kindOf(id: string): string {
    if (id.startsWith("server/")) return id;
    const name = id.replace(/^[^/]*\//, "");
    if (id.startsWith("scratch/"))
      return `scratch/${name.replace(/^(?:create|load|release|drop)-(?!other)/, "refused-")}`;
    return name.replace(/^(?!body-)\w+-(missing|empty|type|items)$/, "field-$1");
  }

  test("every check is made, with authentication on or off", async () => {
    await using open = await startMock();
    await using locked = await startMock({ users });

    const runs = [
      await runConformance({ url: open.url, collection }),
      await runConformance({ url: locked.url, ...full }),
    ];

    const made = runs.flatMap(({ checks }) => checks.filter(({ status }) => status !== "skipped").map(({ id }) => id));
    const planned = runs.flatMap(({ checks }) => checks.map(({ id }) => id));
    expect([...new Set(planned)].filter((id) => !made.includes(id))).toEqual([]);
    expect(new Set(made).size).toBeGreaterThan(300);
  });

  test("every check catches a defect that no other catches", async () => {
    const caught = await Promise.all(
      inFull.map(async (defect) => {
        const { findings } = await reportOn(defect);
        return new Set(findings.flatMap(({ checks }) => checks).map(kindOf));
      }),
    );
    const alone = caught.filter(({ size }) => size === 1).flatMap((set) => [...set]);

    expect([...kinds].filter((kind) => !alone.includes(kind))).toEqual([]);
  });

  test("there are more than sixty defects, and more than twenty harmless differences", () => {
    expect(defects.length).toBeGreaterThanOrEqual(60);
    expect(harmless.length).toBeGreaterThanOrEqual(20);
  });
});

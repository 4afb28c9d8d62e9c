import { execFileSync } from "node:child_process";
import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { runConformance, UsageError } from "../src/index.ts";
import { type Change, type ProxiedRequest, serveBehind } from "./servers/proxy.ts";
import { releaseSpec as spec } from "./specs.ts";
import { json, onRequest } from "./zoo/change.ts";

const success: Parameters<typeof onRequest>[1] = (response) => json(response, { code: 0, data: {} });

/** Generates requests for a Milvus that is spoilt. */
async function fuzz(change: Change, options: object = {}) {
  await using mock = await startMock({ users: { root: "Milvus" } });
  const seen: ProxiedRequest[] = [];
  await using server = await serveBehind(mock.url, (response, request) => {
    seen.push(request);
    return change(response, request);
  });
  const report = await runConformance({
    url: server.url,
    spec,
    fuzz: 200,
    seed: 7,
    checks: [],
    token: "root:Milvus",
    ...options,
  });
  return { report, seen, check: report.checks.find(({ id }) => id === "fuzz/release") };
}

describe("generated requests", () => {
  test.each(["2.3", "2.4", "2.5", "2.6", "3.0"] as const)(
    "find nothing in a Milvus %s, and change nothing",
    async (profile) => {
      await using mock = await startMock({ profile, users: { root: "Milvus" } });

      const { findings, checks } = await runConformance({
        url: mock.url,
        token: "root:Milvus",
        fuzz: 300,
        checks: ["load/body-empty"],
      });

      expect(findings).toEqual([]);
      const generated = checks.filter(({ id }) => id.startsWith("fuzz/"));
      expect(generated.filter(({ status }) => status === "passed").length).toBeGreaterThanOrEqual(13);
      const kept = { database: "default", name: "quick_setup", loaded: true, released: 0 };
      expect([...mock.collections.values()]).toEqual([expect.objectContaining(kept)]);
    },
  );

  test("are the same for the same seed", async () => {
    const bodies = async (seed: number) =>
      (await fuzz((response) => response, { seed })).seen
        .slice(-200)
        .map(({ body }) => body.replaceAll(/milvus_conformance_[0-9a-f]{32}/g, "NAME"));

    const [first, again, other] = [await bodies(1), await bodies(1), await bodies(2)];

    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(50);
  });

  test("are shrunk to the smallest that fails, which is shown as a command", async () => {
    const isOdd = ({ body }: ProxiedRequest) => /"collectionName":"[^"]*'?%/.test(body);
    const { report, check, seen } = await fuzz(onRequest(isOdd, success));

    expect(check?.status).toBe("failed");
    const [finding, ...others] = report.findings;
    expect(others).toEqual([]);
    expect(finding?.message).toBe("expected InvalidParameter, got Success");
    const smallest = { collectionName: expect.stringMatching(/^milvus_conformance_[0-9a-f]{32}%$/) };
    const args = argumentsOf(finding?.curl ?? "");
    expect(args.slice(0, 2)).toEqual(["-X", "POST"]);
    expect(args.slice(3, 7)).toEqual([
      "-H",
      "Authorization: Bearer root:Milvus",
      "-H",
      "Content-Type: application/json",
    ]);
    expect(JSON.parse(args[8] ?? "")).toEqual(smallest);
    expect(seen.map(({ body }) => body)).toContain(args[8]);
    expect(JSON.stringify(report)).not.toContain("root:Milvus");
  });

  test("do not report again what the checks have found", async () => {
    const { report, check } = await fuzz((response) => ({ ...response, status: 418 }));

    expect(check?.status).toBe("failed");
    expect(report.notes.join()).toMatch(/^200 generated requests/);
  });

  test("end with the first that gets no response", async () => {
    const isOdd = ({ body }: ProxiedRequest) => body.includes("%");
    const { report, seen } = await fuzz((response, request) => (isOdd(request) ? undefined : response), {
      timeout: 300,
    });

    expect(report.findings.map(({ cause }) => cause)).toEqual(["no-response:silence"]);
    expect(seen.filter(isOdd)).toHaveLength(1);
  });

  test("end with the run, which is reported as far as it got", async () => {
    const interruption = new AbortController();
    const { report, check } = await fuzz(
      (response, { body }) => {
        if (body.includes("%")) interruption.abort();
        return response;
      },
      { signal: interruption.signal },
    );

    expect(report.isInterrupted).toBe(true);
    expect(report.notes).toContain("the run was interrupted");
    expect(check?.status).toBe("passed");
  });

  test("are not made after a run that had to end", async () => {
    const { check } = await fuzz(success);

    expect(check?.reason).toMatch(/^not sent, because the server reported success/);
  });
});

test("a seed alone is refused", async () => {
  await expect(runConformance({ url: "http://localhost", seed: 1 })).rejects.toThrow(
    new UsageError("the seed is for generated requests: say how many with fuzz"),
  );
});

/** The arguments that a shell hands to curl. */
function argumentsOf(command: string): string[] {
  const script = `curl() { for each; do printf '%s\\0' "$each"; done; }; ${command}`;
  const output = execFileSync("sh", ["-c", script], { env: { ...process.env, MILVUS_TOKEN: "root:Milvus" } });
  return output.toString().split("\0").slice(0, -1);
}

import { startMock } from "@milvus-rest/mock";
import { describe, expect, test } from "vitest";
import { runConformance } from "../src/index.ts";
import { reporters } from "../src/report/output.ts";
import { serve } from "./servers/serve.ts";
import { releaseSpec as spec } from "./specs.ts";

const users = { root: "Milvus", reader: "Reader_1" };
const tokens = { token: "root:Milvus", unprivilegedToken: "reader:Reader_1" };

describe("a server that asks for credentials", () => {
  test("is checked as far as one gets without a token", async () => {
    await using mock = await startMock({ users });

    const { failed, passed, skipped, auth } = await runConformance({ url: mock.url, spec });

    expect({ failed, auth }).toEqual({ failed: 0, auth: true });
    expect(passed).toBeGreaterThanOrEqual(8);
    expect(skipped["needs --token"]).toBeGreaterThan(40);
  });

  test("gets one finding where it refuses the token, and the checks that need one are skipped", async () => {
    await using mock = await startMock({ users });

    const { findings, skipped } = await runConformance({ url: mock.url, token: "root:wrong", spec });

    expect(findings.map(({ checks }) => checks)).toEqual([["release/unknown-collection"]]);
    expect(skipped["needs a token that the server accepts"]).toBeGreaterThan(40);
  });

  test.each([
    ["as it is", (token: string) => token],
    ["in base64", (token: string) => Buffer.from(token).toString("base64")],
    ["escaped as in Go", (token: string) => JSON.stringify(token).replace("&", "\\u0026")],
    ["escaped as in HTML", (token: string) => token.replace("&", "&amp;").replace('"', "&#34;")],
    ["its password alone", (token: string) => token.slice(token.indexOf(":") + 1)],
  ])("never shows a token in a report, also where the server repeats it: %s", async (_, spell) => {
    const secrets = ['root:5ecret-&"word', 'reader:0ther-&"secret'];
    const spoken = secrets.map(spell).join(" and ");
    await using echo = await serve((_, response) => response.setHeader("Content-Type", `text/${spoken}`).end(spoken));

    const [token, unprivilegedToken] = secrets;
    const report = await runConformance({ url: echo.url, token, unprivilegedToken, spec });

    expect(spoken).toMatch(/ecret|ther|cm9vd/);
    expect(
      Object.values(reporters)
        .map((write) => write(report))
        .join(),
    ).not.toMatch(/5ecret|0ther|cm9vdDo1|NWVjcmV0/);
  });

  test("that allows everything to the unprivileged user deviates, and the remedy says that the user may be the reason", async () => {
    await using mock = await startMock({ users: { root: "Milvus", owner: { password: "Owner_1", admin: true } } });

    const { findings } = await runConformance({ url: mock.url, ...tokens, unprivilegedToken: "owner:Owner_1", spec });

    expect(findings.map(({ cause }) => cause)).toContain("outcome:CollectionNotFound:PermissionDenied");
    const advice = "If the user of the unprivileged token has the privilege, give one without it.";
    expect(findings.filter(({ remedy }) => !remedy.startsWith(advice))).toEqual([]);
  });

  test("shows the kit's own words as they are, whatever the password is", async () => {
    await using mock = await startMock({ profile: "2.6", users });

    const { findings } = await runConformance({ url: mock.url, ...tokens, profile: "3.0", spec });

    expect(findings.map(({ message }) => message)).toContain("X-Milvus-Trace-Id is missing");
    expect(findings[0]?.request).toContain("POST /v2/vectordb/collections/release");
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { published } from "../pack/pack-all.ts";
import { root } from "../turbo.ts";

describe("what is published says of itself", () => {
  test.each(Object.entries(published))("%s: what it is, and how it is found", (name, folder) => {
    expect(manifestOf(folder)).toMatchObject({
      name,
      description: expect.stringMatching(/\. Unofficial\.$/),
      license: "Apache-2.0",
      keywords: expect.arrayContaining(["milvus"]),
    });
  });

  test("that the client, and the tables in it, run on the oldest Node that its contract is run on", () => {
    const runtimes = Object.values(manifestOf(join(root, "packages/client/runtimes")).dependencies);
    const majors = runtimes.flatMap((version) => /^npm:node-.*@(\d+)\./.exec(version)?.[1] ?? []);
    const engines = { node: `>=${Math.min(...majors.map(Number))}` };

    expect(manifestOf(published["@milvus-rest/client"]).engines).toEqual(engines);
    expect(manifestOf(published["@milvus-rest/types"]).engines).toEqual(engines);
  });
});

function manifestOf(folder: string): { engines?: Record<string, string>; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

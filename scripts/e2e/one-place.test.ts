import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorTable } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";
import { root } from "../turbo.ts";

const sources = execFileSync("git", ["ls-files", "packages/*.ts", "apps/*.ts", "apps/*.js", "spec/*.ts", "spec/*.js"], {
  cwd: root,
  encoding: "utf8",
})
  .trimEnd()
  .split("\n")
  .filter((file) => !/\.gen\.ts$|\.test(-d)?\.ts$|\/(test|bench|comparison|runtimes|samples)\//.test(file));
/** Lines with the same number for another reason: the last TCP port, a default in milliseconds. */
const otherFacts = /\bport\b|--timeout <ms>/;
const codes = [...new Set(Object.values(errorTable).map(({ code }) => code))];

describe("a code of the catalogue is written in spec/ only", () => {
  test("there are sources to search", () => {
    expect(sources.length).toBeGreaterThan(150);
  });

  test.each(codes)("%i", (code) => {
    // A small number may be any other fact: there, only what stands beside the word `code` counts.
    const written =
      code < 800 ? new RegExp(`\\bcodes?\\b\\W{1,6}${code}\\b`) : new RegExp(`(?<![\\w.])${code}(?![\\w])`);

    const places = sources.flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          written.test(line) && !otherFacts.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
        ),
    );

    expect(places).toEqual([]);
  });
});

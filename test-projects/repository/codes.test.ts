import { errorTable } from "@milvus-rest/types";
import { describe, expect, test } from "vitest";
import { read, trackedFiles } from "./workspace.ts";

const sources = trackedFiles("packages/*.ts", "apps/*.ts", "apps/*.js", "spec/*.ts", "spec/*.js").filter(
  (file) => !/\.gen\.ts$|\.test(-d)?\.ts$|\/(test|mutation|bench|comparison|runtimes|samples)\//.test(file),
);
/** Lines with such a number for another reason: the last TCP port, a default in milliseconds. */
const otherFacts = /\b[Pp]ort\b|--timeout <ms>/;
const codes = [...new Set(Object.values(errorTable).map(({ code }) => code))];

describe("no source outside of the catalogue contains the error code", () => {
  test("(there are sources to search)", () => {
    expect(sources.length).toBeGreaterThan(150);
  });

  test.each(codes)("%i", (code) => {
    // A small number may be any other fact: there, only one next to the word `code` counts.
    const pattern =
      code < 800 ? new RegExp(`\\bcodes?\\b\\W{1,6}${code}\\b`) : new RegExp(`(?<![\\w.])${code}(?![\\w])`);

    const places = sources.flatMap((file) =>
      read(file)
        .split("\n")
        .flatMap((line, index) =>
          pattern.test(line) && !otherFacts.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
        ),
    );

    expect(places).toEqual([]);
  });
});

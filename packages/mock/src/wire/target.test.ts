import { describe, expect, test } from "vitest";
import { parseTarget } from "./target.ts";

describe("a target", () => {
  test.each([
    { raw: "/a/b?c=%zz", path: "/a/b", query: "?c=%zz" },
    { raw: "/a%2Fb%20c+d", path: "/a/b c+d", query: "" },
    { raw: "/%e5%90%8d", path: "/名", query: "" },
    { raw: "//a/./b#c", path: "//a/./b#c", query: "" },
    { raw: "http://host:1/a?b", path: "/a", query: "?b" },
    { raw: "http://host", path: "", query: "" },
    { raw: "mailto:x", path: "", query: "" },
    { raw: "*", path: "*", query: "" },
  ])("$raw", ({ raw, path, query }) => {
    expect(parseTarget("POST", raw)).toEqual({ raw, path, query });
  });

  test.each(["", "a/b", "?a", "/a%", "/a%2", "/a%zz", "/a\tb", "/a\x7f", "://a", "http://a b/", "http://a:x/"])(
    "%j is none",
    (raw) => {
      expect(parseTarget("POST", raw)).toBeUndefined();
    },
  );

  test("of CONNECT is an authority", () => {
    expect(parseTarget("CONNECT", "host:1")).toEqual({ raw: "host:1", path: "", query: "" });
  });
});

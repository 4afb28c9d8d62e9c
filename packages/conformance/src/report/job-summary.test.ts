import { lexer, parse, type Tokens } from "marked";
import { expect, test } from "vitest";
import { finding, report } from "../../test/sample-report.ts";
import { toJobSummary } from "./github.ts";

test("a table of the findings, between what was judged and what it comes to", () => {
  const [heading, head, table, end] = lexer(toJobSummary(report)).filter(({ type }) => type !== "space");

  expect(heading).toMatchObject({ depth: 2, text: "Milvus conformance: deviates for 1 reason" });
  expect(textOf(head?.raw)).toBe("http://localhost:19530, judged as Milvus 2.6, authentication off");
  expect(table).toMatchObject({ type: "table", rows: [{ length: 7 }] });
  expect(textOf(end?.raw)).toContain("1 passed, 2 failed, 1 skipped");
});

test.each([
  "a | b || c",
  "`code` **strong** _em_ ~~no~~ #1",
  '<img src=x onerror="alert(1)"> &lt; &amp;',
  "![image](http://localhost/x.png) [link](http://localhost) www.example.com",
  "| --- |\\| \\n",
])("a cell reads as what it tells: %s", (text) => {
  const html = parse(toJobSummary({ ...report, findings: [{ ...finding, message: text, response: text }] }), {
    async: false,
  });
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => cell ?? "");

  expect(cells).toHaveLength(7);
  expect([cells[1], cells[3]].map(decode)).toEqual([text, text]);
});

test("a line end begins no row", () => {
  const summary = toJobSummary({ ...report, findings: [{ ...finding, message: "a\r\nb\n\n# c" }] });
  const table = lexer(summary).find((token): token is Tokens.Table => token.type === "table");

  expect(table?.rows.map((row) => decode(row[1]?.text))).toEqual(["a b # c"]);
});

test("without findings there is no table", () => {
  const types = lexer(toJobSummary({ ...report, findings: [], failed: 0 })).map(({ type }) => type);

  expect(types).not.toContain("table");
});

const textOf = (markdown = "") => decode(markdown).trim();

const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&" };

const decode = (html = "") =>
  html.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => named[name] ?? String.fromCharCode(Number(code)));

import { createHash } from "node:crypto";
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import { recolour } from "../browser/recolour.ts";
import { parseBaseUrl } from "../src/base-url.ts";
import { buildSite } from "../src/build-site.ts";
import { type OpenApiDocument, operationsOf } from "../src/document.ts";
import { table } from "../src/markdown.ts";
import { recordingFiles, recordingPath } from "../src/recordings/read-cases.ts";
import { buildReference } from "../src/reference/build-reference.ts";
import { prepareDocument } from "../src/reference/prepare-document.ts";
import { selfHost } from "../src/reference/self-host.ts";
import { officialMethods, samplesOf } from "../src/samples/samples.ts";

const docs = join(import.meta.dirname, "..");
const dist = join(docs, "dist");
const temporary = (name: string) => mkdtempSync(join(tmpdir(), `milvus-rest-docs-${name}-`));

test("two builds are alike, byte for byte", async () => {
  const again = temporary("again");
  await buildSite(openapi, again);

  expect(hashes(again)).toEqual(hashes(dist));
  rmSync(again, { recursive: true });
});

test("a document that is not OpenAPI is refused with Redoc's own words", () => {
  const { openapi: _, ...noDocument } = openapi;

  expect(() => buildReference(noDocument, temporary("none"))).toThrow(/redocly build-docs of .*openapi\.json failed/);
});

describe("the document for the reference", () => {
  test("leaves the given document as it is", () => {
    const before = structuredClone(openapi);

    prepareDocument(openapi);

    expect(openapi).toEqual(before);
  });

  test("describes a header of every response once, in a section of its own", () => {
    const { tags, components } = prepareDocument(openapi);

    expect(tags.find(({ name }) => name === "headers")?.description).toContain("`Access-Control-Allow-Origin`");
    expect(components.responses.Acknowledged?.headers).toEqual({});
  });

  test("says which headers are always there", () => {
    const { tags } = prepareDocument(openapi);
    const rows = tags.find(({ name }) => name === "headers")?.description.split("\n") ?? [];

    expect(rows.find((row) => row.includes("`Access-Control-Allow-Origin`"))).toContain("| Always. ");
    expect(rows.find((row) => row.includes("`WWW-Authenticate`"))).not.toContain("Always.");
  });

  test("keeps a header that only some responses have", () => {
    const document: OpenApiDocument = structuredClone(openapi);
    const { Panic } = document.components.responses;
    Object.assign(Panic?.headers ?? {}, { "Retry-After": { $ref: "#/components/headers/RetryAfter" } });

    expect(Object.keys(prepareDocument(document).components.responses.Panic?.headers ?? {})).toEqual(["Retry-After"]);
  });
});

test("a pipe and a line break within a cell leave a table as it is", () => {
  expect(table(["a"], [["x | y\nz"]])).toBe("| a |\n| --- |\n| x \\| y z |");
});

describe("the built reference", () => {
  const html = readFileSync(join(dist, "reference", "index.html"), "utf8");

  test("has no inline script, so that its policy can refuse them all", () => {
    expect(html.match(/<script(?! src="[./\w-]+\.js"><\/script>)/g)).toBeNull();
    expect(html).toContain("script-src 'self';");
  });

  test("lists every operation for readers without JavaScript", () => {
    const contents = /<noscript><nav class="contents".*?<\/noscript>/s.exec(html)?.[0] ?? "";

    for (const methods of Object.values(openapi.paths)) {
      for (const { summary } of Object.values(methods)) expect(contents).toContain(`>${summary}</a>`);
    }
  });

  test("is refused when the package redoc is not what Redocly made the page for", () => {
    const other =
      '<script src="https://cdn.example/redoc.js" integrity="sha384-other"></script><style data-styled></style><script>state</script>';

    expect(() => selfHost(other)).toThrow(/the page was made for sha384-other: align their versions/);
  });

  test("is refused when Redoc's page is not built as it was", () => {
    expect(() => selfHost("<script>one</script>")).toThrow(/matches 0 times instead of once: Redoc has changed/);
  });

  test("takes its colours from the scheme, except where both schemes are dark", () => {
    const unknown: string[] = [];

    const css = recolour(".a:hover{color:#1f2933;background:#fff;border:1px solid #123456}", (each) =>
      unknown.push(each),
    );

    expect(css).toBe(".a:hover{color:var(--text);background:var(--page);border:1px solid #123456}");
    expect(unknown).toEqual(["border:1px solid #123456"]);
  });
});

describe("the files for programs", () => {
  test("the bundle of the spec is brought along byte for byte, its checksums too", () => {
    const bundle = join(docs, "..", "..", "spec", "dist");
    const files = readdirSync(bundle);

    expect(files).toContain("SHA256SUMS");
    for (const name of files) expect(readFileSync(join(dist, name)), name).toEqual(readFileSync(join(bundle, name)));
  });

  test.each(recordingFiles)("the recordings %s are brought along byte for byte", (file) => {
    expect(readFileSync(join(dist, "recordings", file))).toEqual(readFileSync(recordingPath(file)));
  });

  test("every page has its Markdown beside it, and llms.txt links to it", () => {
    const llms = readFileSync(join(dist, "llms.txt"), "utf8");
    const folders = globSync("**/index.html", { cwd: dist }).map((file) => dirname(file).replaceAll("\\", "/"));

    const links = folders.map((folder) => (folder === "." ? "(index.md)" : `(${folder}/index.md)`));
    expect(links.filter((link) => !llms.includes(link))).toEqual([]);
  });

  test("the Markdown of the reference names the type of each field", () => {
    expect(readFileSync(join(dist, "reference", "index.md"), "utf8")).toContain(
      "| `partitionNames` | array of string or null, deprecated |",
    );
  });

  test("the links of the Markdown lead to files that exist", () => {
    const broken = globSync("**/index.md", { cwd: dist }).flatMap((file) => {
      const targets = [...readFileSync(join(dist, file), "utf8").matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)];
      return targets
        .map(([, target = ""]) => join(dist, dirname(file), target))
        .filter((target) => !statSync(target, { throwIfNoEntry: false })?.isFile());
    });

    expect(broken).toEqual([]);
  });
});

describe("with all that it loads, in gzip,", () => {
  const sizeOf = (names: string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);
  const shared = ["assets/theme.css", "assets/scheme.js", "assets/ibm-plex-mono-latin-400-normal.woff2"];

  test("the first page has at most 60 kB", () => {
    expect(sizeOf(["index.html", "assets/site.css", "assets/filter.js", ...shared])).toBeLessThan(60_000);
  });

  test("the reference has at most 385 kB, and 7 kB for each operation", () => {
    const files = ["index.html", "page.js", "redoc.standalone.js"].map((file) => `reference/${file}`);

    const size = sizeOf([...files, "assets/reference.css", "assets/reference.js", ...shared]);

    expect(size).toBeLessThan(385_000 + 7_000 * Object.keys(openapi.paths).length);
  });
});

test("every file under samples/ is shown beside the operation that it calls", () => {
  const [operation] = operationsOf(openapi).filter(({ operationId }) => operationId === "releaseCollection");
  const shown = operation ? samplesOf(operation) : [];

  expect(shown.map(({ file }) => file).sort()).toEqual(readdirSync(join(docs, "samples")).sort());
  for (const { file, source } of shown) expect(source).toBe(readFileSync(join(docs, "samples", file), "utf8"));
});

test("every method of the official client is shown for an operation of the document", () => {
  const shown = operationsOf(openapi).flatMap((operation) =>
    samplesOf(operation).filter(
      ({ file, source }) =>
        file === "official_node.js" && source.includes(`client.${officialMethods[operation.operationId]}(`),
    ),
  );

  expect(shown).toHaveLength(Object.keys(officialMethods).length);
});

describe("DOCS_URL", () => {
  test.each([
    ["https://a.example/docs", "https://a.example/docs/"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/"],
    ["", undefined],
  ])("%s is the address %s", (text, url) => {
    expect(parseBaseUrl(text)).toBe(url);
  });

  test.each(["a.example", "ftp://a.example/", "https://a.example/?x", "/docs/"])("is refused when it is %s", (text) => {
    expect(() => parseBaseUrl(text)).toThrow(`DOCS_URL=${text} is not the address of a folder: expected`);
  });
});

/** The SHA-256 of each file of a folder. */
function hashes(folder: string): Record<string, string> {
  const files = globSync("**/*", { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile());
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
    ]),
  );
}

import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { buildPage } from "./page.ts";

/** Builds dist/: the page of the bundled document, and the document itself for download. */
const dist = join(import.meta.dirname, "..", "dist");

rmSync(dist, { recursive: true, force: true });
buildPage(openapi, dist);
for (const name of ["openapi.json", "openapi.yaml"]) {
  copyFileSync(fileURLToPath(import.meta.resolve(`@milvus-rest/spec/${name}`)), join(dist, name));
}

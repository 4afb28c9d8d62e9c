import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import { writeRecordings } from "./recordings/write-recordings.ts";
import { buildReference } from "./reference/build-reference.ts";

/** Builds dist/: the page of the bundled document, the document itself for download, and the recordings behind it. */
const dist = join(import.meta.dirname, "..", "dist");

rmSync(dist, { recursive: true, force: true });
buildReference(openapi, dist);
writeRecordings(join(dist, "recordings"));
for (const name of ["openapi.json", "openapi.yaml", "zilliz-cloud.json", "zilliz-cloud.yaml"]) {
  copyFileSync(fileURLToPath(import.meta.resolve(`@milvus-rest/spec/${name}`)), join(dist, name));
}

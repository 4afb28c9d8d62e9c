import cloud from "@milvus-rest/spec/zilliz-cloud.json" with { type: "json" };
import type { OpenApiDocument } from "../document.ts";
import { codeBlock } from "../markdown.ts";
import { readSample } from "../samples.ts";

/** The servers of Zilliz Cloud, to stand beside those of Milvus. */
export const cloudServers = cloud.servers;

/** What the variant of the document for Zilliz Cloud says of itself, a request to paste, and where it is. */
export function zillizCloud({ paths }: OpenApiDocument): string[] {
  const [sample] = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId }) => readSample(operationId, "zilliz-cloud.sh") ?? []);
  if (!sample) return [];
  return [
    "## Zilliz Cloud",
    cloud.info.description,
    codeBlock(sample.lang, sample.source),
    "This sample was run against the mock only. The document for the cloud: [zilliz-cloud.yaml](zilliz-cloud.yaml), [zilliz-cloud.json](zilliz-cloud.json).",
  ];
}

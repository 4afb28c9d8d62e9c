import cloud from "@milvus-rest/spec/zilliz-cloud.json" with { type: "json" };
import type { OpenApiDocument } from "../document.ts";
import { codeBlock } from "../markdown.ts";
import { typicalSamples } from "../samples/samples.ts";
import type { Guide } from "./guides.ts";

/** The servers of Zilliz Cloud, to be offered beside those of Milvus. */
export const cloudServers = cloud.servers;

/** What is known of Zilliz Cloud, with a request to paste. */
export function zillizCloudGuide(document: OpenApiDocument): Guide {
  const sample = typicalSamples(document).find(({ file }) => file === "zilliz-cloud.sh");
  return {
    path: "guides/zilliz-cloud/",
    order: 90,
    title: "Zilliz Cloud",
    summary: "How to reach a cluster, and what is known to differ there.",
    markdown: [
      "# Zilliz Cloud",
      cloud.info.description.trim(),
      ...(sample
        ? [
            codeBlock(sample.lang, sample.source),
            "This sample was run against the mock server only, never against a cluster.",
          ]
        : []),
      "The document for the cloud: [zilliz-cloud.yaml](/zilliz-cloud.yaml), [zilliz-cloud.json](/zilliz-cloud.json).",
    ].join("\n\n"),
  };
}

import { errorTable } from "@milvus-rest/types";
import { catalogue, errorLink } from "../catalogue.ts";
import type { OpenApiDocument } from "../document.ts";

/** What a reader of the reference meets first: the document's own description, how to authenticate, what limits a call in time. */
export function introduction({ info, components }: OpenApiDocument): string {
  return [
    "**Unofficial.** Not made, endorsed or supported by the Milvus project, the LF AI & Data Foundation or Zilliz.",
    "The [guides](/guides/) show how to use it. [Zilliz Cloud](/guides/zilliz-cloud/) differs in some points.",
    info.description.trim(),
    "## Authentication",
    "<SecurityDefinitions />",
    ...timeLimits(components.parameters.RequestTimeout),
  ].join("\n\n");
}

function timeLimits(header: { name: string; description: string } | undefined): string[] {
  if (!header) return [];
  const errors = catalogue
    .filter(({ code }) => code === errorTable.RequestTimeout.code)
    .map(({ name }) => errorLink(name));
  return [
    "## Time limits",
    `**Header \`${header.name}\`.** ${header.description.trim()}`,
    `The errors of a time limit: ${errors.join(", ")}. [What a 408 means](/guides/time-limits/).`,
  ];
}

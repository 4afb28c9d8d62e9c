import { errorTable } from "@milvus-rest/types";
import type { OpenApiDocument } from "../document.ts";
import { codeBlock, jsonBlock } from "../markdown.ts";
import { readSample } from "../samples.ts";
import { errorLink, errorsOfCode } from "./errors.ts";
import { zillizCloud } from "./zilliz-cloud.ts";

/** What a reader meets first: the document's own description, a request to paste, how to authenticate, what bounds a call in time. */
export function introduction(document: OpenApiDocument): string {
  return [
    "**Unofficial.** Not made, endorsed or supported by the Milvus project, the LF AI & Data Foundation or Zilliz.",
    document.info.description,
    ...tryIt(document),
    ...zillizCloud(document),
    "## Authentication",
    "<SecurityDefinitions />",
    ...timeOuts(document),
  ].join("\n\n");
}

function tryIt({ paths, components }: OpenApiDocument): string[] {
  const [sample] = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId }) => readSample(operationId, "curl.sh") ?? []);
  const [answer] = components.schemas.Success?.examples ?? [];
  if (!sample) return [];
  return [
    "## Try it",
    "With a Milvus on this machine, or with the mock of this project, `milvus-mock`. curl itself takes nearly every error for a success, so the last lines look at the `code`:",
    codeBlock(sample.lang, sample.source),
    "A success:",
    jsonBlock(answer),
  ];
}

function timeOuts({ components: { parameters } }: OpenApiDocument): string[] {
  if (!parameters.RequestTimeout) return [];
  const { name, description } = parameters.RequestTimeout;
  const errors = errorsOfCode(errorTable.RequestTimeout.code).map((error) => errorLink(error));
  return ["## Time-outs", `**Header \`${name}\`.** ${description}`, `The errors of a time-out: ${errors.join(", ")}.`];
}

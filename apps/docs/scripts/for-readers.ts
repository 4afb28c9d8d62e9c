import type { OpenApiDocument, Operation } from "./document.ts";
import { flatAnswers } from "./flat-answers.ts";
import { mapValues } from "./map-values.ts";
import { readSamples } from "./samples.ts";
import { errorsSection } from "./sections/errors.ts";
import { headersSection, withoutSharedHeaders } from "./sections/headers.ts";
import { introduction } from "./sections/introduction.ts";
import { releasesSection } from "./sections/releases.ts";
import { cloudServers } from "./sections/zilliz-cloud.ts";

/** The document with what only its readers need: introduction, sections of Markdown, samples. The given one stays as it is. */
export function forReaders(document: OpenApiDocument): OpenApiDocument {
  const { info, servers, tags, paths, components } = document;
  return {
    ...document,
    info: { ...info, description: introduction(document) },
    servers: [...servers, ...cloudServers],
    tags: [...tags, errorsSection(), headersSection(components), releasesSection()],
    paths: mapValues(paths, (methods) => mapValues(methods, withSamples)),
    components: { ...components, responses: withoutSharedHeaders(flatAnswers(components)) },
  };
}

function withSamples(operation: Operation): Operation {
  return { ...operation, "x-codeSamples": readSamples(operation.operationId) };
}

import type { Components, OpenApiDocument, Operation, Response, Schema } from "../document.ts";
import { mapValues } from "../document.ts";
import { readSamples } from "../samples.ts";
import { errorsSection } from "../sections/errors.ts";
import { headersSection, withoutSharedHeaders } from "../sections/headers.ts";
import { introduction } from "../sections/introduction.ts";
import { releasesSection } from "../sections/releases.ts";
import { cloudServers } from "../sections/zilliz-cloud.ts";

/** Adds what only readers of the docs need: introduction, sections of Markdown, code samples. The given document stays as it is. */
export function prepareDocument(document: OpenApiDocument): OpenApiDocument {
  const { info, servers, tags, paths, components } = document;
  return {
    ...document,
    info: { ...info, description: introduction(document) },
    servers: [...servers, ...cloudServers],
    tags: [...tags, errorsSection(), headersSection(components), releasesSection()],
    paths: mapValues(paths, (methods) => mapValues(methods, withSamples)),
    components: { ...components, responses: withoutSharedHeaders(flattenResponses(components)) },
  };
}

function withSamples(operation: Operation): Operation {
  return { ...operation, "x-codeSamples": readSamples(operation.operationId) };
}

/** Puts the branches of each response side by side: Redoc then offers every error by its name, not a list within a list. */
function flattenResponses({ responses, schemas }: Components): Components["responses"] {
  const flatten = (schema: Schema): Schema =>
    schema.oneOf ? { ...schema, oneOf: schema.oneOf.flatMap((branch) => branchesOf(branch, schemas)) } : schema;
  return mapValues(responses, (response: Response) => ({
    ...response,
    content: mapValues(response.content ?? {}, (media) => ({ ...media, schema: flatten(media.schema) })),
  }));
}

function branchesOf(branch: Schema, schemas: Components["schemas"]): Schema[] {
  const target = branch.$ref === undefined ? branch : schemas[branch.$ref.replace("#/components/schemas/", "")];
  return target?.oneOf ? target.oneOf.flatMap((inner) => branchesOf(inner, schemas)) : [branch];
}

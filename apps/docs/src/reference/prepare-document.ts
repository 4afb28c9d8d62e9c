import {
  type Components,
  isReference,
  mapValues,
  type OpenApiDocument,
  type Operation,
  type Response,
  type Schema,
  type Tag,
} from "../document.ts";
import { withRelativeLinks } from "../links.ts";
import { errorOverview } from "../pages/errors.ts";
import { cloudServers } from "../pages/zilliz-cloud.ts";
import { samplesOf } from "../samples/samples.ts";
import { headersSection, withoutSharedHeaders } from "./headers-section.ts";
import { introduction } from "./introduction.ts";

/** Adds what only readers of the reference need: introduction, sections of Markdown, code samples. The given document stays as it is. */
export function prepareDocument(document: OpenApiDocument): OpenApiDocument {
  const { info, servers, tags, paths, components } = document;
  const sections = [errorsSection(), headersSection(components)];
  return {
    ...document,
    info: { ...info, description: link(introduction(document)) },
    servers: [...servers, ...cloudServers],
    tags: [...tags, ...sections.map((tag) => ({ ...tag, description: link(tag.description) }))],
    paths: mapValues(paths, (methods, path) =>
      mapValues(methods, (operation) => prepareOperation(path, operation, components)),
    ),
    components: {
      ...components,
      responses: mapValues(components.responses, (response) => prepareResponse(response, components)),
    },
  };
}

const link = (markdown: string) => withRelativeLinks(markdown, "reference/");

/** The catalogue in one table, so that Redoc's search finds each error. */
function errorsSection(): Tag {
  return { name: "errors", "x-displayName": "Errors", "x-traitTag": true, description: errorOverview() };
}

function prepareOperation(path: string, operation: Operation, components: Components): Operation {
  const { operationId, description, responses } = operation;
  return {
    ...operation,
    description: `${link(`[Try it](/try-it/#${operationId})`)}\n\n${description}`,
    responses: mapValues(responses, (response) =>
      isReference(response) ? response : prepareResponse(response, components),
    ),
    "x-codeSamples": samplesOf({ ...operation, path }).map(({ lang, label, source }) => ({ lang, label, source })),
  };
}

/** Puts the branches of a response side by side: Redoc then offers every error by its name, not a list within a list. */
function prepareResponse(response: Response, components: Components): Response {
  const flatten = (schema: Schema): Schema =>
    schema.oneOf
      ? { ...schema, oneOf: schema.oneOf.flatMap((branch) => branchesOf(branch, components.schemas)) }
      : schema;
  const content = mapValues(response.content ?? {}, (media) => ({ ...media, schema: flatten(media.schema) }));
  return { ...withoutSharedHeaders(response, components), content };
}

function branchesOf(branch: Schema, schemas: Components["schemas"]): Schema[] {
  const target = branch.$ref === undefined ? branch : schemas[branch.$ref.replace("#/components/schemas/", "")];
  return target?.oneOf ? target.oneOf.flatMap((inner) => branchesOf(inner, schemas)) : [branch];
}

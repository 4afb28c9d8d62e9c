import type { Components, Response, Schema } from "./document.ts";
import { mapValues } from "./map-values.ts";

/** Puts the branches of each answer side by side: Redoc then offers every error by its name, not a list within a list. */
export function flatAnswers({ responses, schemas }: Components): Components["responses"] {
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

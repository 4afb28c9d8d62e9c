import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { OpenApi } from "../spec.ts";
import { banner } from "./banner.ts";

/** The types `paths`, `components` and `operations`, by openapi-typescript; `Int64` for an integer that may be above 2^53. */
export async function renderOpenapi(openapi: OpenApi): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(openapi), {
    // A field with a default stays optional: the default is what the server uses without it.
    defaultNonNullable: false,
    inject: 'import type { Int64 } from "./int64.ts";\n',
    transform: (schema) => {
      const isSafe = "maximum" in schema && Number.isSafeInteger(schema.maximum);
      return schema.format === "int64" && !isSafe ? ts.factory.createTypeReferenceNode("Int64") : undefined;
    },
  });
  return banner + astToString(nodes);
}

import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import type { OpenApi } from "../spec.ts";
import { banner } from "./banner.ts";

/** `paths`, `components` and `operations` as openapi-typescript sees them, but for integers that may be above 2^53. */
export async function renderOpenapi(openapi: OpenApi): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(openapi), {
    // A default is what the server does when the caller says nothing: it does not make the field required.
    defaultNonNullable: false,
    inject: 'import type { Int64 } from "./int64.ts";\n',
    transform: (schema) => {
      const isSafe = "maximum" in schema && Number.isSafeInteger(schema.maximum);
      return schema.format === "int64" && !isSafe ? ts.factory.createTypeReferenceNode("Int64") : undefined;
    },
  });
  return banner + astToString(nodes);
}

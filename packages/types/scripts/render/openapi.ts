import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApi } from "../spec.ts";
import { banner } from "./banner.ts";

/** `paths`, `components` and `operations` as openapi-typescript sees them. */
export async function renderOpenapi(openapi: OpenApi): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(openapi), {
    // A default is what the server does when the caller says nothing: it does not make the field required.
    defaultNonNullable: false,
  });
  return banner + astToString(nodes);
}

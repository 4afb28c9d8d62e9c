import openapiTS, { astToString } from "openapi-typescript";
import type { OpenApi } from "../spec.ts";
import { banner } from "./banner.ts";

/** The types `paths`, `components` and `operations`, by openapi-typescript. */
export async function renderOpenapi(openapi: OpenApi): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(openapi), {
    // A field with a default stays optional: the default is what the server uses without it.
    defaultNonNullable: false,
  });
  return banner + astToString(nodes);
}

import { openapiOverlay } from "openapi-format";

/** An OpenAPI Overlay 1.0 document, as openapi-format takes it. */
export type Overlay = NonNullable<Parameters<typeof openapiOverlay>[1]["overlaySet"]>;

/**
 * Applies an OpenAPI Overlay to a document, which stays as it is.
 *
 * @throws {Error} when an action finds nothing to act on: the document has changed under the overlay.
 */
export async function applyOverlay(document: object, overlay: Overlay): Promise<unknown> {
  const { data, resultData } = await openapiOverlay(structuredClone(document), { overlaySet: overlay });
  const used = new Set(Array.isArray(resultData.usedActions) ? resultData.usedActions : []);
  const idle = overlay.actions.filter((action) => !used.has(action)).map(({ target }) => target);
  if (idle.length > 0) throw new Error(`the overlay's target ${idle.join(", ")} is not in the document`);
  return data;
}

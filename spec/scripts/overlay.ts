import { openapiOverlay } from "openapi-format";

/** An OpenAPI Overlay 1.0 document, as openapi-format takes it. */
export type Overlay = NonNullable<Parameters<typeof openapiOverlay>[1]["overlaySet"]>;

/**
 * Applies an OpenAPI Overlay to a copy of a document.
 *
 * @throws {Error} when the target of an action is not in the document, because the document has changed.
 */
export async function applyOverlay(document: object, overlay: Overlay): Promise<unknown> {
  const { data, resultData } = await openapiOverlay(structuredClone(document), { overlaySet: overlay });
  const used = new Set(Array.isArray(resultData.usedActions) ? resultData.usedActions : []);
  const idle = overlay.actions.filter((action) => !used.has(action)).map(({ target }) => target);
  if (idle.length > 0)
    throw new Error(`overlay target ${idle.join(", ")} is not in the document: correct it in spec/overlays/`);
  return data;
}

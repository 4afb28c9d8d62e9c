import { createSpec, type Spec } from "@milvus-rest/semantics";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import profiles from "@milvus-rest/spec/profiles.json" with { type: "json" };
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { escapeKey, type Json, type JsonObject, type Mutant, objectOf } from "./mutants.ts";

/** A document on trial: what the checks look at. */
export interface Trial {
  document: JsonObject;
  /** @throws {Error} when no spec can be made of the document. */
  readonly spec: Spec;
  /** The keys that lead to what is changed; none for the document itself. */
  path: readonly string[];
  /** Whether a node can be affected: the change is in it, in what it refers to, or around it. */
  affects: (pointer: string) => boolean;
  /** Whether a value is valid under the schema at a JSON pointer. */
  isValid: (pointer: string, value: unknown) => boolean;
}

/** The published document. */
export const published: JsonObject = openapi;

/** Puts a document on trial. The first check that needs them makes the spec, and the validators of the schemas. */
export function trialOf({ document, path }: Pick<Mutant, "document" | "path">): Trial {
  let spec: Spec | undefined;
  let ajv: Ajv2020 | undefined;
  const changed = `#/${path.map(escapeKey).join("/")}`;
  const places = [changed, ...referrersOf(componentOf(path))];
  return {
    document,
    path,
    get spec() {
      spec ??= createSpec(document, profiles);
      return spec;
    },
    affects: (pointer) => places.some((place) => isWithin(place, pointer) || isWithin(pointer, place)),
    isValid: (pointer, value) => {
      ajv ??= validatorOf(document);
      return ajv.getSchema(`openapi${pointer}`)?.(value) === true;
    },
  };
}

function validatorOf(document: JsonObject): Ajv2020 {
  // Of the document itself, the meta-schema of JSON Schema demands nothing.
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  addFormats.default(ajv);
  return ajv.addSchema(document, "openapi");
}

/** The published document, on trial. */
export const original = trialOf({ document: published, path: [] });

const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}/`);

/** The pointer of the component that a path leads into. */
function componentOf([root, kind, name]: readonly string[]): string | undefined {
  return root === "components" && kind && name ? `#/components/${kind}/${name}` : undefined;
}

/** Every reference of the published document: the node that refers, and the component. */
const references = [...referencesIn(published, "#")];
const known = new Map<string, readonly string[]>();

/** The nodes that refer to a component, directly or by other components. */
function referrersOf(component: string | undefined): readonly string[] {
  if (component === undefined) return [];
  const found = known.get(component);
  if (found) return found;
  const direct = references.filter(({ to }) => to === component).map(({ from }) => from);
  const indirect = direct.flatMap((from) => referrersOf(componentOf(from.split("/").slice(1))));
  known.set(component, [...new Set([...direct, ...indirect])]);
  return known.get(component) ?? [];
}

function* referencesIn(node: Json, pointer: string): Generator<{ from: string; to: string }> {
  if (node === null || typeof node !== "object") return;
  const { $ref } = objectOf(node);
  if (typeof $ref === "string") yield { from: pointer, to: $ref };
  for (const [key, child] of Object.entries(node)) yield* referencesIn(child, `${pointer}/${escapeKey(key)}`);
}

/** The object at a JSON pointer; an empty one where there is none. */
export function nodeAt(document: JsonObject, pointer: string): JsonObject {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return objectOf(
    keys.reduce<Json | undefined>((node, key) => (isContainer(node) ? Reflect.get(node, key) : undefined), document),
  );
}

const isContainer = (node: Json | undefined): node is Json[] | JsonObject => typeof node === "object" && node !== null;

import type { Spec } from "@milvus-rest/semantics";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const validators = new WeakMap<object, Ajv2020>();

/** What is wrong with a value under the schema at a JSON pointer of the document; empty where nothing is. */
export function violations({ document }: Spec, pointer: string, value: unknown): string[] {
  const validate = validatorOf(document).getSchema(`openapi${pointer}`);
  if (!validate) throw new Error(`spec: there is no schema at ${pointer}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) =>
    `${instancePath.slice(1).replaceAll("/", ".")} ${message}`.trim(),
  );
}

function validatorOf(document: object): Ajv2020 {
  const known = validators.get(document);
  if (known) return known;
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "openapi");
  validators.set(document, ajv);
  return ajv;
}

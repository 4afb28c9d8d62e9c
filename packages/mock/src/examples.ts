import type { IHttpRequest } from "@stoplight/prism-http";
import type { Operation } from "./operations.ts";
import { loadPrism, prismConfig } from "./prism.ts";

/** Which example of the spec is to be the answer. */
export interface Choice {
  operation: Operation;
  status: number;
  /** The example's name; without it the first one of the media type. */
  name?: string;
  mediaType: string;
}

/** What Prism made of an example. */
export interface Example {
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

/** An example does not change: each is made once for all mocks of the process. */
const made = new Map<string, Promise<Example>>();

/**
 * The example of the spec, as Prism answers with it.
 *
 * @throws {Error} where the spec has no such example, or one that breaks its schema.
 */
export function exampleOf(choice: Choice): Promise<Example> {
  const key = `${choice.operation.id} ${choice.status} ${choice.mediaType} ${choice.name}`;
  const example = made.get(key) ?? make(choice);
  made.set(key, example);
  return example;
}

async function make({ operation, status, name, mediaType }: Choice): Promise<Example> {
  const { instance, resourcesOf } = await loadPrism();
  const resources = await resourcesOf(operation.path);
  const mock = { dynamic: false, code: status, mediaTypes: [mediaType], ...(name && { exampleKey: name }) };
  const request = {
    method: operation.method.toLowerCase() as IHttpRequest["method"],
    url: { path: operation.path },
    headers: {},
  };
  const result = await instance.request(request, resources, { ...prismConfig, mock })();
  const place = `spec: operation ${operation.id}, status ${status}, ${mediaType}, example ${name ?? "(first)"}`;
  if (result._tag === "Left") throw new Error(`${place}: Prism has no answer: ${result.left.message}`);
  const { output, validations } = result.right;
  const violations = validations.output.map(({ message }) => message);
  if (violations.length > 0) throw new Error(`${place} breaks its schema: ${violations.join("; ")}`);
  return { headers: output.headers ?? {}, body: output.body };
}

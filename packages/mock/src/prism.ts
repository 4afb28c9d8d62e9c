import * as importedModule from "node:module";
import { copyJson, type Operation, type Spec } from "@milvus-rest/semantics";
import type { IHttpConfig, IHttpRequest } from "@stoplight/prism-http";

/** Requests are judged long before: Prism checks the responses only. */
const config: IHttpConfig = {
  isProxy: false,
  upstreamProxy: undefined,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: true,
  errors: false,
  mock: { dynamic: false },
};

/** Prism with a spec. Examples do not change: each is made once. */
function createPrism(spec: Spec) {
  const { createInstance, createLogger, getHttpOperationsFromSpec } = requirePrism();
  const instance = createInstance(config, { logger: createLogger("prism", { enabled: false }) });
  // Prism resolves the references of a document in place.
  const document = copyJson(spec.document);
  const examples = new Map<string, ReturnType<typeof make>>();

  async function make({ method, path }: Operation, status: number, mediaType: string, name?: string) {
    const mock = { dynamic: false, code: status, mediaTypes: [mediaType], ...(name && { exampleKey: name }) };
    const request = { method: method.toLowerCase() as IHttpRequest["method"], url: { path }, headers: {} };
    // Only this path: to parse all of them would cost 3 ms for each.
    const resources = await getHttpOperationsFromSpec({ ...document, paths: { [path]: document.paths[path] } });
    const result = await instance.request(request, resources, { ...config, mock })();
    const place = `spec: ${method} ${path}, status ${status}, ${mediaType}, example ${name ?? "(first)"}`;
    if (result._tag === "Left") throw new Error(`${place}: Prism has no response: ${result.left.message}`);
    const { output, validations } = result.right;
    const violations = validations.output.map(({ message }) => message);
    if (violations.length > 0) throw new Error(`${place} breaks its schema: ${violations.join("; ")}`);
    return { headers: output.headers ?? {}, body: output.body };
  }

  /** @throws {Error} where the spec has no such example, or one that breaks its schema. */
  return (operation: Operation, status: number, mediaType: string, name?: string) => {
    const key = [operation.id, status, mediaType, name].join(" ");
    const example = examples.get(key) ?? make(operation, status, mediaType, name);
    examples.set(key, example);
    return example;
  };
}

const prisms = new WeakMap<Spec, ReturnType<typeof createPrism>>();

/** The Prism of a spec, once for all mocks of the process. */
export function prismOf(spec: Spec) {
  const prism = prisms.get(spec) ?? createPrism(spec);
  prisms.set(spec, prism);
  return prism;
}

/**
 * Loads Prism with Node's own `require`, where a test runner has put one of its own in its place: Prism is nobody's to
 * transform, or to resolve as for a browser. The `Module` that Jest gives instead extends Node's.
 */
function requirePrism() {
  const given = process.getBuiltinModule?.("node:module") ?? importedModule;
  const parent: object = Object.getPrototypeOf(Object(given.Module));
  const createRequire: typeof given.createRequire = Reflect.get(parent, "createRequire") ?? given.createRequire;
  const require = createRequire(import.meta.url);
  const showFaker = hideFaker(createRequire(require.resolve("@stoplight/prism-http")));
  const http: typeof import("@stoplight/prism-http") = require("@stoplight/prism-http");
  const core: typeof import("@stoplight/prism-core") = require("@stoplight/prism-core");
  showFaker();
  return { ...http, ...core };
}

/** Prism loads all 70 languages of faker, which it never needs: two thirds of a start. English stands in meanwhile. */
function hideFaker(require: NodeJS.Require): () => void {
  const faker = require.resolve("@faker-js/faker");
  const english = require.resolve("@faker-js/faker/locale/en");
  if (require.cache[faker]) return () => {};
  require(english);
  require.cache[faker] = require.cache[english];
  return () => void delete require.cache[faker];
}

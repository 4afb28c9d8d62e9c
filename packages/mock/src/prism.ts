import * as importedModule from "node:module";
import type { OpenApiDocument, Spec } from "@milvus-rest/semantics";
import type { IHttpConfig, IHttpRequest, PrismHttpInstance } from "@stoplight/prism-http";
import { copyJson } from "./copy-json.ts";

/** An example of the spec, as Prism gives it. */
export interface Example {
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

/** Which example is wanted. */
export interface ExampleQuery {
  method: string;
  path: string;
  status: number;
  mediaType: string;
  /** Default: the first one of the media type. */
  name: string | undefined;
}

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

type Resources = Parameters<PrismHttpInstance["request"]>[1];

/** Prism with a spec. Examples do not change: each is made once. */
export class Prism {
  readonly #document: OpenApiDocument;
  readonly #instance: PrismHttpInstance;
  readonly #parse: typeof import("@stoplight/prism-http").getHttpOperationsFromSpec;
  readonly #resources = new Map<string, Promise<Resources>>();
  readonly #examples = new Map<string, Promise<Example>>();

  constructor({ document }: Spec) {
    const { createInstance, createLogger, getHttpOperationsFromSpec } = requirePrism();
    // Prism resolves the references of a document in place.
    this.#document = copyJson(document);
    this.#instance = createInstance(config, { logger: createLogger("prism", { enabled: false }) });
    this.#parse = getHttpOperationsFromSpec;
  }

  /** @throws {Error} where the spec has no such example, or one that breaks its schema. */
  example(query: ExampleQuery): Promise<Example> {
    const key = JSON.stringify(query);
    const example = this.#examples.get(key) ?? this.#make(query);
    this.#examples.set(key, example);
    return example;
  }

  async #make({ method, path, status, mediaType, name }: ExampleQuery): Promise<Example> {
    const mock = { dynamic: false, code: status, mediaTypes: [mediaType], ...(name && { exampleKey: name }) };
    const request = { method: method.toLowerCase() as IHttpRequest["method"], url: { path }, headers: {} };
    const result = await this.#instance.request(request, await this.#resourcesOf(path), { ...config, mock })();
    const place = `spec: ${method} ${path}, status ${status}, ${mediaType}, example ${name ?? "(first)"}`;
    if (result._tag === "Left") throw new Error(`${place}: Prism has no response: ${result.left.message}`);
    const { output, validations } = result.right;
    const violations = validations.output.map(({ message }) => message);
    if (violations.length > 0) throw new Error(`${place} breaks its schema: ${violations.join("; ")}`);
    return { headers: output.headers ?? {}, body: output.body };
  }

  /** What Prism knows of the operations of one path: to parse all of them at the start would cost 3 ms for each. */
  #resourcesOf(path: string): Promise<Resources> {
    const { paths } = this.#document;
    const resources = this.#resources.get(path) ?? this.#parse({ ...this.#document, paths: { [path]: paths[path] } });
    this.#resources.set(path, resources);
    return resources;
  }
}

const instances = new WeakMap<Spec, Prism>();

/** The Prism of a spec, once for all mocks of the process. */
export function prismOf(spec: Spec): Prism {
  const prism = instances.get(spec) ?? new Prism(spec);
  instances.set(spec, prism);
  return prism;
}

/**
 * Node's own way of loading modules, where a test runner has put one of its own in its place: Prism is nobody's to
 * transform, or to resolve as for a browser. The `Module` that Jest gives instead extends Node's.
 */
const givenModule = process.getBuiltinModule?.("node:module") ?? importedModule;
const parentModule: unknown = Object.getPrototypeOf(Object(givenModule.Module));
const nodeModule: Pick<typeof importedModule, "createRequire" | "registerHooks"> = isModule(parentModule)
  ? parentModule
  : givenModule;

function isModule(value: unknown): value is typeof importedModule.Module {
  return typeof value === "function" && "createRequire" in value;
}

/**
 * Prism loads all 70 languages of faker, which it is never asked for: two thirds of the time that a start takes.
 * English alone is enough. Where modules cannot be hooked (test runners that load modules by themselves, other
 * runtimes) it starts all the same, slower.
 */
function requirePrism() {
  const require = nodeModule.createRequire(import.meta.url);
  const hooks = hookFaker();
  try {
    const http: typeof import("@stoplight/prism-http") = require("@stoplight/prism-http");
    const core: typeof import("@stoplight/prism-core") = require("@stoplight/prism-core");
    return { ...http, ...core };
  } finally {
    hooks?.deregister();
  }
}

function hookFaker() {
  try {
    return nodeModule.registerHooks?.({
      resolve: (specifier, context, next) =>
        next(specifier === "@faker-js/faker" ? "@faker-js/faker/locale/en" : specifier, context),
    });
  } catch {
    return undefined;
  }
}

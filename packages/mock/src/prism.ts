import { createRequire, registerHooks } from "node:module";
import openapi from "@milvus-rest/spec/openapi.json" with { type: "json" };
import type { IHttpConfig, PrismHttpInstance } from "@stoplight/prism-http";

/** Prism with the bundled spec. */
export interface Prism {
  instance: PrismHttpInstance;
  /** What Prism wants to know of the operations of a path: of all at once would cost the start 3 ms for each. */
  resourcesOf(path: string): Promise<Resources>;
}

type Resources = Parameters<PrismHttpInstance["request"]>[1];

/** The front has checked the request long before: Prism checks the answers only. */
export const prismConfig: IHttpConfig = {
  isProxy: false,
  upstreamProxy: undefined,
  checkSecurity: false,
  validateRequest: false,
  validateResponse: true,
  errors: false,
  mock: { dynamic: false },
};

let loading: Promise<Prism> | undefined;

/** Loads Prism, once for all mocks of the process. */
export function loadPrism(): Promise<Prism> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Prism> {
  const { createInstance, createLogger, getHttpOperationsFromSpec } = requireQuickly();
  const paths = new Map(Object.entries(openapi.paths));
  const known = new Map<string, Promise<Resources>>();
  return {
    instance: createInstance(prismConfig, { logger: createLogger("prism", { enabled: false }) }),
    resourcesOf(path) {
      const resources =
        known.get(path) ?? getHttpOperationsFromSpec({ ...openapi, paths: { [path]: paths.get(path) } });
      known.set(path, resources);
      return resources;
    },
  };
}

/**
 * Prism loads what we never ask it for: all 70 languages of faker, two thirds of its start. English alone is enough.
 */
function requireQuickly() {
  const require = createRequire(import.meta.url);
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier === "@faker-js/faker" ? "@faker-js/faker/locale/en" : specifier, context),
  });
  try {
    const http: typeof import("@stoplight/prism-http") = require("@stoplight/prism-http");
    const core: typeof import("@stoplight/prism-core") = require("@stoplight/prism-core");
    return { ...http, ...core };
  } finally {
    hooks.deregister();
  }
}
